import { uuidv7 } from 'uuidv7';
import { factShape } from '#domain/fact.ts';
import { incidentShape } from '#domain/incident.ts';
import { recordFact } from '#use-cases/assessments/record-fact.ts';
import { reportIncident } from '#use-cases/hosting/report-incident.ts';
import { book, insure, lend, memorandum, pay, sheet, watch } from './paper-steps.ts';
import { agreeToHost, type PaperScene } from './paper-scene.ts';

/** A3: an elder who dislikes groups stands alone at a school crossing. */
export async function seedCornerPapers(scene: PaperScene): Promise<void> {
  const { worker, placement, day } = scene;
  await agreeToHost(scene, {
    toldWords: '名前と連絡先、「無理をしないよう見てほしい」だけ',
    notToldWords: '血圧の薬のこと',
    givenOn: day(-15),
  });
  await sheet(
    scene,
    {
      called: '古屋さん',
      goodAt: '時間に正確。毎朝5時半に起きている\n子どもの声が好き',
      helps: '一人で立てる角にしてもらう\n休む日は前の日に電話する',
      avoid: '集まりにさそうこと。輪になって話すこと',
      signs: '口数がへる、旗をおろす',
      whenTroubled: '日かげのベンチで休む。三丁目の松井さんが代わる',
      howToTalk: '名字で、横から',
      contact: '参加支援センター 水沢 000-0000-0110',
      notTold: '血圧の薬のこと。前の教室でのこと',
    },
    { agreed: -11, handed: [-10, '会の代表 松井さん'] },
  );
  await watch(
    scene,
    {
      watcher: '立ち番の松井さん',
      told: '無理をしないよう、見ていてください',
      signs: ['absent', 'tired', 'heat', 'lost'],
      tell: '参加支援センター 水沢 000-0000-0110',
      tellUrgently: '倒れたときは119。そのあと同じ番号へ',
      often: '立ち番の朝',
      notAsked: '薬や病気のことを聞くこと',
      until: day(120),
    },
    { agreed: -9, asked: -8, accepted: -8 },
  );
  await watch(
    scene,
    {
      watcher: '北野小学校 教頭先生',
      told: '角に立つ日に、門から一度見てください',
      signs: ['absent', 'fell'],
      tell: '参加支援センター 水沢 000-0000-0110',
      until: day(120),
    },
    { agreed: -3, asked: -2 },
  );
  await memorandum(
    scene,
    {
      role: '朝の立ち番。横断歩道で、旗を出して待つ',
      notDone: '車道に出て車を止めること。子どもを一人で送ること',
      days: '月・水・金 7:30–8:15。三丁目の角。学校のある日だけ',
      care: '配慮シートのとおり',
      insurance: 'ボランティア活動保険（参加支援センターが加入）',
      money: '謝礼はない。腕章・旗・ベストは貸す',
      emergency: '会の代表 000-0000-3000 → 参加支援センター 000-0000-0110',
      stop: '休むときは前の日までに電話。熱中症警戒の日は休み',
      secrecy: '子どもの名前を外で話さない。写真をとらない',
      recallNoticeDays: 14,
      validFrom: day(-7),
      validUntil: day(120),
    },
    { person: -8, host: [-7, '代表 松井 和夫'] },
  );
  await lend(scene, ['腕章', '12', -7, 120]);
  await lend(scene, ['講習の手引き', '4', -13, -3]);
  await lend(scene, ['横断旗', '3', -7, 120], [-2, '柄が割れたので取りかえ']);
  await insure(scene, {
    kind: 'volunteer',
    insurer: '縁が丘市社会福祉協議会 ボランティア活動保険',
    from: -13,
    to: 120,
  });
  await recordFact(worker, placement.personId, {
    ...factShape.parse({
      kind: 'economy',
      words: '老齢年金で暮らしている',
      isOwnWords: false,
      saidBy: 'person',
      saidOn: day(-26),
      basis: 'consent',
      basisNote: '',
    }),
    id: uuidv7(),
  });
  await pay(scene, ['fare', 480, -13, '縁が丘市社協の事業費']);
  await reportIncident(
    worker,
    placement.personId,
    placement.placementId,
    uuidv7(),
    incidentShape.parse({
      kind: 'near_miss',
      at: new Date(`${day(-9)}T07:52:00+09:00`),
      placeNote: '三丁目の角',
      what: '自転車をよけようとして、歩道の段差でつまずいた。転ばなかった。',
      basis: 'consent',
      injury: '',
      action: '松井さんが腕をとって支えた。その日は座って見守った。',
      toldTo: '会の代表、包括 岩城さん',
      toldOn: day(-9),
      insuranceNote: '',
      prevention: '',
    }),
  );
  await book(scene, ['月曜 午前', '水曜 午前'], { from: -5, isUsed: true });
}
