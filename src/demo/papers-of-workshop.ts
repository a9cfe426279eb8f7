import { uuidv7 } from 'uuidv7';
import { recallShape } from '#domain/booking-recall.ts';
import { recordRecall } from '#use-cases/bookings/record-recall.ts';
import { book, insure, memorandum, pay, sheet, watch } from './paper-steps.ts';
import { agreeToHost, type PaperScene } from './paper-scene.ts';

const words = {
  called: '木暮さん',
  goodAt: 'パソコンの入力。表とラベルづくり。まちがいが少ない',
  helps: '質問は紙に書いて渡す。返事も紙で\n静かな席',
  avoid: '電話に出ること。数を競うこと',
  signs: '手が止まる。下を向いたままになる',
  whenTroubled: '15分ほど席を外してよい。そのあと紙で聞く',
  howToTalk: '机の横から、小さな声で',
  contact: '参加支援センター 水沢 000-0000-0110',
};

/** B3: somebody outside the disability law works in the spare capacity of a workshop; those under contract come first. */
export async function seedWorkshopPapers(scene: PaperScene, today: string): Promise<void> {
  const { worker, placement, day } = scene;
  await agreeToHost(scene, {
    toldWords: '名前と、配慮（静かな席、質問は紙で）だけ',
    notToldWords: '面接のこと、勤めたことがないこと',
    givenOn: day(-11),
  });
  await sheet(
    scene,
    { ...words, notTold: '面接で言葉が詰まったこと。診断がないこと' },
    { agreed: -10, handed: [-9, '管理者 谷口さん'] },
  );
  await sheet(
    scene,
    {
      ...words,
      helps: `${words.helps}\n休みは午前に1回、10分`,
      notTold: '面接で言葉が詰まったこと。診断がないこと',
    },
    { agreed: -2 },
  );
  await watch(
    scene,
    {
      watcher: '作業所あおぞら 職員 佐々木さん',
      told: '声かけと見守り。困ったら参加支援センターへ',
      signs: ['absent', 'alone', 'overdoing'],
      tell: '参加支援センター 水沢 000-0000-0110',
      often: '来た日に一度。月に1回、様子票',
      notAsked: '作業の評価。通院をすすめること',
      until: day(128),
    },
    { agreed: -7, asked: -6, accepted: -6 },
  );
  await memorandum(
    scene,
    {
      role: '伝票の入力、ラベルづくり',
      notDone: '訓練等給付の請求に入れること。利用者の記録を見ること',
      days: '火・木の午前 9:30–12:00',
      care: '配慮シートのとおり',
      insurance: '傷害保険と賠償責任保険（参加支援センターが加入）',
      money: '工賃は払わない。活動応援金は共同募金から参加支援センターが払う',
      emergency: '管理者 → 参加支援センター 000-0000-0110',
      stop: '休むときは当日の朝までに紙かメールで',
      secrecy: 'ほかの利用者のことを外で話さない',
      recall: '契約の方が来るときは返す',
      recallNoticeDays: 30,
      validFrom: day(-6),
      validUntil: day(128),
    },
    { person: -7, host: [-6, '管理者 谷口 恵'] },
  );
  await insure(scene, { kind: 'accident', insurer: '参加支援センター団体傷害保険', from: -9, to: 128 });
  await insure(scene, { kind: 'liability', insurer: '参加支援センター団体賠償保険', from: -9, to: 128 });
  await pay(scene, ['allowance', 1000, -5, '赤い羽根共同募金']);
  await pay(scene, ['fare', 960, -5, '縁が丘市社協の事業費']);
  await book(scene, ['火曜 午前', '木曜 午前'], { from: -6, isUsed: true });
  await book(scene, ['金曜 午後'], { from: 7, isUsed: false });
  await recordRecall(
    worker,
    placement.personId,
    placement.placementId,
    uuidv7(),
    recallShape.parse({
      toldOn: day(-3),
      toldBy: '管理者 谷口さん',
      manner: 'phone',
      reasonCode: 'formal_user',
      reasonWords: `木曜の午前に、契約の方がひとり来る（${today.slice(0, 4) === day(15).slice(0, 4) ? '年内' : '年明け'}から）`,
      effectiveOn: day(15),
    }),
  );
}
