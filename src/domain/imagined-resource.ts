import * as z from 'zod';
import { supportCodes, type SupportCode } from './condition-codes.ts';
import { demandCodes, type DemandCode, type Level } from './demand-codes.ts';
import { minutesPerDay } from './hours.ts';
import { resourceKindCodes } from './resource.ts';

const years = z
  .int('年齢を、数字で書いてください')
  .min(0, '年齢を、数字で書いてください')
  .max(130, '年齢は130までです')
  .nullable();
const minute = z.int().min(0).max(minutesPerDay).nullable();

/**
 * A place that is not there yet, as one would describe it at a table. What is not named is decided: no support but the ticked
 * ones, nothing asked but what is ticked, no age limit where none is written. Only the place and the hours may stay open.
 */
export const imaginedShape = z
  .object({
    kind: z.enum(resourceKindCodes, { error: '種類を選んでください' }),
    concepts: z
      .array(z.string().max(40))
      .min(1, 'することを、ひとつは選んでください')
      .max(6, 'することは6つまでです'),
    areaId: z.uuid('地区を選び直してください').nullable(),
    days: z.array(z.int().min(0).max(6)),
    from: minute,
    until: minute,
    ageMin: years,
    ageMax: years,
    group: z
      .int('人数を、数字で書いてください')
      .min(1, '人数は1から書いてください')
      .max(1000, '人数は1000までです')
      .nullable(),
    supports: z.array(z.enum(supportCodes as [SupportCode, ...SupportCode[]])),
    demands: z.array(z.enum(demandCodes as [DemandCode, ...DemandCode[]])),
    noise: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]) satisfies z.ZodType<Level>,
    feeYen: z
      .int('費用を、数字で書いてください')
      .min(0, '費用を、数字で書いてください')
      .max(1_000_000, '費用は1,000,000円までです'),
    sessionMinutes: z
      .int('1回の長さを、分で書いてください')
      .min(10, '1回の長さは10分からです')
      .max(480, '1回の長さは480分までです'),
    places: z
      .int('枠を、数字で書いてください')
      .min(1, '枠は1から書いてください')
      .max(1000, '枠は1000までです')
      .nullable(),
  })
  .superRefine(({ days, from, until, ageMin, ageMax }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const isTimed = from !== null || until !== null || days.length > 0;
    if (isTimed && days.length === 0) refuse('days', '曜日を選ぶか、時刻を消してください');
    if (isTimed && (from === null || until === null)) refuse('from', '何時から何時までかを書いてください');
    if (from !== null && until !== null && until <= from)
      refuse('from', '終わりの時刻を、始まりより後にしてください');
    if (ageMin !== null && ageMax !== null && ageMax < ageMin) {
      refuse('ageMin', '年齢の「から」が「まで」より大きくなっています');
    }
  });
export type ImaginedResource = z.output<typeof imaginedShape>;

export function blankImagined(): ImaginedResource {
  return {
    kind: 'activity',
    concepts: [],
    areaId: null,
    days: [],
    from: null,
    until: null,
    ageMin: null,
    ageMax: null,
    group: 10,
    supports: [],
    demands: [],
    noise: 1,
    feeYen: 0,
    sessionMinutes: 60,
    places: null,
  };
}
