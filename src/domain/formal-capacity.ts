import * as z from 'zod';

export const halves = ['am', 'pm'] as const;
export type Half = (typeof halves)[number];
export const halfLabels: Record<Half, string> = { am: '午前', pm: '午後' };
/** 1 is Monday, as in the table. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export const weekdayLabels = ['月', '火', '水', '木', '金', '土', '日'] as const;

/** The five counts of one half day, in the order of the arithmetic that the screen says in words. */
export const placeCounts = ['capacity', 'contracted', 'pending', 'reserve', 'guests'] as const;
export type PlaceCount = (typeof placeCounts)[number];
export type Places = Record<PlaceCount, number>;

export const placeCountLabels: Record<PlaceCount, string> = {
  capacity: '定員',
  contracted: '契約の利用者',
  pending: '内定・待機',
  reserve: '予備',
  guests: '参加支援',
};

/** Seats that bookings take, beside the guests that somebody only wrote down as a number. */
export type TakenSeats = { held: number; used: number };

export type HalfDay = Places & { weekday: number; half: Half; overrideReason: string; seats?: TakenSeats };

type Counted = Places & { seats?: TakenSeats | undefined };

/** 空き＝定員−契約−内定・待機−予備−参加支援−席. Formal users come first, and what is left is never below nothing (invariant 5). */
export function placesLeft(places: Counted): number {
  return Math.max(0, places.capacity - taken(places));
}

/** How many people more than there are places: a formal user has come where a guest sits. */
export function placesOver(places: Counted): number {
  return Math.max(0, taken(places) - places.capacity);
}

function taken(places: Counted): number {
  return places.contracted + places.pending + places.reserve + guestsIn(places);
}

/** Everybody who is there without a statutory contract: written down as a number, or with a seat of their own. */
export function guestsIn({ guests, seats }: Counted): number {
  return guests + (seats?.held ?? 0) + (seats?.used ?? 0);
}

/** 養護老人ホームの契約入所は定員の20％まで: a limit of the ministry's notice that no reason written here can lift. */
export function contractStayLimit(capacity: number): number {
  return Math.floor(capacity / 5);
}

const count = (label: string) =>
  z
    .number({ error: `${label}を、0か正の数字で書いてください` })
    .int(`${label}を、0か正の数字で書いてください`)
    .min(0, `${label}を、0か正の数字で書いてください`)
    .max(999, `${label}は999までです`);

/** One half day as typed: refuses a guest in a formal user's place unless somebody writes down why. */
export const halfDayShape = z
  .object({
    weekday: z.number().int().min(1).max(7),
    half: z.enum(halves),
    capacity: count('定員'),
    contracted: count('契約の利用者'),
    pending: count('内定・待機'),
    reserve: count('予備'),
    guests: count('参加支援'),
    overrideReason: z.string().max(500, '理由は500字までです'),
    seats: z.object({ held: z.number(), used: z.number() }).optional(),
  })
  .superRefine((day, context) => {
    if (day.guests === 0 || placesOver(day) === 0 || day.overrideReason.trim() !== '') return;
    context.addIssue({
      code: 'custom',
      path: ['guests'],
      message: `契約の方が先です。参加支援を${Math.max(0, day.guests - placesOver(day))}人までにするか、定員を超えて受ける理由を書いてください`,
    });
  });

/** What a home for older people must not exceed, said as a sentence; undefined when it holds. */
export function contractStayFault(places: Counted): string | undefined {
  const limit = contractStayLimit(places.capacity);
  if (guestsIn(places) <= limit) return undefined;
  return `契約入所は定員の20％（${limit}人）までです`;
}

/** A week as one flat record, `1-am-guests`: what two people's changes are compared by, and the names of the form's fields. */
export type FlatWeek = Record<string, number | string>;

export function fieldOf(day: { weekday: number; half: Half }, part: PlaceCount | 'overrideReason'): string {
  return `${day.weekday}-${day.half}-${part}`;
}

/** All fourteen half days; those nobody wrote down have no places. */
export function wholeWeek(written: readonly HalfDay[]): HalfDay[] {
  const nobody = { capacity: 0, contracted: 0, pending: 0, reserve: 0, guests: 0, overrideReason: '' };
  return weekdays.flatMap((weekday) =>
    halves.map(
      (half) =>
        written.find((day) => day.weekday === weekday && day.half === half) ?? { weekday, half, ...nobody },
    ),
  );
}

export function flattenWeek(days: readonly HalfDay[]): FlatWeek {
  const flat: FlatWeek = {};
  for (const day of wholeWeek(days)) {
    for (const part of placeCounts) flat[fieldOf(day, part)] = day[part];
    flat[fieldOf(day, 'overrideReason')] = day.overrideReason;
  }
  return flat;
}

export function unflattenWeek(flat: FlatWeek): HalfDay[] {
  return wholeWeek([]).map((day) => {
    const of = (part: PlaceCount): number => Number(flat[fieldOf(day, part)] ?? 0);
    return {
      ...day,
      capacity: of('capacity'),
      contracted: of('contracted'),
      pending: of('pending'),
      reserve: of('reserve'),
      guests: of('guests'),
      overrideReason: String(flat[fieldOf(day, 'overrideReason')] ?? ''),
    };
  });
}

/** What is wrong in a week, by field. A home for older people has the 20 % limit besides. */
export function weekFaults(days: readonly HalfDay[], isHome: boolean): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const day of days) {
    for (const issue of halfDayShape.safeParse(day).error?.issues ?? []) {
      const part = issue.path[0] as PlaceCount | 'overrideReason';
      faults[fieldOf(day, part)] ??= issue.message;
    }
    const stay = isHome ? contractStayFault(day) : undefined;
    if (stay) faults[fieldOf(day, 'guests')] ??= stay;
  }
  return faults;
}
