import * as z from 'zod';
import { codesOf, line } from './person.ts';

/** Who said no; or nobody did: illness, hospital and death are not refusals (anchors.md D7). */
export const declineSides = { person: '本人', host: '受入先', neither: 'どちらでもない' } as const;
export type DeclineSide = keyof typeof declineSides;

/** What follows. Nothing of it counts against the person: it only says what is proposed next, and when. */
export const consequences = {
  never_again: 'この先は、ここを出さない',
  not_until: 'その日まで、ここを出さない',
  adjust: '条件を調整してつづける',
  search_again: 'ほかをさがす',
  ask_again: 'その日に、もう一度たずねる',
  pause: '休む（いつでも再開できる）',
  end: 'ここで終える',
  nothing: '何も変えない',
} as const;
export type Consequence = keyof typeof consequences;

export type DeclineReason = { code: string; label: string; usual: Consequence };

/** Coded reasons by side, each with what usually follows; the worker may choose another consequence. */
export const declineReasons: Record<DeclineSide, readonly DeclineReason[]> = {
  person: [
    { code: 'not_this', label: 'いや（理由はいらない）', usual: 'never_again' },
    { code: 'not_now', label: 'いまはいい', usual: 'not_until' },
    { code: 'people', label: '人とのことが合わない', usual: 'search_again' },
    { code: 'place', label: '場所・音・通い方が合わない', usual: 'search_again' },
    { code: 'task', label: 'することが合わない', usual: 'search_again' },
    { code: 'time', label: '時間・曜日が合わない', usual: 'adjust' },
    { code: 'money', label: 'お金のこと', usual: 'adjust' },
    { code: 'other_found', label: 'ほかに行き先ができた', usual: 'end' },
    { code: 'enough', label: 'もういい（休みたい）', usual: 'pause' },
    { code: 'own_other', label: 'その他（本人のことばで）', usual: 'search_again' },
  ],
  host: [
    { code: 'full', label: '空きがない', usual: 'ask_again' },
    { code: 'formal_user', label: '契約の利用者が来る', usual: 'ask_again' },
    { code: 'staff', label: '人手が足りない', usual: 'ask_again' },
    { code: 'care', label: '必要な配慮ができない', usual: 'search_again' },
    { code: 'hours', label: '時間が合わない', usual: 'adjust' },
    { code: 'rule', label: '決まり・承認の都合', usual: 'search_again' },
    { code: 'experience', label: '受け入れの経験がなく不安', usual: 'adjust' },
    { code: 'contact_changed', label: '担当が替わった', usual: 'ask_again' },
    { code: 'closing', label: '休止・終了する', usual: 'end' },
    { code: 'host_other', label: 'その他', usual: 'search_again' },
  ],
  neither: [
    { code: 'illness', label: '病気・体調', usual: 'pause' },
    { code: 'hospital', label: '入院', usual: 'pause' },
    { code: 'family', label: '家族の事情', usual: 'pause' },
    { code: 'moved', label: '転出', usual: 'end' },
    { code: 'death', label: '死亡', usual: 'end' },
    { code: 'statutory', label: '法定のサービスに移る', usual: 'end' },
    { code: 'disaster', label: '災害・感染症', usual: 'not_until' },
    { code: 'no_answer', label: '返事がないまま期限がすぎた', usual: 'ask_again' },
    { code: 'not_reached', label: '連絡がとれない', usual: 'pause' },
    { code: 'neither_other', label: 'その他', usual: 'nothing' },
  ],
};

export function findDeclineReason(side: DeclineSide, code: string): DeclineReason | undefined {
  return declineReasons[side].find((reason) => reason.code === code);
}

/** A consequence that needs a day: until when, or when to ask. */
export function needsDay(consequence: Consequence): boolean {
  return consequence === 'not_until' || consequence === 'ask_again';
}

/** What is written down of a no or a circumstance. The code belongs to its side; a day belongs to what waits for one. */
export const declineShape = z
  .object({
    whose: z.enum(codesOf(declineSides), { error: 'だれの判断かを選んでください' }),
    code: line('わけ', 40),
    words: line('ことば', 2000),
    consequence: z.enum(codesOf(consequences), { error: 'これからどうするかを選んでください' }),
    until: z.iso.date('その日を、令和8年11月24日のように書いてください').nullable(),
    on: z.iso.date('日を、令和8年11月24日のように書いてください'),
    resourceId: z.uuid().nullable(),
    /** As it was called, where it was not chosen from a list. */
    placeName: line('場所', 200),
  })
  .superRefine((decline, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (!findDeclineReason(decline.whose, decline.code)) {
      refuse('code', 'わけを選んでください。本人の「いや」に、理由はいりません');
    }
    if (needsDay(decline.consequence)) {
      if (decline.until === null) refuse('until', 'いつまで待つか、いつたずねるかを書いてください');
      else if (decline.until <= decline.on) refuse('until', 'その日が、判断した日より前になっています');
    }
    const isAboutPlace = decline.consequence === 'never_again' || decline.consequence === 'not_until';
    if (isAboutPlace && decline.resourceId === null && decline.placeName === '') {
      refuse('resourceId', '出さないのがどこかを選んでください');
    }
  });
export type DeclineDraft = z.output<typeof declineShape>;
