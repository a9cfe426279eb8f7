import { sql } from 'kysely';
import type { Handle } from './as-actor.ts';
import { readDeclineRules } from './decline-rules.ts';
import { readSeen } from './resource-seen.ts';
import { addDays } from '#domain/calendar-day.ts';
import { isPassReason, passers, passLabel, passReasons } from '#domain/candidate-pass.ts';
import type { SupportCode } from '#domain/condition-codes.ts';
import type { EndsWhen } from '#domain/decline-reason.ts';
import { findRule, ruleKey, type DeclineRule } from '#domain/decline-rule.ts';
import { endedBy, type BackPass, type OpenPass, type ResourceSeen } from '#domain/pass-ending.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';

export type Passes = { held: OpenPass[]; back: BackPass[] };

/** What came back longer ago than this is no news. */
const newsDays = 60;

/**
 * What was let go by: what still waits, and what is up again and why. Whether a reason has ended is asked each time of the
 * register as it stands; nothing is written by looking.
 */
export async function readPasses(
  db: Handle,
  personId: string,
  today: string,
  needs: readonly SupportCode[] = [],
): Promise<Passes> {
  const rows = await readRows(db, personId, today);
  const passes: Passes = { held: [], back: [] };
  if (rows.length === 0) return passes;
  const rules = await readDeclineRules(db);
  const waiting = rows.filter(({ endsWhen }) => endsWhen !== 'on_day' && endsWhen !== 'by_hand');
  const now = await readSeen(
    db,
    waiting.map(({ resourceId }) => resourceId),
    today,
  );
  for (const { seen, reason, code, ...row } of rows) {
    const endsWhen = row.endsWhen as EndsWhen;
    const held = {
      until: row.until,
      endsWhen,
      passedOn: tokyoDay(row.passedOn),
      seen: seen as Partial<ResourceSeen>,
    };
    const pass: OpenPass = {
      ...row,
      endsWhen,
      isPersonsNo: reason === 'person_no',
      why: whyOf({ reason, code, passedBy: row.passedBy }, rules),
    };
    const ended = endedBy(held, now.get(row.resourceId), today, needs);
    if (ended === undefined) passes.held.push(pass);
    else passes.back.push({ ...pass, ended: ended.words });
  }
  return passes;
}

function readRows(db: Handle, personId: string, today: string) {
  return db
    .selectFrom('matchPass')
    .innerJoin('resource', (join) =>
      join
        .onRef('resource.municipalityId', '=', 'matchPass.municipalityId')
        .onRef('resource.id', '=', 'matchPass.resourceId'),
    )
    .select(['matchPass.id', 'matchPass.resourceId', 'resource.name as resourceName', 'matchPass.passedBy'])
    .select(['matchPass.reason', 'matchPass.code', 'matchPass.until', 'matchPass.endsWhen', 'matchPass.seen'])
    .select('matchPass.createdAt as passedOn')
    .where('matchPass.personId', '=', personId)
    .where('matchPass.endedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('matchPass.until', 'is', null),
        eb('matchPass.until', '>', sql<string>`${addDays(today, -newsDays)}::date`),
      ]),
    )
    .orderBy('matchPass.createdAt', 'desc')
    .execute();
}

type Said = { reason: string; code: string; passedBy: string };

function whyOf({ reason, code, passedBy }: Said, rules: readonly DeclineRule[]): string {
  // Let go by on つなぐ it is said as it was chosen there; a decline is said by its own line of the table.
  const isChosenThere = isPassReason(reason) && (code === '' || ruleKey(passReasons[reason].rule) === code);
  if (isPassReason(reason) && isChosenThere) return passLabel(reason, rules);
  const [whose = '', of = ''] = code.split(':');
  const who = passers[passedBy as keyof typeof passers] ?? '';
  const label = findRule(rules, whose, of)?.label;
  return label === undefined ? who : `${who}：${label}`;
}
