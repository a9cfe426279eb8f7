import * as z from 'zod';
import { line } from './person.ts';

/** A leader's sheet as a thing of its own: which days it covers, who wrote it, when it came to us. No name stands in it. */
export const rosterShape = z
  .object({
    fromDay: z.iso.date('はじめの日を書いてください'),
    toDay: z.iso.date('おわりの日を書いてください'),
    writtenBy: line('書いた人', 100),
    receivedOn: z.iso.date('受けとった日を書いてください'),
    note: line('メモ', 500),
  })
  .superRefine(({ fromDay, toDay }, context) => {
    if (toDay < fromDay) {
      context.addIssue({
        code: 'custom',
        path: ['toDay'],
        message: 'おわりの日が、はじめの日より前になっています',
      });
    }
  });
export type RosterHead = z.output<typeof rosterShape>;
