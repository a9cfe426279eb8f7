import * as z from 'zod';
import { line } from './person.ts';
import { watchRequestShape } from './watch-request.ts';

/** A watch request as it is typed: its words, who is asked, and until when. An ask without an end is a burden. */
export const watchDraftShape = watchRequestShape.extend({
  watcher: line('見守る人', 100).refine((typed) => typed.trim() !== '', {
    error: '見守りを頼む人・団体を書いてください',
  }),
  until: z.iso.date('いつまでを、令和9年3月31日のように書いてください'),
});
export type WatchDraft = z.output<typeof watchDraftShape>;

export const watchLabels: Record<Exclude<keyof WatchDraft, 'v'>, string> = {
  watcher: '見守る人',
  until: 'いつまで',
  told: '伝えること',
  signs: '見てほしいこと',
  otherSigns: 'ほかに見てほしいこと',
  tell: '知らせる相手',
  tellUrgently: '急ぐとき',
  often: 'いつ・どのくらい',
  notAsked: 'しなくてよいこと',
};

export type WatchStanding = 'draft' | 'agreed' | 'asked' | 'accepted' | 'declined' | 'over' | 'ended';

export const watchStandings: Record<WatchStanding, string> = {
  draft: '本人の了解はまだ',
  agreed: '本人が了解した。まだ頼んでいない',
  asked: '返事を待っている',
  accepted: '引き受けてもらった',
  declined: '断られた',
  over: '期限がすぎた',
  ended: '終えた',
};

/** Where an ask stands on a day; its end comes by the clock. */
export function watchStanding(
  watch: {
    agreedOn: string | null;
    askedOn: string | null;
    answer: string | null;
    until: string;
    endedAt: Date | null;
  },
  today: string,
): WatchStanding {
  if (watch.endedAt !== null) return 'ended';
  if (watch.answer === 'declined') return 'declined';
  if (watch.askedOn !== null && watch.until < today) return 'over';
  if (watch.answer === 'accepted') return 'accepted';
  if (watch.askedOn !== null) return 'asked';
  return watch.agreedOn === null ? 'draft' : 'agreed';
}
