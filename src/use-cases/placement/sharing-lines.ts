import { sql, type SelectQueryBuilder } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import { daysBetween } from '#domain/calendar-day.ts';
import { freshnessOf } from '#domain/freshness.ts';
import { nameWithSan } from '#domain/person.ts';
import type { LineDecision } from '#domain/sharing.ts';
import { roundedDays, type WaitingBand } from '#domain/waiting-band.ts';
import { viewOf, type Candidate } from './candidate-view.ts';
import type { KeptEvaluation } from './kept-run.ts';
import type { KeptInstead, KeptLine, KeptPool } from './kept-sharing.ts';

/** Part of the lines of a proposal: who is proposed a place, who has none although some fit, whom nothing fits, what is open. */
export const lineParts = ['proposed', 'without', 'nothing', 'open'] as const;
export type LinePart = (typeof lineParts)[number];

export type SharingLine = {
  id: string;
  personId: string;
  personName: string;
  areaName: string | null;
  band: WaitingBand;
  days: number;
  isConfirmed: boolean;
  /** What is proposed, as it was on that day. */
  proposal: Candidate | null;
  fitCount: number;
  standing: number | null;
  instead: { name: string; words: string }[];
  nearMisses: Candidate[];
  decision: LineDecision | null;
  decisionWords: string;
  decidedBy: string | null;
  decidedAt: Date | null;
  version: number;
};

/** One line with all of its reasons; undefined where this worker does not see it. */
export async function findSharingLine(
  db: Handle,
  lineId: string,
  wanted: { onDay: string; pools: readonly KeptPool[] },
): Promise<SharingLine | undefined> {
  const row = await db
    .selectFrom('allocationLine as line')
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipalityId', '=', 'line.municipalityId')
        .onRef('person.id', '=', 'line.personId'),
    )
    .leftJoin('area', (join) =>
      join.onRef('area.municipalityId', '=', 'person.municipalityId').onRef('area.id', '=', 'person.areaId'),
    )
    .leftJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'line.municipalityId')
        .onRef('account.id', '=', 'line.decidedBy'),
    )
    .select(['line.id', 'line.personId', 'line.band', 'line.since', 'line.result', 'line.version'])
    .select(['line.decision', 'line.decisionWords', 'line.decidedAt', 'account.name as decidedBy'])
    .select(['person.isAnonymous', 'person.called', 'person.familyName', 'person.givenName'])
    .select('area.name as areaName')
    .where('line.id', '=', lineId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const line = row.result as unknown as KeptLine;
  const resources = await readNames(db, resourcesIn(line));
  const hours = wanted.pools.find(({ id }) => id === line.poolId)?.hours ?? '';
  const view = (one: KeptEvaluation): Candidate => {
    const seen = viewOf(one, undefined, undefined, wanted.onDay, line.contactVersion !== null);
    const { name = '', where = '', checkedOn = null, nextCheckOn = null } = resources.get(one.id) ?? {};
    const freshness = freshnessOf({ checkedOn, nextCheckOn }, wanted.onDay);
    return { ...seen, name, where, checkedOn, freshness };
  };
  return {
    id: row.id,
    personId: row.personId,
    personName: nameWithSan(row),
    areaName: row.areaName,
    band: row.band as WaitingBand,
    days: daysBetween(row.since, wanted.onDay),
    isConfirmed: line.source.isConfirmed,
    proposal: line.evaluation === null ? null : { ...view(line.evaluation), hours },
    fitCount: line.fitCount,
    standing: line.standing,
    instead: line.instead.map((one) => ({
      name: resources.get(one.resourceId)?.name ?? '',
      words: sayInstead(one),
    })),
    nearMisses: line.nearMisses.map(view),
    decision: row.decision as LineDecision | null,
    decisionWords: row.decisionWords,
    decidedBy: row.decidedBy,
    decidedAt: row.decidedAt,
    version: row.version,
  };
}

/** `left`: whoever is proposed nothing. */
export function ofPart<D, T extends keyof D, O>(
  query: SelectQueryBuilder<D, T, O>,
  part: LinePart | 'left' | undefined,
): SelectQueryBuilder<D, T, O> {
  const fits = sql`(line.result ->> 'fitCount')::int`;
  switch (part) {
    case 'proposed':
      return query.where(sql<boolean>`line.resource_id is not null`);
    case 'without':
      return query.where(sql<boolean>`line.resource_id is null and ${fits} > 0`);
    case 'nothing':
      return query.where(sql<boolean>`line.resource_id is null and ${fits} = 0`);
    case 'left':
      return query.where(sql<boolean>`line.resource_id is null`);
    case 'open':
      return query.where(sql<boolean>`line.decision is null and line.resource_id is not null`);
    default:
      return query;
  }
}

export type LineCounts = { seen: number } & Record<LinePart, number>;

/** How many lines of a proposal this worker may see, by part. The run says how many there are. */
export async function countSharingLines(db: Handle, runId: string): Promise<LineCounts> {
  const { rows } = await sql<LineCounts>`select count(*)::int as seen,
      (count(*) filter (where resource_id is not null))::int as proposed,
      (count(*) filter (where resource_id is null and (result ->> 'fitCount')::int > 0))::int as without,
      (count(*) filter (where resource_id is null and (result ->> 'fitCount')::int = 0))::int as nothing,
      (count(*) filter (where resource_id is not null and decision is null))::int as open
    from allocation_line where run_id = ${runId}::uuid`.execute(db);
  return rows[0] ?? { seen: 0, proposed: 0, without: 0, nothing: 0, open: 0 };
}

function resourcesIn(line: KeptLine): string[] {
  return [
    ...(line.evaluation === null ? [] : [line.evaluation.id]),
    ...line.instead.map(({ resourceId }) => resourceId),
    ...line.nearMisses.map(({ id }) => id),
  ];
}

export type NamedResource = {
  name: string;
  where: string;
  checkedOn: string | null;
  nextCheckOn: string | null;
};

export async function readNames(db: Handle, ids: readonly string[]): Promise<Map<string, NamedResource>> {
  const rows = await db
    .selectFrom('resource')
    .leftJoin('organization', (join) =>
      join
        .onRef('organization.municipalityId', '=', 'resource.municipalityId')
        .onRef('organization.id', '=', 'resource.organizationId'),
    )
    .select(['resource.id', 'resource.name', 'resource.checkedOn', 'resource.nextCheckOn'])
    .select('organization.name as organizationName')
    .where(sql<boolean>`resource.id = any(${[...new Set(ids)]}::uuid[])`)
    .execute();
  return new Map(
    rows.map(({ id, organizationName, ...row }) => [
      id,
      { ...row, where: organizationName === row.name ? '' : (organizationName ?? '') },
    ]),
  );
}

/**
 * 「210日以上待っている別の人に、ここを提案しました」. Of that person nothing else is said: whoever reads it may not know them, and
 * a day by day count could be held against a calendar.
 */
export function sayInstead({ why, days = 0 }: KeptInstead): string {
  const waited = days === 0 ? '待ちはじめたばかりの' : `${roundedDays(days)}日以上待っている`;
  switch (why) {
    case 'comes_first':
      return '先に決めたい事情のある別の人に、ここを提案しました';
    case 'waits_longer':
      return `${waited}別の人に、ここを提案しました`;
    case 'only_way':
      return `ほかに行き先のない、${waited}別の人に、ここを提案しました`;
    case 'balance':
      return `いまの重みでは、${waited}別の人に、ここを提案しました`;
    default:
      return '動きはじめている人の席をとっておくと、ここに空きがありません';
  }
}
