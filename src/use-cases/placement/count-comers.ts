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
  const touches = (list: 'wishes' | 'avoid') =>
    sql`jsonb_path_exists(profile, ${`$.${list}[*].concepts[*] ? (@ == $alike[*])`}, ${json({ alike })})`;
  const isFree = spans.map(
    (span) => sql`jsonb_path_exists(profile, '$.hours[*] ? (@.from <= $from && @.to >= $to)', ${json(span)})`,
  );
  // What is asked of each profile comes first, and only of the few that answer whether a later edition says otherwise.
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from assessment as said
    where person_id <> ${personId} and ${touches('wishes')} and not ${touches('avoid')}
      and ${sql.join(isFree, sql` and `)}
      and exists (select from "case" where "case".municipality_id = said.municipality_id
        and "case".person_id = said.person_id and "case".state = any(${looking}))
      and exists (select from person
        where person.municipality_id = said.municipality_id and person.id = said.person_id)
      and not exists (select from assessment as better
        where better.municipality_id = said.municipality_id and better.person_id = said.person_id
          and (better.state = 'confirmed', better.edition) > (said.state = 'confirmed', said.edition))`.execute(
    db,
  );
  return cellOf(rows[0]?.count ?? 0);
}
