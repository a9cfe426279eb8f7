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

/** What has to become true before the place is proposed again; a day, where there is one, ends the waiting earlier. */
export const endings = {
  by_hand: 'とりやめるまで',
  on_day: 'その日まで',
  place_free: '空きができるまで',
  hours_changed: '曜日・時間が変わるまで',
  care_available: '要る支えができるようになるまで',
  contact_changed: '担当が替わるまで',
  conditions_changed: '条件が変わるまで',
  asked_again: '受入先にもう一度たずねるまで',
} as const;
export type EndsWhen = keyof typeof endings;

/** As the product comes; a town writes its own over it (decline-rule.ts). `waitDays`: how long it usually waits. */
export type DeclineReason = {
  code: string;
  label: string;
  usual: Consequence;
  endsWhen: EndsWhen;
  waitDays?: number;
};

/** Coded reasons by side, each with what usually follows; the worker may choose another consequence. */
export const declineReasons: Record<DeclineSide, readonly DeclineReason[]> = {
  person: [
    { code: 'not_this', label: 'いや（理由はいらない）', usual: 'never_again', endsWhen: 'by_hand' },
    { code: 'not_now', label: 'いまはいい', usual: 'not_until', endsWhen: 'on_day', waitDays: 90 },
    { code: 'people', label: '人とのことが合わない', usual: 'search_again', endsWhen: 'by_hand' },
    {
      code: 'place',
      label: '場所・音・通い方が合わない',
      usual: 'search_again',
      endsWhen: 'conditions_changed',
    },
    { code: 'task', label: 'することが合わない', usual: 'search_again', endsWhen: 'by_hand' },
    { code: 'time', label: '時間・曜日が合わない', usual: 'adjust', endsWhen: 'hours_changed' },
    { code: 'money', label: 'お金のこと', usual: 'adjust', endsWhen: 'conditions_changed' },
    { code: 'other_found', label: 'ほかに行き先ができた', usual: 'end', endsWhen: 'by_hand' },
    { code: 'enough', label: 'もういい（休みたい）', usual: 'pause', endsWhen: 'on_day' },
    { code: 'own_other', label: 'その他（本人のことばで）', usual: 'search_again', endsWhen: 'by_hand' },
  ],
  host: [
    { code: 'full', label: '空きがない', usual: 'ask_again', endsWhen: 'place_free', waitDays: 60 },
    {
      code: 'formal_user',
      label: '契約の利用者が来る',
      usual: 'ask_again',
      endsWhen: 'place_free',
      waitDays: 90,
    },
    { code: 'staff', label: '人手が足りない', usual: 'ask_again', endsWhen: 'asked_again', waitDays: 90 },
    { code: 'care', label: '必要な配慮ができない', usual: 'search_again', endsWhen: 'care_available' },
    { code: 'hours', label: '時間が合わない', usual: 'adjust', endsWhen: 'hours_changed' },
    { code: 'rule', label: '決まり・承認の都合', usual: 'search_again', endsWhen: 'conditions_changed' },
    { code: 'experience', label: '受け入れの経験がなく不安', usual: 'adjust', endsWhen: 'asked_again' },
    {
      code: 'contact_changed',
      label: '担当が替わった',
      usual: 'ask_again',
      endsWhen: 'contact_changed',
      waitDays: 30,
    },
    {
      code: 'not_now',
      label: 'いまの時期は受けられない',
      usual: 'ask_again',
      endsWhen: 'asked_again',
      waitDays: 180,
    },
    { code: 'closing', label: '休止・終了する', usual: 'end', endsWhen: 'asked_again' },
    { code: 'host_other', label: 'その他', usual: 'search_again', endsWhen: 'asked_again' },
  ],
  neither: [
    { code: 'illness', label: '病気・体調', usual: 'pause', endsWhen: 'on_day', waitDays: 30 },
    { code: 'hospital', label: '入院', usual: 'pause', endsWhen: 'on_day', waitDays: 30 },
    { code: 'family', label: '家族の事情', usual: 'pause', endsWhen: 'on_day' },
    { code: 'moved', label: '転出', usual: 'end', endsWhen: 'by_hand' },
    { code: 'death', label: '死亡', usual: 'end', endsWhen: 'by_hand' },
    { code: 'statutory', label: '法定のサービスに移る', usual: 'end', endsWhen: 'by_hand' },
    { code: 'disaster', label: '災害・感染症', usual: 'not_until', endsWhen: 'on_day', waitDays: 30 },
    {
      code: 'no_answer',
      label: '返事がないまま期限がすぎた',
      usual: 'ask_again',
      endsWhen: 'asked_again',
      waitDays: 14,
    },
    { code: 'not_reached', label: '連絡がとれない', usual: 'pause', endsWhen: 'on_day' },
    { code: 'neither_other', label: 'その他', usual: 'nothing', endsWhen: 'on_day' },
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
