import * as z from 'zod';
import { memorandumShape } from './memorandum.ts';

const day = (label: string) => z.iso.date(`${label}を、令和8年11月24日のように書いてください`);

/** A 覚書 as it is typed: its headings, and from when until when it holds. */
export const memorandumDraftShape = memorandumShape
  .extend({ validFrom: day('はじまる日'), validUntil: day('おわる日') })
  .superRefine(({ validFrom, validUntil }, context) => {
    if (validUntil >= validFrom) return;
    context.addIssue({
      code: 'custom',
      path: ['validUntil'],
      message: 'おわる日が、はじまる日より前になっています',
    });
  });
export type MemorandumDraft = z.output<typeof memorandumDraftShape>;

export type MemorandumStanding = 'draft' | 'waiting' | 'coming' | 'valid' | 'over' | 'ended' | 'replaced';

export const memorandumStandings: Record<MemorandumStanding, string> = {
  draft: '下書き',
  waiting: '片方だけ合意',
  coming: 'これから効く',
  valid: '効いている',
  over: '期間が終わった',
  ended: '終えた',
  replaced: '次の版に替わった',
};

type Dated = {
  edition: number;
  validFrom: string | null;
  validUntil: string | null;
  personAgreedOn: string | null;
  hostAgreedOn: string | null;
  lockedAt: Date | null;
  endedAt: Date | null;
};

/** Where an edition stands on a day. A newer one that both sides signed takes its place from the day it begins. */
export function memorandumStanding(
  memorandum: Dated,
  all: readonly Dated[],
  today: string,
): MemorandumStanding {
  if (memorandum.endedAt !== null) return 'ended';
  const newer = all.filter(({ edition }) => edition > memorandum.edition);
  if (memorandum.lockedAt === null) {
    if (newer.length > 0) return 'replaced';
    return (memorandum.personAgreedOn ?? memorandum.hostAgreedOn) ? 'waiting' : 'draft';
  }
  const hasBegun = ({ validFrom }: Dated) => validFrom === null || validFrom <= today;
  if (newer.some((one) => one.lockedAt !== null && one.endedAt === null && hasBegun(one))) return 'replaced';
  if (!hasBegun(memorandum)) return 'coming';
  return memorandum.validUntil !== null && memorandum.validUntil < today ? 'over' : 'valid';
}
