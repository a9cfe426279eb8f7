import { sql } from 'kysely';
import type { Handle } from './as-actor.ts';

const prefixes = {
  person: 'R',
  intake: '受',
  case: '支',
  organization: '団',
  resource: '資',
  meeting: '会',
  placement: '参',
  incident: '事',
  activity: '活',
} as const;

/** The next number that people read: 種別＋和暦年度－連番, for example R8-0142. Gaps may occur, doubles never. */
export async function nextNumber(
  db: Handle,
  municipalityId: string,
  kind: keyof typeof prefixes,
  fiscalYear: number,
): Promise<string> {
  const row = await db
    .insertInto('numberSeries')
    .values({ municipalityId, kind, fiscalYear, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['municipalityId', 'kind', 'fiscalYear'])
        .doUpdateSet({ last: sql`number_series.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return `${prefixes[kind]}${fiscalYear - 2018}-${String(row.last).padStart(4, '0')}`;
}
