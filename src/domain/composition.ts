import * as z from 'zod';
import { recurrenceRuleShape } from './hours.ts';
import { recipeParts } from './recipe.ts';
import { supportLevelCodes } from './support-level.ts';

/** Whose word, or which record, a line of a draft rests on. */
export const lineSources = {
  person: '本人',
  group: '団体',
  voice: '声',
  place: '場',
  recipe: 'つくり方',
  hours: '時間',
} as const;
const keysOf = <Table extends object>(table: Table) =>
  Object.keys(table) as [keyof Table, ...(keyof Table)[]];

/** Who has to be asked, each apart from the others: nobody's yes stands for another's. */
export const askSides = {
  person: '本人に',
  voice: '声の主に',
  place: '場の主に',
  host: '進める団体に',
  ally: '手伝う人に',
} as const;
export type AskSide = keyof typeof askSides;

const day = z.iso.date();
const line = z.object({
  mark: z.enum(['○', '×', '△', '？']),
  text: z.string(),
  source: z.enum(keysOf(lineSources)),
});
const step = z.object({
  from: z.int(),
  to: z.int().nullable(),
  level: z.enum(supportLevelCodes),
  words: z.string(),
  /** When the first session of the step would be. */
  onDay: day.nullable(),
});

/** `owner` is empty where nobody has said that it may be told. */
const toldWish = { words: z.string(), owner: z.string(), mayName: z.boolean(), heardOn: day.nullable() };

/** 活動の案 as it is shown and kept, to be looked at later: it says nothing of where anybody lives. */
export const compositionShape = z.object({
  v: z.literal(1),
  key: z.string(),
  name: z.string(),
  recipeCode: z.string(),
  concept: z.string(),
  /** What the recipe asks of whoever leads: of the role, not of this person. */
  leadDemands: z.record(z.string(), z.int()),
  wishId: z.string(),
  placeId: z.string(),
  lead: z.object({ kind: z.enum(['person', 'group']), id: z.string(), name: z.string(), title: z.string() }),
  strength: z.object({ text: z.string(), label: z.string() }),
  wish: z.object(toldWish),
  /** Voices of the same area that wish for the same: it answers them too, and each is asked apart. */
  alsoWishes: z.array(z.object({ id: z.string(), ...toldWish })).default([]),
  place: z.object({ name: z.string(), where: z.string(), checkedOn: day.nullable() }),
  rule: recurrenceRuleShape,
  minutes: z.int(),
  dates: z.array(day),
  people: z.object({ least: z.int(), most: z.int(), expected: z.int().nullable() }),
  roles: z.array(
    z.object({
      part: z.enum(keysOf(recipeParts)),
      title: z.string(),
      does: z.string(),
      who: z.string(),
      first: z.string(),
      later: z.string(),
    }),
  ),
  /** What the person said they can do no more, and the role that it is turned into. */
  roleChange: z.object({ said: z.string(), to: z.string() }).nullable(),
  lines: z.array(line),
  keptOut: z.array(z.string()),
  changes: z.int(),
  fading: z.array(step),
  asks: z.array(z.object({ side: z.enum(keysOf(askSides)), whom: z.string(), what: z.array(z.string()) })),
  checklist: z.array(z.object({ kind: z.string(), label: z.string(), words: z.string() })),
});
export type Composition = z.output<typeof compositionShape>;
export type CompositionLine = Composition['lines'][number];
export type FadingStep = Composition['fading'][number];

/** All voices that it would answer. */
export function voicesOf({ wishId, alsoWishes }: Pick<Composition, 'wishId' | 'alsoWishes'>): string[] {
  return [wishId, ...alsoWishes.map(({ id }) => id)];
}

/** 1回目・2回目, 3〜5回目, 9回目から. */
export function sessionsText({ from, to }: Pick<FadingStep, 'from' | 'to'>): string {
  if (to === null) return `${from}回目から`;
  return from === to ? `${from}回目` : `${from}〜${to}回目`;
}
