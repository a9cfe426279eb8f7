import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import { daysBetween } from '#domain/calendar-day.ts';
import { nameWithSan } from '#domain/person.ts';
import type { LineDecision } from '#domain/sharing.ts';
import type { WaitingBand } from '#domain/waiting-band.ts';
import { firstReason } from './candidate-view.ts';
import type { KeptEvaluation } from './kept-run.ts';
import type { KeptInstead } from './kept-sharing.ts';
import { ofPart, readNames, sayInstead, type LinePart } from './sharing-lines.ts';

/** A line as a list tells it: what is proposed, and the one reason that tells most. The page of the line has all of it. */
export type ShortLine = {
  id: string;
  personId: string;
  personName: string;
  areaName: string | null;
  band: WaitingBand;
  days: number;
  proposal: { name: string; where: string } | null;
  /** Why that fits; empty where nothing is proposed. */
  why: string;
  fitCount: number;
  standing: number | null;
  instead: { name: string; words: string } | null;
  nearMissCount: number;
  decision: LineDecision | null;
};

/**
 * Those who wait longest first, as everywhere; the order decides nothing. Of what is kept of a line only so much is read as is told:
 * with every reason of a thousand people a page would be made for seconds.
 */
export async function readShortLines(
  db: Handle,
  runId: string,
  wanted: { part?: LinePart | 'left' | undefined; onDay: string; limit: number; offset: number },
): Promise<ShortLine[]> {
  const query = db
    .selectFrom('allocationLine as line')
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipalityId', '=', 'line.municipalityId')
        .onRef('person.id', '=', 'line.personId'),
    )
    .leftJoin('area', (join) =>
      join.onRef('area.municipalityId', '=', 'person.municipalityId').onRef('area.id', '=', 'person.areaId'),
    )
    .select(['line.id', 'line.personId', 'line.resourceId', 'line.band', 'line.since', 'line.decision'])
    .select(['person.isAnonymous', 'person.called', 'person.familyName', 'person.givenName'])
    .select('area.name as areaName')
    .select([
      sql<number>`(line.result ->> 'fitCount')::int`.as('fitCount'),
      sql<number | null>`(line.result ->> 'standing')::int`.as('standing'),
      sql<KeptEvaluation['reasons'] | null>`line.result #> '{evaluation,reasons}'`.as('reasons'),
      sql<KeptInstead | null>`line.result #> '{instead,0}'`.as('instead'),
      sql<number>`jsonb_array_length(line.result -> 'nearMisses')`.as('nearMissCount'),
    ])
    .where('line.runId', '=', runId)
    .orderBy('line.since')
    .orderBy('line.personId')
    .limit(wanted.limit)
    .offset(wanted.offset);
  const rows = await ofPart(query, wanted.part).execute();
  const ids = rows.flatMap(({ resourceId, instead }) => [resourceId, instead?.resourceId]);
  const resources = await readNames(
    db,
    ids.filter((id) => id !== null && id !== undefined),
  );
  const nameOf = (id: string): string => resources.get(id)?.name ?? '';
  return rows.map((row): ShortLine => ({
    id: row.id,
    personId: row.personId,
    personName: nameWithSan(row),
    areaName: row.areaName,
    band: row.band as WaitingBand,
    days: daysBetween(row.since, wanted.onDay),
    proposal:
      row.resourceId === null
        ? null
        : { name: nameOf(row.resourceId), where: resources.get(row.resourceId)?.where ?? '' },
    why: firstReason(row.reasons ?? []) ?? '',
    fitCount: row.fitCount,
    standing: row.standing,
    instead: row.instead && { name: nameOf(row.instead.resourceId), words: sayInstead(row.instead) },
    nearMissCount: row.nearMissCount,
    decision: row.decision as LineDecision | null,
  }));
}
