import { sql, type Expression, type RawBuilder, type SqlBool } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import { isOpenCase } from '#db/walk-in-order.ts';

/** Who waits, and since when: since somebody looks with them; since the assessment when no case says so. */
export type InLine = { personId: string; since: string };

type Wanted = {
  after: { day: string; personId: string } | undefined;
  onlySearching: boolean;
  limit: number;
};

export const looking: readonly string[] = ['decided', 'searching', 'sounding', 'replanning'];
export const ended: readonly string[] = ['closed', 'closed_watching', 'referred'];

/** A person with the edition that speaks (a confirmed one before a draft) and the newest case that has not ended. */
export function withAssessmentAndCase(db: Handle) {
  return db
    .selectFrom('person')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('assessment')
          .select(['assessment.edition', 'assessment.state', 'assessment.madeOn'])
          .whereRef('assessment.municipalityId', '=', 'person.municipalityId')
          .whereRef('assessment.personId', '=', 'person.id')
          .orderBy(sql`assessment.state = 'confirmed'`, 'desc')
          .orderBy('assessment.edition', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('case')
          .select(['case.state', 'case.stateSince', 'case.mainAccountId'])
          .whereRef('case.municipalityId', '=', 'person.municipalityId')
          .whereRef('case.personId', '=', 'person.id')
          .where('case.state', 'not in', ended)
          .orderBy('case.openedOn', 'desc')
          .orderBy('case.id', 'desc')
          .limit(1)
          .as('openCase'),
      (join) => join.onTrue(),
    );
}

export const since = sql<string>`case when open_case.state = any(${looking}) then open_case.state_since else newest.made_on end`;

/** One's own people, one at a time by index, and sorted at the end: they are few. */
export async function ownInLine(db: Handle, wanted: Wanted, accountId: string): Promise<InLine[]> {
  let query = withAssessmentAndCase(db)
    .select(['person.id as personId', since.as('since')])
    .where('openCase.mainAccountId', '=', accountId)
    .where('person.id', 'in', (eb) =>
      eb.selectFrom('case').select('case.personId').where('case.mainAccountId', '=', accountId),
    )
    .where(behind(sql`${since}, person.id`, wanted))
    .orderBy(since)
    .orderBy('person.id')
    .limit(wanted.limit);
  if (wanted.onlySearching) query = query.where('openCase.state', 'in', looking);
  return query.execute();
}

/**
 * Everybody in line, in two halves: those whom somebody looks for a place with, and the others, as far as the last day that
 * the first half has come to. Each half is put in order before anything else is asked of it, and left when the page is full.
 */
export async function everybodyInLine(db: Handle, wanted: Wanted): Promise<InLine[]> {
  const searching = await lookedWith(db, wanted);
  const lastDay = searching[wanted.limit - 1]?.since;
  const others = wanted.onlySearching ? [] : await notLookedWith(db, wanted, lastDay);
  return [...searching, ...others].toSorted(longestFirst).slice(0, wanted.limit);
}

function longestFirst(a: InLine, b: InLine): number {
  const [left, right] = [`${a.since} ${a.personId}`, `${b.since} ${b.personId}`];
  return left < right ? -1 : Number(left > right);
}

async function lookedWith(db: Handle, wanted: Wanted): Promise<InLine[]> {
  const { rows } = await sql<InLine>`
    select person_id, since from (
      select municipality_id, person_id, id, opened_on, state_since as since from "case"
      where ${isOpenCase} and state = any(${looking}) and ${behind(sql`state_since, person_id`, wanted)}
      order by state_since, person_id offset 0) as one
    where ${isNewestOpen(sql`one`)} and ${isSeen(sql`one`)}
      and exists (select from assessment
        where assessment.municipality_id = one.municipality_id and assessment.person_id = one.person_id)
    order by since, person_id limit ${wanted.limit}`.execute(db);
  return rows;
}

async function notLookedWith(db: Handle, wanted: Wanted, lastDay: string | undefined): Promise<InLine[]> {
  const { rows } = await sql<InLine>`
    select person_id, since from (
      select municipality_id, person_id, state, edition, made_on as since from assessment
      where ${behind(sql`made_on, person_id`, wanted)} and made_on <= ${lastDay ?? 'infinity'}
      order by made_on, person_id offset 0) as one
    where ${isSeen(sql`one`)}
      and not exists (select from assessment as better
        where better.municipality_id = one.municipality_id and better.person_id = one.person_id
          and (better.state = 'confirmed', better.edition) > (one.state = 'confirmed', one.edition))
      and not exists (select from "case" as looked
        where looked.municipality_id = one.municipality_id and looked.person_id = one.person_id
          and looked.state = any(${looking}) and ${isNewestOpen(sql`looked`)})
    order by since, person_id limit ${wanted.limit}`.execute(db);
  return rows;
}

type Name = RawBuilder<unknown>;

function isSeen(name: Name): Expression<SqlBool> {
  return sql<SqlBool>`exists (select from person
    where person.municipality_id = ${name}.municipality_id and person.id = ${name}.person_id)`;
}

/** No case that has not ended was opened later with the same person. Asked without an order, so that nothing is sorted. */
function isNewestOpen(name: Name): Expression<SqlBool> {
  return sql<SqlBool>`not exists (select from "case" as later
    where later.municipality_id = ${name}.municipality_id and later.person_id = ${name}.person_id
      and later.state <> all(${ended}) and (later.opened_on, later.id) > (${name}.opened_on, ${name}.id))`;
}

function behind(place: Expression<unknown>, { after }: Wanted): Expression<SqlBool> {
  if (after === undefined) return sql<SqlBool>`true`;
  return sql<SqlBool>`(${place}) > (${after.day}::date, ${after.personId}::uuid)`;
}
