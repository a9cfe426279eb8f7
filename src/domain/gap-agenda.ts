import * as z from 'zod';
import { codesOf, line } from './person.ts';

/** What a meeting may say about something that is missing. None of it is about a person. */
export const gapDecisions = {
  develop: 'さがす・つくる（資源開拓）',
  adapt: 'いまある場に、変えられるかを聞く',
  study: 'もう少し調べる',
  watch: '次の会議でも見る',
  leave: 'いまは見送る',
} as const;
export type GapDecision = keyof typeof gapDecisions;

export const gapAgendaShape = z.object({
  points: line('話しあったこと', 4000),
  decision: z.enum(codesOf(gapDecisions), { error: '決まったことを選んでください' }).nullable(),
  decisionWords: line('決まったこと', 4000),
});
export type GapAgendaDraft = z.output<typeof gapAgendaShape>;

export const gapAgendaLabels: Record<keyof GapAgendaDraft, string> = {
  points: '話しあったこと',
  decision: '決まったこと',
  decisionWords: '決まったこと（ことば）',
};
