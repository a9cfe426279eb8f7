import * as z from 'zod';
import { monthsLater } from './freshness.ts';
import { codesOf, line } from './person.ts';

/** 終結理由 (practice.md §1.5(5)). */
export const closureReasons = {
  goal_reached: '目標達成',
  settled: '参加先と安定',
  other_system: '他制度へ移行',
  work_or_school: '就労・就学',
  facility_or_hospital: '施設・入院',
  moved_away: '転出',
  death: '死亡',
  own_wish: '本人の辞退',
  not_reached: '連絡がとれない',
  informed: '情報提供で終了',
  other: 'その他',
} as const;
export type ClosureReason = keyof typeof closureReasons;

export const contactResults = {
  going_well: 'つづいている',
  needs_support: '支えがいる',
  reopened: '再開した',
  not_reached: '会えなかった',
  not_wanted: '連絡はいらないとのこと',
} as const;
export type ContactResult = keyof typeof contactResults;

/**
 * The day until which a file is kept: `years` from the end of the fiscal year (March 31) in which the case was closed
 * (文書管理規程; the number of years is the municipality's own).
 */
export function retainUntil(closedOn: string, years: number): string {
  const year = Number(closedOn.slice(0, 4));
  const fiscalEnd = closedOn.slice(5) >= '04-01' ? year + 1 : year;
  return `${fiscalEnd + years}-03-31`;
}

/** The last day of closing whose files are no longer kept on `today`: the other side of retainUntil, for an index on the day. */
export function lastClosingOver(today: string, years: number): string {
  const year = Number(today.slice(0, 4)) - years;
  return `${today.slice(5) > '03-31' ? year : year - 1}-03-31`;
}

const day = (label: string) => z.iso.date(`${label}を、令和8年11月24日のように書いてください`);

/** The call after three months is not made where it would be out of place. */
const noContact: readonly ClosureReason[] = ['death', 'moved_away'];

/** 3か月後の連絡: when it is due, from the day of closing; nobody is called after a death. */
export function contactDue(reason: ClosureReason, closedOn: string): string | null {
  return noContact.includes(reason) ? null : monthsLater(closedOn, 3);
}

/** There may be nobody who could be told. */
const untold: readonly ClosureReason[] = ['death', 'not_reached'];

/** 終結: why, who keeps an eye, when to come again. Somebody watches, or it is said why nobody does (invariant 14). */
export const closureShape = z
  .object({
    endState: z.enum(['closed_watching', 'closed', 'referred'], { error: '終わり方を選んでください' }),
    reason: z.enum(codesOf(closureReasons), { error: '理由を選んでください' }),
    reasonWords: line('ようす', 2000),
    closedOn: day('終結の日'),
    leadAgencyId: z.uuid().nullable(),
    leadName: line('これからの主担当', 200),
    watcher: line('見守る人', 200),
    watchHow: line('どのように', 1000),
    noWatcherReason: line('だれも見守らない理由', 1000),
    comeAgainWhen: line('また来るめやす', 1000),
    ownWords: line('本人のことば', 2000),
    toldPersonOn: day('本人に伝えた日').nullable(),
    contactDueOn: day('3か月後の連絡の日').nullable(),
  })
  .superRefine((closure, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const isLed = closure.leadAgencyId !== null || closure.leadName.trim() !== '';
    const isWatched = closure.watcher.trim() !== '';
    if (!isLed && !isWatched && closure.noWatcherReason.trim() === '') {
      refuse(
        'watcher',
        'これからの主担当か、見守る人を書いてください。いないときは、その理由を書いてください',
      );
    }
    if (closure.endState === 'closed_watching' && !isWatched) {
      refuse('watcher', '見守りで終えるときは、だれが見守るかを書いてください');
    }
    if (closure.endState === 'referred' && !isLed) {
      refuse('leadName', 'つないだ先を書いてください');
    }
    if (closure.reason === 'other' && closure.reasonWords.trim() === '') {
      refuse('reasonWords', '「その他」のときは、ようすを書いてください');
    }
    if (closure.toldPersonOn === null && !untold.includes(closure.reason)) {
      refuse('toldPersonOn', '本人に伝えた日を書いてください');
    }
    if (closure.contactDueOn === null && contactDue(closure.reason, closure.closedOn) !== null) {
      refuse('contactDueOn', '3か月後に連絡する日を書いてください');
    }
    if (closure.contactDueOn !== null && closure.contactDueOn <= closure.closedOn) {
      refuse('contactDueOn', '連絡する日が、終結の日より前になっています');
    }
  });
export type ClosureDraft = z.output<typeof closureShape>;

/** What came of the call. Somebody who was not met is called again on a day, or not any more. */
export const contactShape = z
  .object({
    on: day('連絡した日'),
    result: z.enum(codesOf(contactResults), { error: 'どうだったかを選んでください' }),
    words: line('ようす', 2000),
    againOn: day('もう一度連絡する日').nullable(),
  })
  .superRefine((contact, context) => {
    if (contact.againOn !== null && contact.againOn <= contact.on) {
      context.addIssue({
        code: 'custom',
        path: ['againOn'],
        message: 'もう一度連絡する日が、連絡した日より前になっています',
      });
    }
  });
export type ContactOutcome = z.output<typeof contactShape>;

export const retentionKinds = {
  case: 'ケースの記録',
  meeting: '会議の記録',
  money: 'お金の記録',
  log: '閲覧の記録',
} as const;
export type RetentionKind = keyof typeof retentionKinds;

/** Where the municipality has not written its own rule: five years is usual (practice.md §1.7). */
export const usualYears = 5;

export const retentionShape = z.object({
  years: z
    .number('年数を、数で書いてください')
    .int('年数を、数で書いてください')
    .min(1, '1年から100年までです')
    .max(100, '1年から100年までです'),
  ground: line('根拠', 300),
});
export type RetentionDraft = z.output<typeof retentionShape>;
