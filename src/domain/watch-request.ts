import * as z from 'zod';
import { codesOf, line } from './person.ts';

/** What a neighbour can look for without knowing why. */
export const watchSigns = {
  absent: '来るはずの日に来ない',
  tired: '顔色がわるい・ふらつく',
  lost: '道や手順がわからなくなる',
  heat: '暑さ・寒さでつらそう',
  fell: '転んだ・けがをした',
  trouble: '人とのもめごと',
  alone: 'ひとりで困っている',
  overdoing: '無理をしている',
} as const;

/** 見守り依頼: who watches what, tells whom, how often, until when (practice.md §7.A3 step 7). */
export const watchRequestShape = z.object({
  v: z.literal(1),
  told: line('伝えること（本人が了解したことば）', 1000).refine((typed) => typed.trim() !== '', {
    error: '伝えることを、本人が了解したことばで書いてください',
  }),
  signs: z.array(z.enum(codesOf(watchSigns))),
  otherSigns: line('ほかに見てほしいこと', 500),
  tell: line('知らせる相手', 200).refine((typed) => typed.trim() !== '', {
    error: '知らせる相手と電話を書いてください',
  }),
  tellUrgently: line('急ぐとき', 200),
  often: line('いつ・どのくらい', 200),
  notAsked: line('しなくてよいこと', 500),
});
export type WatchRequestContent = z.output<typeof watchRequestShape>;

export const emptyWatchRequest: WatchRequestContent = {
  v: 1,
  told: '',
  signs: [],
  otherSigns: '',
  tell: '',
  tellUrgently: '',
  often: '',
  notAsked: '',
};
