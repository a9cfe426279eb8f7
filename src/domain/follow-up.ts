import * as z from 'zod';
import { codesOf, line } from './person.ts';

/** 定着支援 goes to both: the person, and the host (practice.md §7.0 step 9). */
export const followUpSides = { person: '本人', host: '受入先' } as const;
export type FollowUpSide = keyof typeof followUpSides;
export const followUpSideCodes = codesOf(followUpSides);

/** How often, from thick to thin. */
export const rhythms = {
  weekly: '週に1回',
  fortnightly: '2週に1回',
  monthly: '月に1回',
  quarterly: '3か月に1回',
} as const;
export type Rhythm = keyof typeof rhythms;
export const rhythmCodes = codesOf(rhythms);

/** Chosen in the same form as the words that were heard, so that thinning out is never an act of its own that is forgotten. */
export const paces = { same: '次もこの間隔', thinner: '間をあける', thicker: 'つめる' } as const;
export type Pace = keyof typeof paces;

/** The next step of the ladder in that direction; at its ends it stays. */
export function pacedRhythm(every: Rhythm, pace: Pace): Rhythm {
  const step = { same: 0, thinner: 1, thicker: -1 }[pace];
  const place = Math.min(rhythmCodes.length - 1, Math.max(0, rhythmCodes.indexOf(every) + step));
  return rhythmCodes[place] ?? every;
}

/** How a worker was in touch. What a host sends by its link stands beside these and is nobody's contact. */
export const contactManners = {
  visit: '訪問した',
  met: '会った',
  phone: '電話',
  mail: 'メール・SNS',
  letter: '手紙',
  paper: '紙で受けとった',
} as const;
export type ContactManner = keyof typeof contactManners;

export function mannerLabel(manner: string): string {
  if (manner === 'link') return '受入先の頁から';
  return contactManners[manner as ContactManner] ?? '';
}

export const hostLoads = {
  light: '軽い',
  as_expected: '思っていたとおり',
  heavy: '重い',
  too_heavy: '重すぎる',
} as const;
export type HostLoad = keyof typeof hostLoads;

export const hostWishes = {
  go_on: 'このまま続けたい',
  with_changes: '変えられるなら続けたい',
  stop: 'やめたい',
} as const;
export type HostWish = keyof typeof hostWishes;

/** How the person finds it there. Not asked stays not asked: it is neither good nor bad. */
export const feelings = { fine: 'だいじょうぶ', unsure: 'まよっている', hard: 'つらい' } as const;
export type Feeling = keyof typeof feelings;

const heardShape = z.object({
  doneOn: z.iso.date('いつ聞いたか、日を書いてください'),
  manner: z.enum(codesOf(contactManners), { error: 'どうやって聞いたかを選んでください' }),
  words: line('聞いたことば', 5000),
  workerView: line('支援者が見たこと', 5000),
  feeling: z.enum(codesOf(feelings)).nullable().optional(),
  hostLoad: z.enum(codesOf(hostLoads)).nullable(),
  hostWish: z.enum(codesOf(hostWishes)).nullable(),
  nextStep: line('次にすること', 1000),
});

function saysSomething(heard: { words: string; workerView: string }, context: z.RefinementCtx): void {
  if (heard.words.trim() !== '' || heard.workerView.trim() !== '') return;
  context.addIssue({
    code: 'custom',
    path: ['words'],
    message: '聞いたことば、見たことの、どちらかを書いてください',
  });
}

/** What was heard and seen. Also the shape of a correction. */
export const contactShape = heardShape.superRefine(saysSomething);
export type ContactDraft = z.output<typeof contactShape>;

/** A contact with what follows from it: when the next one is, and who goes. */
export const recordedContactShape = heardShape
  .extend({
    pace: z.enum(codesOf(paces)),
    paceWhy: line('間隔をかえるわけ', 500),
    dueBy: z.uuid().nullable(),
  })
  .superRefine((contact, context) => {
    saysSomething(contact, context);
    if (contact.pace === 'same' || contact.paceWhy.trim() !== '') return;
    context.addIssue({ code: 'custom', path: ['paceWhy'], message: '間隔をかえるわけを書いてください' });
  });
export type RecordedContact = z.output<typeof recordedContactShape>;

export const rhythmShape = z.object({
  side: z.enum(followUpSideCodes),
  every: z.enum(rhythmCodes, { error: '間隔を選んでください' }),
  why: line('わけ', 500).refine((typed) => typed.trim() !== '', { error: 'わけを書いてください' }),
});

export const skipShape = z.object({
  reason: line('見送るわけ', 500).refine((typed) => typed.trim() !== '', {
    error: '見送るわけを書いてください',
  }),
});
