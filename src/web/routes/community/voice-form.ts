import { hoursOfSlots, slotsWithin, type WeeklyHours } from '#domain/hours.ts';
import {
  townVoiceShape,
  voiceConditionsShape,
  voiceOriginCodes,
  type TownVoice,
  type VoiceConditions,
  type VoiceOrigin,
} from '#domain/voice.ts';
import { formReader } from '#web/form-reader.ts';
import { formOf, type Form } from '#web/form.ts';
import { emptyDraft, type ResourceDraft } from '#web/routes/town/resource-form.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import type { VoiceRecord } from '#use-cases/community/read-voice.ts';
import { postedConditions, readDraftConditions, slotsOfRows, storedConditions } from './read-drafts.ts';

const names = [
  'id',
  'words',
  'scene',
  'theme',
  'toldBy',
  'areaId',
  'organizationId',
  'sharing',
  'fromKind',
  'heardOn',
] as const;

/** Everything the form of a voice shows, as text. */
export type VoiceTyped = {
  words: Record<string, string>;
  draft: ResourceDraft;
  slots: number[];
  wanted: readonly string[];
  sureOf: readonly string[];
};

export function emptyVoice(words: Record<string, string>): VoiceTyped {
  return { words, draft: emptyDraft(), slots: [], wanted: [], sureOf: [] };
}

export function storedVoice({ voice, conditions }: VoiceRecord): VoiceTyped {
  const words: Record<string, string> = {};
  for (const [name, value] of Object.entries(voice)) words[name] = value ?? '';
  return {
    words,
    draft: storedConditions(conditions),
    slots: slotsWithin(conditions.hours ?? []),
    wanted: conditions.wanted,
    sureOf: [],
  };
}

export function postedVoice(form: Form, today: string): VoiceTyped {
  const draft = postedConditions(form, 'words');
  const slots = form.all('hours').map(Number).filter(Number.isInteger);
  return {
    words: Object.fromEntries(names.map((name) => [name, form.text(name)])),
    draft: { ...draft, rows: [] },
    slots: [...new Set([...slots, ...slotsOfRows(draft, today)])],
    wanted: form.all('wanted'),
    sureOf: form.all('sureOf'),
  };
}

export type VoiceRead =
  | { ok: true; voice: TownVoice; conditions: VoiceConditions; fromKind: VoiceOrigin; heardOn: string }
  | { ok: false; errors: FieldErrors };

/** Reads the form of a voice; every wrong field is named. */
export function readVoiceTyped(typed: VoiceTyped, stored: VoiceRecord | undefined, today: string): VoiceRead {
  const text = (name: string): string => typed.words[name] ?? '';
  const voice = townVoiceShape.safeParse({
    ...typed.words,
    areaId: text('areaId') || null,
    organizationId: text('organizationId') || null,
  });
  const read = readDraftConditions(typed.draft, stored?.conditions);
  const errors: Record<string, string> = {
    ...(voice.success ? {} : fieldErrors(voice.error)),
    ...(read.ok ? {} : read.errors),
  };
  const reader = formReader(formOf([['heardOn', text('heardOn')]]), today);
  const heardOn = stored ? stored.heardOn : reader.pastDay('heardOn');
  if (heardOn === null) errors['heardOn'] = reader.errors['heardOn'] ?? 'いつ聞いたかを書いてください';
  const fromKind = stored?.fromKind ?? voiceOriginCodes.find((code) => code === text('fromKind'));
  if (fromKind === undefined) errors['fromKind'] = 'だれからの声かを選んでください';
  if (!voice.success || !read.ok || heardOn === null || fromKind === undefined) return { ok: false, errors };
  const hours = hoursTyped(typed.slots, stored?.conditions.hours);
  const conditions = voiceConditionsShape.parse({
    ...read.conditions,
    ...(hours === undefined ? {} : { hours }),
    wanted: typed.wanted,
  });
  return { ok: true, voice: voice.data, conditions, fromKind, heardOn };
}

/** Hours that do not begin on a half hour cannot be drawn: where nothing was changed they stay as they were. */
function hoursTyped(slots: readonly number[], stored: WeeklyHours | undefined): WeeklyHours | undefined {
  const before = slotsWithin(stored ?? []);
  const isSame = before.length === slots.length && before.every((slot) => slots.includes(slot));
  if (isSame) return stored;
  return slots.length === 0 ? undefined : hoursOfSlots(slots);
}
