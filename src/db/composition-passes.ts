import { sql } from 'kysely';
import { isPassReason, passLabel } from '#domain/candidate-pass.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { SupportCode } from '#domain/condition-codes.ts';
import {
  compositionPassWords,
  heldKey,
  type BackDraft,
  type DraftPasses,
  type HeldDraft,
} from '#domain/composition-pass.ts';
import type { EndsWhen } from '#domain/decline-reason.ts';
import { endedBy, type ResourceSeen } from '#domain/pass-ending.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { Handle } from './as-actor.ts';
import { readDeclineRules } from './decline-rules.ts';
import { readSeen } from './resource-seen.ts';

/** What came back longer ago than this is no news. */
const newsDays = 60;

/**
 * Drafts that were let go for this person: what still waits, and what is proposed again and why. Whether a reason has ended is
 * asked each time of the place as it stands; nothing is written by looking.
 */
export async function readDraftPasses(
  db: Handle,
  personId: string,
  today: string,
  needs: readonly SupportCode[] = [],
): Promise<DraftPasses> {
  const rows = await readRows(db, personId, today);
  const [held, back, heldKeys]: [HeldDraft[], BackDraft[], Set<string>] = [[], [], new Set()];
  if (rows.length === 0) return { held, back, heldKeys };
  const rules = await readDeclineRules(db);
  const places = [...new Set(rows.map(({ resourceId }) => resourceId))];
  const now = await readSeen(db, places, today);
  for (const { seen, reason, scope, concept, voiceId, resourceId, ...row } of rows) {
    const endsWhen = row.endsWhen as EndsWhen;
    const label = isPassReason(reason) ? compositionPassWords(reason, passLabel(reason, rules)) : '';
    const draft = { ...row, endsWhen, why: label, isPersonsNo: reason === 'person_no' };
    const then = {
      until: row.until,
      endsWhen,
      passedOn: tokyoDay(row.passedOn),
      seen: seen as Partial<ResourceSeen>,
    };
    const ended = endedBy(then, now.get(resourceId), today, needs);
    if (ended === undefined) {
      held.push(draft);
      heldKeys.add(heldKey(voiceId, concept, scope === 'place' ? resourceId : undefined));
    } else back.push({ ...draft, ended: ended.words });
  }
  return { held, back, heldKeys };
}

function readRows(db: Handle, personId: string, today: string) {
  return db
    .selectFrom('compositionPass as pass')
    .innerJoin('voice', (join) =>
      join.onRef('voice.municipalityId', '=', 'pass.municipalityId').onRef('voice.id', '=', 'pass.voiceId'),
    )
    .innerJoin('resource', (join) =>
      join
        .onRef('resource.municipalityId', '=', 'pass.municipalityId')
        .onRef('resource.id', '=', 'pass.resourceId'),
    )
    .select(['pass.id', 'pass.name', 'pass.voiceId', 'pass.resourceId', 'pass.concept', 'pass.scope'])
    .select(['pass.reason', 'pass.until', 'pass.endsWhen', 'pass.seen', 'pass.createdAt as passedOn'])
    .select(['voice.words as voiceWords', 'resource.name as placeName'])
    .where('pass.personId', '=', personId)
    .where('pass.endedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('pass.until', 'is', null),
        eb('pass.until', '>', sql<string>`${addDays(today, -newsDays)}::date`),
      ]),
    )
    .orderBy('pass.createdAt', 'desc')
    .orderBy('pass.id', 'desc')
    .execute();
}
