import * as z from 'zod';
import { saidBys } from './fact.ts';
import { codesOf, line } from './person.ts';
import { boxCodes, mostLetters, sheetBoxes } from './sheet-box.ts';

/** What is told outside a 支援会議: only that may stand in a box, because every box is printed (invariant 1). */
const boxBases = ['consent', 'duty_to_report', 'self_published'] as const;

const boxShape = z
  .object({
    code: z.enum(boxCodes),
    words: z.string(),
    /** The fact that stood in the box when the page was made; '' for an empty box. */
    seen: z.uuid().or(z.literal('')),
  })
  .superRefine(({ code, words }, context) => {
    const most = mostLetters(code);
    if (words.length > most) {
      const message = `${sheetBoxes[code].label}は${most}字までです`;
      context.addIssue({ code: 'custom', path: ['words'], message });
    }
  });

/** One save of the sheet: what is new in the boxes has one source, one day and one basis. */
export const sheetShape = z.object({
  on: z.iso.date('聞いた日を書いてください'),
  saidBy: z.enum(codesOf(saidBys), { error: 'だれから聞いたかを選んでください' }),
  basis: z.enum(boxBases, { error: '情報の根拠を選んでください' }),
  basisNote: line('根拠の覚え書き', 300),
  boxes: z.array(boxShape),
});
export type SheetDraft = z.output<typeof sheetShape>;
