import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import * as z from 'zod';
import type { Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import type { Worker } from '#domain/actor.ts';
import { sortedJson } from '#domain/candidate-delta.ts';
import { opportunityShape } from '#domain/conditions.ts';
import { weeklyHoursShape } from '#domain/hours.ts';
import { recipeShape } from '#domain/recipe.ts';
import type { Wish } from '#matching/compose-town.ts';
import type { Places, TownToCompose, Voices } from './read-compose-town.ts';

const voicesShape = z.array(
  z.object({
    opportunity: opportunityShape,
    words: z.string(),
    owner: z.string(),
    sharing: z.enum(['yes', 'not_asked']),
    helpers: z.array(z.object({ name: z.string() })),
    areaId: z.string().optional(),
  }),
);
const placesShape = z.object({
  uses: z.array(z.object({ id: z.string(), where: z.string(), taken: weeklyHoursShape })),
  recipes: z.array(recipeShape.and(z.object({ code: z.string() }))),
});
const shapes = { voices: voicesShape, places: placesShape };
type Kind = keyof typeof shapes;
type Kept<Of extends Kind> = z.output<(typeof shapes)[Of]>;

/** A voice that is not to be told is not composed with, and an owner who was not asked is not named: neither is kept. */
function keepableVoices(wishes: readonly Wish[]): Kept<'voices'> {
  return wishes.flatMap(({ sharing, owner, helpers, ...wish }) =>
    sharing === 'no'
      ? []
      : [{ ...wish, sharing, owner: sharing === 'yes' ? owner : '', helpers: [...helpers] }],
  );
}

type Content = { content: unknown; hash: string };
/** Worked out once for as long as nothing of it changes. */
const contents = new WeakMap<readonly unknown[], Content>();

function contentOf(of: readonly unknown[], make: () => unknown): Content {
  const known = contents.get(of);
  if (known !== undefined) return known;
  const content = make();
  const made = { content, hash: hashOf(content) };
  contents.set(of, made);
  return made;
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(sortedJson(content)).digest('base64');
}

const voicesOf = ({ wishes }: Voices) => contentOf(wishes, () => keepableVoices(wishes));
const placesOf = ({ uses, recipes }: Places) => contentOf(uses, () => ({ uses, recipes }));

/** What names the facts of a day, for telling whether they are the same. */
export function hashesOf({ voices, places }: TownToCompose): { voices: string; places: string } {
  return { voices: voicesOf(voices).hash, places: placesOf(places).hash };
}

/** Kept once for everybody who looks at the same town; answers under which ids. */
export async function keepTownToCompose(
  db: Handle,
  worker: Worker,
  { voices, places }: TownToCompose,
): Promise<{ voicesId: string; placesId: string }> {
  return {
    voicesId: await keep(db, worker, 'voices', voicesOf(voices)),
    placesId: await keep(db, worker, 'places', placesOf(places)),
  };
}

async function keep(db: Handle, worker: Worker, kind: Kind, { content, hash }: Content): Promise<string> {
  const known = await idOf(db, kind, hash);
  if (known !== undefined) return known;
  const id = uuidv7();
  await db
    .insertInto('keptCompose')
    .values({
      municipalityId: worker.municipalityId,
      id,
      kind,
      contentHash: hash,
      content: json(content),
    })
    // Somebody else may be the first to look after a change.
    .onConflict((same) => same.columns(['municipalityId', 'kind', 'contentHash']).doNothing())
    .execute();
  return (await idOf(db, kind, hash)) ?? id;
}

async function idOf(db: Handle, kind: Kind, contentHash: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('keptCompose')
    .select('id')
    .where('kind', '=', kind)
    .where('contentHash', '=', contentHash)
    .executeTakeFirst();
  return row?.id;
}

/** Put together again, and whether it is still what it was when it was kept. */
export async function readKeptCompose<Of extends Kind>(
  db: Handle,
  kind: Of,
  id: string,
): Promise<{ content: Kept<Of>; isAsKept: boolean }> {
  const row = await db
    .selectFrom('keptCompose')
    .select(['content', 'contentHash'])
    .where('id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  const isAsKept = hashOf(row.content) === row.contentHash;
  return { content: shapes[kind].parse(row.content) as Kept<Of>, isAsKept };
}
