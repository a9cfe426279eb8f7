import { sql } from 'kysely';
import * as z from 'zod';
import {
  mostAtOnce,
  mostFound,
  type AskedChoice,
  type TownChoice,
  type TownChoices,
} from '#domain/town-choice.ts';
import type { Handle } from './as-actor.ts';

type Source = { table: 'organization' | 'place'; about: string; open: string };

const sources = {
  organization: { table: 'organization', about: `''`, open: `state <> 'closed'` },
  place: { table: 'place', about: 'address', open: 'true' },
} as const satisfies Record<string, Source>;

/** Kanji, kana, half width and old forms all find, as everywhere (app.grams). */
export async function townChoices(
  db: Handle,
  kind: keyof typeof sources,
  { words, chosen }: AskedChoice,
): Promise<TownChoices> {
  const { table, about, open } = sources[kind];
  const of = sql.table(table);
  const read = async (where: ReturnType<typeof sql>, limit: number): Promise<TownChoice[]> => {
    const { rows } =
      await sql<TownChoice>`select id, name, ${sql.raw(about)} as about from ${of} where ${where}
      order by name_kana, name, id limit ${limit}`.execute(db);
    return rows;
  };
  const isOpen = sql.raw(open);
  const whole = await read(isOpen, mostAtOnce + 1);
  const isId = z.uuid().safeParse(chosen).success;
  // What is chosen stays on offer, also when it has closed since or the search does not find it.
  const own = isId ? await read(sql`id = ${chosen}::uuid`, 1) : [];
  const withOwn = (options: readonly TownChoice[]) => [
    ...own.filter(({ id }) => !options.some((option) => option.id === id)),
    ...options,
  ];
  if (whole.length <= mostAtOnce)
    return { options: withOwn(whole), isWhole: true, words: '', hasMore: false };
  const typed = words.split(/\s+/u).filter((word) => word !== '');
  const matches = typed.map((word) => sql`search_grams @> app.grams(${word})`);
  const found =
    typed.length === 0 ? [] : await read(sql.join([isOpen, ...matches], sql` and `), mostFound + 1);
  return {
    options: withOwn(found.slice(0, mostFound)),
    isWhole: false,
    words: typed.join(' '),
    hasMore: found.length > mostFound,
  };
}
