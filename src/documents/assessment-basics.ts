import type { AssessmentPaper } from './assessment-input.ts';
import { box, boxes, column, list, ticks, wordsBox } from './boxes.ts';
import { householdKinds } from './paper-labels.ts';
import type { Block, Cell } from './paper.ts';
import { closedWords, factLines } from './paper-facts.ts';

function household(input: AssessmentPaper): Block[] {
  const columns = [
    column('続柄', 18),
    column('氏名', 34),
    column('生年月日', 26),
    column('職業・学校'),
    column('障害・介護'),
    column('主な役割・覚え書き', 44),
  ];
  const members = (together: boolean) =>
    (input.household ?? [])
      .filter(({ livesTogether }) => livesTogether === together)
      .map(({ relation, name, note }) => [relation, name, '', '', '', note]);
  const kind = Object.entries(householdKinds).find(([, label]) => label === input.householdKind)?.[0];
  return [
    boxes(
      '世帯',
      [box('★世帯類型', ticks(householdKinds, kind, kind === undefined ? input.householdKind : ''))],
      [box('暮らし', input.householdNote)],
      [box('婚姻', ''), box('キーパーソン', '')],
      ...(input.household === null ? [[box('家族', closedWords)]] : []),
    ),
    list('同居者', columns, members(true), { size: 8.5 }),
    list('別居家族', columns, members(false), { least: 2, size: 8.5 }),
    boxes('ジェノグラム・エコマップ', [box('', '', { room: 45 }), box('', '', { room: 45 })]),
  ];
}

const yesNo = { yes: '有', no: '無', applied: '申請中', suspected: '疑い' };

function certificates(): Cell[][] {
  return [
    '身体障害者手帳',
    '療育手帳',
    '精神障害者\n保健福祉手帳',
    '障害支援区分',
    '自立支援医療',
    '難病',
    '要介護認定',
  ].map((label) => [box(label, ticks(yesNo, null), { share: 1.3 }), box('内容', '', { labelWidth: 14 })]);
}

/** 住まい・健康・障害・経済・就労: what is known stands first; the boxes of the form follow, for the pen where nothing is typed. */
export function assessmentBasics(input: AssessmentPaper): Block[] {
  const { facts, answers } = input;
  const pair = (left: string, right: string): Cell[] => [box(left, ''), box(right, '')];
  return [
    ...household(input),
    boxes(
      '住まい',
      [
        box(
          '種別',
          ticks(
            {
              owned: '持家',
              rented: '民間賃貸',
              public: '公営',
              facility: '施設',
              company: '社宅',
              friend: '知人宅',
              unsettled: '不定',
            },
            null,
          ),
        ),
      ],
      pair('家賃', '保証人'),
      [wordsBox('住環境\n（ごみ・設備）', '', 9)],
    ),
    boxes(
      '健康',
      [wordsBox('わかっていること', factLines(facts.health))],
      pair('主訴', '病名'),
      pair('主治医', '服薬'),
      pair('受診の状況', '視力・聴力'),
      [wordsBox('身体機能\n（麻痺側・歩行・\n立位・補装具）', '', 12)],
      pair('認知', 'アレルギー'),
      pair('医療的注意', '感染症'),
      [box('睡眠・\n生活リズム', '')],
    ),
    boxes('★障害・介護', ...certificates(), [wordsBox('利用中の\nサービス', '', 9)]),
    boxes(
      '経済',
      [wordsBox('わかっていること', factLines(facts.economy))],
      pair('収入（種別・額）', '年金'),
      pair('手当', '生活保護'),
      pair('預貯金', '債務'),
      pair('滞納', '金銭管理'),
      [box('課税区分', '')],
    ),
    boxes(
      '就労・学歴',
      [wordsBox('就労・職歴・\n資格・学校', answers.work)],
      pair('★就労状況', '運転免許'),
      pair('最終学歴', '在学・登校状況'),
    ),
    list('職歴', [column('期間', 40), column('業種'), column('職種'), column('離職理由')], [], { least: 3 }),
    boxes(
      '家族のこと・そのほか',
      [wordsBox('家族について', factLines(facts.family), 9)],
      [wordsBox('そのほか', factLines(facts.other), 9)],
    ),
  ];
}
