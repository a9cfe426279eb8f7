import * as z from 'zod';
import type { ImaginedResource } from './imagined-resource.ts';
import { supportCodes, supportLabels, type SupportCode } from './condition-codes.ts';
import { demandCodes, demandLabels, type DemandCode } from './demand-codes.ts';
import { hoursOn, type WeeklyHours } from './hours.ts';

/** Parts of the week in which people can or cannot. Our own, coarse on purpose: a pattern is talked over at a table. */
export const dayparts = {
  weekday_morning: { label: '平日の午前', days: [0, 1, 2, 3, 4], from: 9, to: 12 },
  weekday_afternoon: { label: '平日の午後', days: [0, 1, 2, 3, 4], from: 12, to: 17 },
  weekday_evening: { label: '平日の夕方から', days: [0, 1, 2, 3, 4], from: 17, to: 21 },
  weekend: { label: '土日', days: [5, 6], from: 9, to: 17 },
} as const;
export type Daypart = keyof typeof dayparts;
export const daypartCodes = Object.keys(dayparts) as Daypart[];

export function hoursOfDaypart(part: Daypart): WeeklyHours {
  const { days, from, to } = dayparts[part];
  return hoursOn(days, from * 60, to * 60);
}

/** Tens of years: 0 below twenty together, 90 for everybody from ninety on. */
export const ageBands = [0, 20, 30, 40, 50, 60, 70, 80, 90] as const;
export type AgeBand = (typeof ageBands)[number];

export function ageBandOf(age: number): AgeBand {
  if (age < 20) return 0;
  return Math.min(90, age - (age % 10)) as AgeBand;
}

export function ageBandText(band: AgeBand): string {
  if (band === 0) return '20歳未満';
  return band === 90 ? '90代から上' : `${band}代`;
}

/** What people without an option have in common, one thing at a time. None of it is a name, a place of living or a diagnosis. */
const itemShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wish'), concept: z.string().regex(/^[a-z]\.[a-z0-9]{1,20}$/) }),
  z.object({ kind: z.literal('area'), areaId: z.uuid() }),
  z.object({ kind: z.literal('daypart'), part: z.enum(daypartCodes) }),
  z.object({ kind: z.literal('age'), band: z.literal(ageBands) }),
  z.object({
    kind: z.literal('tolerance'),
    demand: z.enum(demandCodes as [DemandCode, ...DemandCode[]]),
  }),
  z.object({ kind: z.literal('support'), code: z.enum(supportCodes as [SupportCode, ...SupportCode[]]) }),
]);
export type GapItem = z.output<typeof itemShape>;
export type GapItemKind = GapItem['kind'];
export const mostItems = 3;

/** In the order in which a pattern is said: what, where, when, for whom, how. */
export const itemKinds = {
  wish: 'したいこと',
  area: '地区',
  daypart: '時間',
  age: '年代',
  support: '要る支え',
  tolerance: 'つらいこと',
} as const satisfies Record<GapItemKind, string>;
const kindsInOrder = Object.keys(itemKinds) as GapItemKind[];

export function itemKey(item: GapItem): string {
  switch (item.kind) {
    case 'wish':
      return `wish:${item.concept}`;
    case 'area':
      return `area:${item.areaId}`;
    case 'daypart':
      return `daypart:${item.part}`;
    case 'age':
      return `age:${item.band}`;
    case 'tolerance':
      return `tolerance:${item.demand}`;
    default:
      return `support:${item.code}`;
  }
}

function readItem(key: string): GapItem | undefined {
  const [kind, value = ''] = key.split(':');
  const parsed = itemShape.safeParse({
    kind,
    concept: value,
    areaId: value,
    part: value,
    band: Number(value),
    demand: value,
    code: value,
  });
  return parsed.success && itemKey(parsed.data) === key ? parsed.data : undefined;
}

export function inSayingOrder(items: readonly GapItem[]): GapItem[] {
  return items.toSorted(
    (a, b) =>
      kindsInOrder.indexOf(a.kind) - kindsInOrder.indexOf(b.kind) || (itemKey(a) < itemKey(b) ? -1 : 1),
  );
}

/** One change that would open something for people: a repair of the engine, with the support or the demand it is about. */
const changeCodes = [
  'assistant',
  'short_session',
  'lift',
  'wait_for_place',
  'small_group',
  'quiet_corner',
  'mediate',
  'fee_relief',
  'apprentice',
  'teach_skill',
  'lead_first',
  'free_trial',
] as const;
export type GapChange =
  | { kind: 'change'; code: (typeof changeCodes)[number] }
  | { kind: 'change'; code: 'bring_support'; support: SupportCode }
  | { kind: 'change'; code: 'reshape'; demand: DemandCode };

const changeLabels: Record<(typeof changeCodes)[number], string> = {
  assistant: 'はじめの助手がつく',
  short_session: '1時間だけの参加を認める',
  lift: '送り迎えをする',
  wait_for_place: '空き枠を増やす',
  small_group: '少人数の回をつくる',
  quiet_corner: '静かな席をつくる',
  mediate: '連絡の間に人が入る',
  fee_relief: '費用を軽くする',
  apprentice: '近い技の人に、習いながらの参加を認める',
  teach_skill: '要る技を教える機会をつくる',
  lead_first: 'はじめのうち、支援員が進める役を受け持つ',
  free_trial: '期間を決めずに試せるようにする',
};

export function changeText(change: GapChange): string {
  if (change.code === 'bring_support') return `「${supportLabels[change.support]}」を用意する`;
  if (change.code === 'reshape') return `「${demandLabels[change.demand]}」の求めを軽くする`;
  return changeLabels[change.code];
}

export function changeKey(change: GapChange): string {
  if (change.code === 'bring_support') return `change:bring_support:${change.support}`;
  return change.code === 'reshape' ? `change:reshape:${change.demand}` : `change:${change.code}`;
}

function readChange(key: string): GapChange | undefined {
  const [kind, code, what] = key.split(':');
  if (kind !== 'change') return undefined;
  const support = supportCodes.find((one) => one === what);
  const demand = demandCodes.find((one) => one === what);
  if (code === 'bring_support') return support && { kind, code, support };
  if (code === 'reshape') return demand && { kind, code, demand };
  const plain = changeCodes.find((one) => one === code);
  return plain && what === undefined ? { kind, code: plain } : undefined;
}

/** What stands on an agenda: a kind of place that is missing for people with these things in common, or a single change. */
export type Gap = { kind: 'pattern'; items: readonly GapItem[] } | GapChange;

/** The same gap has the same key, in an address and in a row, in whatever order its parts were found. */
export function gapKey(gap: Gap): string {
  if (gap.kind === 'change') return changeKey(gap);
  return inSayingOrder(gap.items).map(itemKey).join('|');
}

/** Undefined for anything that is no gap: a key comes out of an address. */
export function readGapKey(key: string): Gap | undefined {
  const change = readChange(key);
  if (change) return change;
  const parts = key.split('|');
  if (parts.length > mostItems) return undefined;
  const items = parts.map(readItem).filter((item) => item !== undefined);
  const gap: Gap = { kind: 'pattern', items };
  const isSound = items.length === parts.length && new Set(parts).size === parts.length;
  return isSound && items.some(({ kind }) => kind === 'wish')
    ? { ...gap, items: inSayingOrder(items) }
    : undefined;
}

/** A gap with its numbers in fives, as it is put on record. */
export type MeasuredGap = {
  patternKey: string;
  words: string;
  areaId: string | null;
  waiting: number | null;
  without: number | null;
  people: number;
  gained: number | null;
  imagined: ImaginedResource | null;
  countedOn: string;
};
