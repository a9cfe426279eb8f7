import * as z from 'zod';
import { passReasonCodes, passReasons, type PassReasonCode } from './candidate-pass.ts';
import type { EndsWhen } from './decline-reason.ts';

/** What is let go: the activity as an answer to this voice wherever it is, or only in this place. */
export type PassScope = 'activity' | 'place';

/** A no of whoever has the place is about the place: the same activity may be proposed elsewhere. */
export function scopeOf(reason: PassReasonCode): PassScope {
  return passReasons[reason].by === 'host' ? 'place' : 'activity';
}

/** Where somebody is asked for a room, and not for a place among others: the same reasons in other words. */
const wordsOfPlace: Partial<Record<PassReasonCode, string>> = {
  host_full: '場が、いまはいっぱい',
  host_not_now: '場の主が、いまは貸せない',
};

export function compositionPassWords(code: PassReasonCode, usual: string): string {
  return wordsOfPlace[code] ?? usual;
}

/** Two drafts are the same draft when this is the same: a voice answered by an activity, anywhere or in one place. */
export function heldKey(wishId: string, concept: string, placeId?: string): string {
  return [wishId, concept, ...(placeId === undefined ? [] : [placeId])].join(' ');
}

/** Voices and activities, as `heldKey`, of which a draft was let go in some place only. */
export function heldSomewhere(keys: Iterable<string>): Set<string> {
  const parts = [...keys].map((key) => key.split(' '));
  return new Set(parts.filter(({ length }) => length > 2).map((part) => part.slice(0, 2).join(' ')));
}

/** A draft that was let go and waits. */
export type HeldDraft = {
  id: string;
  name: string;
  voiceWords: string;
  placeName: string;
  why: string;
  isPersonsNo: boolean;
  until: string | null;
  endsWhen: EndsWhen;
  passedOn: Date;
};

/** Proposed again, because the reason has ended. */
export type BackDraft = HeldDraft & { ended: string };
/** `heldKeys`: what the engine leaves out, as `heldKey`. */
export type DraftPasses = { held: HeldDraft[]; back: BackDraft[]; heldKeys: ReadonlySet<string> };

export const compositionPassShape = z.object({
  reason: z.enum(passReasonCodes as [PassReasonCode, ...PassReasonCode[]], {
    error: 'いまはしないわけを、ひとつ選んでください',
  }),
  until: z.iso.date('その日を、1/31 のように書いてください').nullable().default(null),
});
