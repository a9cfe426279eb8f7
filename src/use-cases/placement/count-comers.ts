import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { Composition } from '#domain/composition.ts';
import { cellOf, type Cell } from '#domain/gap-cell.ts';
import { weekOfRule } from '#domain/hours-calendar.ts';
import { concepts, similarity } from '#matching/vocabulary.ts';
import { looking } from './waiting-order.ts';

/** As like to what is wished for as a draft itself has to be. */
const likeEnough = 0.4;

/**
 * How many others whom this worker may read and with whom a place is looked for wish for something like it, do not refuse it, and
 * are free at its hour: in fives and never below five (docs/decisions/0042), never who. Undefined where nobody knows the hour.
 * Counted in the database: a town's people are not read one by one for a number.
 */
export async function countComers(
  db: Handle,
  draft: Pick<Composition, 'concept' | 'rule'>,
  personId: string,
): Promise<Cell | undefined> {
  const spans = weekOfRule(draft.rule) ?? [];
  if (spans.length === 0) return undefined;
  const alike = concepts.map(({ id }) => id).filter((id) => similarity(id, draft.concept) >= likeEnough);
  const touches = (list: 'wishes' | 'avoid') => sql`exists (
    select from jsonb_array_elements(profile -> ${list}) as one, jsonb_array_elements_text(one -> 'concepts') as concept
    where concept = any(${alike}))`;
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select distinct on (person.id) assessment.profile
      from person
        join assessment on assessment.municipality_id = person.municipality_id and assessment.person_id = person.id
      where person.id <> ${personId} and exists (select from "case"
        where "case".municipality_id = person.municipality_id and "case".person_id = person.id
          and "case".state = any(${looking}))
      order by person.id, assessment.state = 'confirmed' desc, assessment.edition desc
    ) as newest
    where ${touches('wishes')} and not ${touches('avoid')}
      and not exists (select from jsonb_to_recordset(${json(spans)}) as span ("from" int, "to" int)
        where not exists (select from jsonb_array_elements(profile -> 'hours') as free
          where (free ->> 'from')::int <= span."from" and (free ->> 'to')::int >= span."to"))`.execute(db);
  return cellOf(rows[0]?.count ?? 0);
}
