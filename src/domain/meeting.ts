import * as z from 'zod';
import { codesOf, line } from './person.ts';
import type { PlanState } from './plan-state.ts';

export const meetingStates = {
  preparing: '準備中',
  called: '招集した',
  held: '開いた',
  confirmed: '議事を確定した',
} as const;
export type MeetingState = keyof typeof meetingStates;

export const meetingManners = {
  in_person: '集まって',
  online: 'オンライン',
  both: '集まって・オンライン',
  papers: '持ち回り（書面）',
} as const;

export const presences = {
  invited: '招いた',
  attended: '出席',
  absent: '欠席',
  by_paper: '書面で',
  left_out: '招くのをやめた',
} as const;
export type Presence = keyof typeof presences;

export const itemPurposes = {
  plan: 'プランの適否',
  review: '評価・見直し',
  closure: '終結',
  other: 'そのほか',
} as const;
export type ItemPurpose = keyof typeof itemPurposes;

export const itemDecisions = {
  fit: '適（このプランでよい）',
  amend: '修正（案にもどして直す）',
  continue: '継続（いまのプランをつづける）',
  replan: '再プラン（次の版をつくる）',
  close: '終結にむかう',
  pause: '休む（中断）',
  defer: '次回に持ち越す',
} as const;
export type ItemDecision = keyof typeof itemDecisions;

/** What may be decided about a person, by where their plan stands. */
export function decisionsFor(plan: PlanState | undefined): readonly ItemDecision[] {
  if (plan === 'in_meeting') return ['fit', 'amend', 'pause', 'defer'];
  if (plan === 'running' || plan === 'evaluating') return ['continue', 'replan', 'close', 'pause', 'defer'];
  return ['continue', 'close', 'pause', 'defer'];
}

/** These change what a person may expect: why, in words. */
export function decisionNeedsWords(decision: ItemDecision): boolean {
  return decision === 'amend' || decision === 'pause' || decision === 'close';
}

const day = (label: string) => z.iso.date(`${label}を、令和8年11月24日のように書いてください`);
const clock = (label: string) =>
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/u, `${label}を、14:00のように書いてください`)
    .nullable();

export const meetingShape = z
  .object({
    title: line('会議の名まえ', 200),
    heldOn: day('開く日'),
    fromTime: clock('はじめの時刻'),
    toTime: clock('おわりの時刻'),
    placeNote: line('場所', 300),
    manner: z.enum(codesOf(meetingManners), { error: '開き方を選んでください' }),
    chair: line('司会', 100),
    recorder: line('記録', 100),
    nextOn: day('次回').nullable(),
  })
  .superRefine((meeting, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (meeting.fromTime !== null && meeting.toTime !== null && meeting.toTime <= meeting.fromTime) {
      refuse('toTime', 'おわりの時刻が、はじめより前になっています');
    }
    if (meeting.nextOn !== null && meeting.nextOn <= meeting.heldOn) {
      refuse('nextOn', '次回が、この会議より前になっています');
    }
  });
export type MeetingDraft = z.output<typeof meetingShape>;

/** Somebody at the table: an agency that works here, or anybody else by where they belong and their name. */
export const attendanceShape = z
  .object({
    id: z.uuid(),
    agencyId: z.uuid().nullable(),
    affiliation: line('所属', 200),
    name: line('名まえ', 100),
    role: line('役割', 100),
    presence: z.enum(codesOf(presences)),
    version: z.number().int().min(0).max(1_000_000),
  })
  .superRefine((seat, context) => {
    if (seat.agencyId === null && seat.affiliation.trim() === '' && seat.name.trim() === '') {
      context.addIssue({
        code: 'custom',
        path: ['affiliation'],
        message: '機関を選ぶか、所属を書いてください',
      });
    }
  });
export type AttendanceDraft = z.output<typeof attendanceShape>;

const reportShape = z.object({
  id: z.uuid(),
  by: line('機関', 200).refine((typed) => typed.trim() !== '', { error: 'どの機関の報告かを書いてください' }),
  words: line('報告', 4000),
});
export type ItemReport = z.output<typeof reportShape>;

const roleShape = z.object({
  id: z.uuid(),
  who: line('だれが', 200).refine((typed) => typed.trim() !== '', { error: 'だれがするかを書いてください' }),
  what: line('なにを', 1000).refine((typed) => typed.trim() !== '', {
    error: 'なにをするかを書いてください',
  }),
  until: day('いつまで').nullable(),
});
export type ItemRole = z.output<typeof roleShape>;

/** What is said about one person, in the order of the talk: their own words before anybody's report. */
export const itemShape = z.object({
  personPresent: z.boolean(),
  familyPresent: z.boolean(),
  ownWords: line('本人の意向', 4000),
  reports: z.array(reportShape).max(20, '報告は20までです'),
  points: line('論点', 4000),
  decisionWords: line('決まったこと', 4000),
  roles: z.array(roleShape).max(40, '役割は40までです'),
  resourceGap: line('足りない資源', 2000),
  nextOn: day('次にみる日').nullable(),
});
export type ItemDraft = z.output<typeof itemShape>;

export const itemFieldLabels: Record<keyof ItemDraft, string> = {
  personPresent: '本人の出席',
  familyPresent: '家族の出席',
  ownWords: '本人の意向',
  reports: '機関からの報告',
  points: '論点',
  decisionWords: '決まったこと',
  roles: '役割分担',
  resourceGap: 'まちに足りないもの',
  nextOn: '次にみる日',
};
