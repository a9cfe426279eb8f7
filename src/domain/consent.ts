import * as z from 'zod';
import { codesOf, line, toldAtOnce } from './person.ts';

/** What a consent may open to another office. What was learnt in a 支援会議 is never among it (法106条の6). */
export const consentItems = {
  basic: '名まえ・年齢・段階',
  contact: '住所・連絡先',
  intake: '相談の内容',
  participation: '得意・願い・したくないこと・配慮',
  health: '体・病気・障害のこと',
  economy: 'お金のこと',
  family: '家族のこと',
  notes: '支援の経過',
} as const;
export type ConsentItem = keyof typeof consentItems;

export const consentManners = {
  signed: '自署',
  written_for: '代筆',
  spoken_with_witness: '口頭（立会あり）',
} as const;
export type ConsentManner = keyof typeof consentManners;

export const consentGivers = {
  person: '本人',
  guardian: '保護者',
  representative: '代理人・後見人',
} as const;

export const consentPurposes = [
  '情報を分けあって、いっしょに支えるため',
  '重層的支援会議で話しあうため',
  '行き先・役割をさがし、打診するため',
  '見学・体験・参加を支えるため',
  '体のことをたずねるため',
] as const;

export const consentStateLabels = {
  explained: '説明した（返事はまだ）',
  given: '同意',
  refused: '断られた',
  withdrawn: '撤回',
  expired: '期限切れ',
} as const;
export type ConsentGiver = keyof typeof consentGivers;
export type ConsentStanding = keyof typeof consentStateLabels;

const day = (message: string) => z.iso.date(message);

/** One line of the matrix: purpose × recipient × items × term × manner (design.md §5.2). */
export const consentShape = z
  .object({
    state: z.enum(['explained', 'given', 'refused'], { error: '返事を選んでください' }),
    purpose: line('目的', 300).refine((typed) => typed.trim() !== '', {
      error: '目的を選ぶか、「ほかの目的」に書いてください',
    }),
    recipientAgencyId: z.uuid().nullable(),
    recipientOrganizationId: z.uuid().nullable(),
    recipientName: line('相手', 200),
    items: z.array(z.enum(codesOf(consentItems))),
    toldWords: line('伝えてよいことば', 2000),
    notToldWords: line('伝えないこと', 2000),
    manner: z.enum(codesOf(consentManners), { error: 'どのように受けたかを選んでください' }),
    witness: line('立会・代筆した人', 100),
    givenBy: z.enum(codesOf(consentGivers)),
    givenByName: line('同意した人の名まえ', 100),
    givenOn: day('日付を、令和8年11月24日のように書いてください'),
    validUntil: day('期限を、令和9年3月31日のように書いてください').nullable(),
  })
  .superRefine(refuseContradictions, toldAtOnce);
export type ConsentDraft = z.output<typeof consentShape>;

/** Runs beside what the fields lack, so any of them may still be missing. */
function refuseContradictions(consent: Partial<ConsentDraft>, context: z.RefinementCtx): void {
  const refuse = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  const { state, items = [], validUntil, givenOn, manner, givenBy } = consent;
  const named = [consent.recipientAgencyId, consent.recipientOrganizationId].filter(Boolean);
  if (named.length === 2) refuse('recipientAgencyId', '相手は、機関か団体のどちらかひとつにしてください');
  if (named.length === 0 && (consent.recipientName ?? '').trim() === '') {
    refuse('recipientAgencyId', '伝える相手を選ぶか、書いてください');
  }
  // Without an answer yet, the form asks for what a 「同意した」 will need.
  if (state !== 'refused' && state !== 'explained') {
    if (items.length === 0) refuse('items', '伝えてよいことを、ひとつ以上選んでください');
    if (validUntil === null) refuse('validUntil', '期限を書いてください。年度の終わりがめやすです');
    else if (validUntil !== undefined && givenOn !== undefined && validUntil < givenOn) {
      refuse('validUntil', '期限が、同意の日より前になっています');
    }
  }
  // The database says the same for a spoken consent; a name is asked for 代筆 as well, so that it can be asked after.
  const isWritten = manner === 'written_for';
  if ((isWritten || manner === 'spoken_with_witness') && (consent.witness ?? '').trim() === '') {
    refuse(
      'witness',
      isWritten ? '代筆した人の名まえを書いてください' : '立会った人の名まえを書いてください',
    );
  }
  if ((givenBy === 'guardian' || givenBy === 'representative') && (consent.givenByName ?? '').trim() === '') {
    refuse('givenByName', '同意した人の名まえを書いてください');
  }
}

/** Where a consent stands on a day. Its row never says 期限切れ: the clock does, as the access list does. */
export function consentStanding(
  consent: { state: string; validUntil: string | null },
  today: string,
): ConsentStanding {
  const state = consent.state as Exclude<ConsentStanding, 'expired'>;
  if (state === 'given' && consent.validUntil !== null && consent.validUntil < today) return 'expired';
  return state;
}

/** The end of the fiscal year that a day is in: the usual term of a consent. */
export function endOfFiscalYear(day: string): string {
  const year = Number(day.slice(0, 4));
  return `${day.slice(5) >= '04-01' ? year + 1 : year}-03-31`;
}
