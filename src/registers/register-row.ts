import * as z from 'zod';
import { recurrenceRuleShape } from '#domain/hours.ts';
import { openStates, organizationKindCodes } from '#domain/organization.ts';
import { doubtShape } from './parsers/doubt.ts';

const weekday = z.int().min(1).max(7);
/** Days as the file says them, with or without hours. Weekdays are 1 (月) to 7 (日). */
export const dayPatternShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weekly'), weekdays: z.array(weekday) }),
  z.object({ kind: z.literal('nth'), nths: z.array(z.int()), weekdays: z.array(weekday) }),
  z.object({ kind: z.literal('monthday'), days: z.array(z.int()) }),
  z.object({ kind: z.literal('irregular') }),
]);

const clock = z.string().regex(/^(?:[01]\d|2[0-4]):[0-5]\d$/);
export const windowShape = z.object({
  rule: recurrenceRuleShape,
  from: clock.nullable(),
  to: clock.nullable(),
});
export type RegisterWindow = z.infer<typeof windowShape>;

/** One row of a register as understood: values, the state it is in, what is doubtful, and every cell as it stood. */
export const registerRowShape = z.object({
  line: z.int().min(1),
  format: z.string(),
  /** The same for the same thing in every edition of the register. */
  sourceKey: z.string().min(1).max(200),
  /** Key of the row that this one continues (追加情報), else null. */
  parentKey: z.string().nullable(),
  /** Name and address folded: finds the same thing under another number. */
  likeness: z.string(),
  municipalityCode: z.string(),
  organization: z
    .object({
      name: z.string().min(1),
      kana: z.string(),
      corporateNumber: z.string().nullable(),
      kind: z.enum(organizationKindCodes),
    })
    .nullable(),
  place: z.object({
    name: z.string(),
    kana: z.string(),
    address: z.string(),
    building: z.string(),
    latitude: z.number().min(20).max(46).nullable(),
    longitude: z.number().min(122).max(154).nullable(),
    access: z.string(),
  }),
  resource: z.object({
    name: z.string(),
    kana: z.string(),
    kind: z.enum(['space', 'capacity', 'activity']),
    category: z.string(),
    description: z.string(),
    phone: z.string(),
    email: z.string(),
    url: z.string(),
    /** Only what is known to the hour, and what is said to be irregular. */
    windows: z.array(windowShape),
    /** The days that were read, also where hours are missing. */
    openDays: z.array(dayPatternShape),
    scheduleNote: z.string(),
    capacity: z.int().min(0).nullable(),
    fee: z.object({
      text: z.string(),
      amounts: z.array(z.object({ who: z.string(), yen: z.int().min(0) })),
    }),
    age: z.object({ from: z.number().nullable(), to: z.number().nullable() }).nullable(),
    eligibility: z.string(),
    booking: z.string(),
  }),
  status: z.enum(openStates),
  doubts: z.array(doubtShape),
  /** Every cell by the head of its column, letter for letter. */
  cells: z.record(z.string(), z.string()),
});
export type RegisterRow = z.infer<typeof registerRowShape>;
