import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { refreshAccessOfMany } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { Worker } from '#domain/actor.ts';
import { withoutHome } from '#domain/candidate-profile.ts';
import { Refusal } from '#domain/refusal.ts';
import { pointsOf, type ProposalDraft } from '#domain/sharing.ts';
import { seatPoolsOf } from '#matching/seat-pools.ts';
import { engineVersion } from './kept-run.ts';
import { keepTown } from './kept-town.ts';
import { makeSharing, type MadeLine, type SeekerInLine, type StillMaking } from './make-sharing.ts';
import { readSeekerFacts } from './seeker-facts.ts';
import { onTheirWay, passesOf, placesKept, readLine, type Line } from './sharing-ground.ts';
import { readMeetingChoices, readSharingRule } from './sharing-rule.ts';
import { readTownOfToday } from './town-of-today.ts';

export type SharingMade = { id: string; people: number; placed: number };

async function readGround(db: Handle, worker: Worker, line: Line, today: string) {
  const ids = line.seeking.map(({ personId }) => personId);
  const facts = await readSeekerFacts(db, ids, today);
  const passes = await passesOf(db, ids, today);
  const seekers = line.seeking.flatMap(({ personId, since }): SeekerInLine[] => {
    const known = facts.get(personId);
    return known ? [{ ...known, personId, since, passed: passes.get(personId) ?? new Set() }] : [];
  });
  const town = await readTownOfToday(db, worker, today);
  return { seekers, town, pools: seatPoolsOf(town.opportunities, today, await placesKept(db)) };
}

/**
 * Everybody who waits and whom this worker may see, beside every seat of the town: a proposal for a meeting to talk over.
 * It holds no seat and moves nobody; each line is taken up or left by a person. What it stood on is kept, so that it can be
 * made again as it was. Reading and writing are two transactions, for weighing thousands of pairs takes a moment in between.
 */
export async function proposeSharing(
  worker: Worker,
  { id, draft }: { id: string; draft: ProposalDraft },
  today: string,
  soFar?: StillMaking,
): Promise<SharingMade> {
  const ground = await asActor(worker, { act: 'allocation.weigh' }, async (db, log) => {
    const line = await readLine(db, worker);
    log.detail({ people: line.seeking.length });
    for (const { personId } of line.seeking) log.about('person', personId);
    return { line, rule: await readSharingRule(db), ...(await readGround(db, worker, line, today)) };
  });
  const { line, rule, seekers, town, pools } = ground;
  const points = pointsOf(draft.weight);
  const { lines, result } = await makeSharing(seekers, town.ready, pools, points, soFar);
  const kept = { ...result, underWay: line.underWay, hasMore: line.hasMore };
  const purpose = { act: 'allocation.propose', subjects: [{ kind: 'allocation_run', id }] };
  return asActor(worker, purpose, async (db, log) => {
    const known = await db.selectFrom('allocationRun').select('id').where('id', '=', id).executeTakeFirst();
    if (known) return { id, people: result.people, placed: result.placed };
    if (draft.meetingId !== null) {
      const meetings = await readMeetingChoices(db);
      if (!meetings.some((meeting) => meeting.id === draft.meetingId)) throw new Refusal('not-found');
    }
    await db
      .insertInto('allocationRun')
      .values({
        municipalityId: worker.municipalityId,
        id,
        runBy: worker.accountId,
        onDay: today,
        engine: engineVersion,
        points,
        settingId: rule.id !== null && rule.points === points ? rule.id : null,
        meetingId: draft.meetingId,
        townId: await keepTown(db, worker, town),
        result: json(kept),
      })
      .execute();
    await keepLines(db, worker, id, lines);
    log.detail({ people: result.people, placed: result.placed, points: points ?? 'strict' });
    return { id, people: result.people, placed: result.placed };
  });
}

/** Rows of one insert: parameters of a statement are numbered with sixteen bits. */
const perInsert = 500;

async function keepLines(
  db: Handle,
  worker: Worker,
  runId: string,
  lines: readonly MadeLine[],
): Promise<void> {
  const ids = lines.map(({ personId }) => personId);
  // A consent may have been withdrawn, and somebody may have set out, while the pairs were weighed.
  const moving = await onTheirWay(db, ids);
  const seen = await db
    .selectFrom('person')
    .select('id')
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  const open = new Set(seen.map((row) => row.id));
  const keep = lines.filter(({ personId }) => open.has(personId) && !moving.has(personId));
  for (let from = 0; from < keep.length; from += perInsert) {
    await db
      .insertInto('allocationLine')
      .values(
        keep.slice(from, from + perInsert).map((line) => ({
          municipalityId: worker.municipalityId,
          id: uuidv7(),
          runId,
          personId: line.personId,
          band: line.band,
          since: line.since,
          profile: json(withoutHome(line.profile)),
          passed: [...line.passed],
          resourceId: line.resourceId,
          result: json(line.result),
          createdBy: worker.accountId,
        })),
      )
      .execute();
  }
  if (keep.length === 0) return;
  await refreshAccessOfMany(
    db,
    keep.map(({ personId }) => personId),
    'allocation_line',
  );
}
