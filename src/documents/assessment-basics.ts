import {
  boxChoice,
  certificates as certificateLabels,
  jobColumns,
  jobRows,
  sheetBoxes,
  type BoxCode,
  type CertificateCode,
  type JobColumn,
} from '#domain/sheet-box.ts';
import { householdKinds } from '#domain/sheet-choices.ts';
import { writeBirth } from '#domain/birth-date.ts';
import type { BornPrecision } from '#domain/person.ts';
import type { AssessmentPaper, HouseholdLine } from './assessment-input.ts';
import { box, boxes, column, list, ticks, wordsBox } from './boxes.ts';
import type { Block, Cell, Ticks } from './paper.ts';
import { closedWords, factLines } from './paper-facts.ts';

/** The words of a box, or room for the pen; a choice shows all that the form offers. */
function valueOf({ sheet }: AssessmentPaper, code: BoxCode): string | Ticks {
  const { kind } = sheetBoxes[code];
  const words = sheet[code] ?? '';
  return typeof kind === 'string' ? words : ticks(kind, boxChoice(code, words));
}

function bornWords({ bornOn, bornPrecision }: HouseholdLine, on: string): string {
  return bornOn === null ? '' : writeBirth({ bornOn, bornPrecision: bornPrecision as BornPrecision }, on);
}

function household(input: AssessmentPaper, on: string): Block[] {
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
      .map((member) => [
        member.relation,
        member.name,
        bornWords(member, on),
        member.occupation,
        member.careNote,
        [member.role, member.note].filter((part) => part !== '').join('\n'),
      ]);
  // Before the sheet had a box for it, the kind stood with the household.
  const typed = input.sheet.householdKind ?? input.householdKind;
  const kind = Object.entries(householdKinds).find(([, label]) => label === typed)?.[0];
  return [
    boxes(
      '世帯',
      [box('★世帯類型', ticks(householdKinds, kind, kind === undefined ? typed : ''))],
      [box('暮らし', input.householdNote)],
      [box('婚姻', valueOf(input, 'marriage'))],
      [box('キーパーソン', valueOf(input, 'keyPerson'))],
      ...(input.household === null ? [[box('家族', closedWords)]] : []),
    ),
    list('同居者', columns, members(true), { size: 8.5 }),
    list('別居家族', columns, members(false), { least: 2, size: 8.5 }),
    boxes('ジェノグラム・エコマップ', [box('', '', { room: 45 }), box('', '', { room: 45 })]),
  ];
}

function certificates(input: AssessmentPaper): Cell[][] {
  return Object.entries(certificateLabels).map(([code, label]) => [
    box(label.replace('精神障害者', '精神障害者\n'), valueOf(input, `${code as CertificateCode}State`), {
      share: 1.3,
    }),
    box('内容', valueOf(input, `${code as CertificateCode}Note`), { labelWidth: 14 }),
  ]);
}

/** 職歴 as rows; those that are empty stay for the pen. */
function jobs({ sheet }: AssessmentPaper): string[][] {
  return jobRows
    .map((row) => Object.keys(jobColumns).map((name) => sheet[`job${row}${name as JobColumn}`] ?? ''))
    .filter((cells) => cells.some((cell) => cell !== ''));
}

/** 住まい・健康・障害・経済・就労: what was told in sentences stands first; the boxes of the form follow. */
export function assessmentBasics(input: AssessmentPaper, on: string): Block[] {
  const { facts, answers } = input;
  const one = (label: string, code: BoxCode): Cell => box(label, valueOf(input, code));
  const words = (label: string, code: BoxCode, room: number): Cell[] => [
    wordsBox(label, valueOf(input, code), room),
  ];
  return [
    ...household(input, on),
    boxes(
      '住まい',
      [one('種別', 'housingKind')],
      [one('家賃', 'rent'), one('保証人', 'guarantor')],
      words('住環境\n（ごみ・設備）', 'homeCondition', 9),
    ),
    boxes(
      '健康',
      [wordsBox('わかっていること', factLines(facts.health))],
      [one('主訴', 'complaint'), one('病名', 'illness')],
      [one('主治医', 'doctor'), one('服薬', 'medicine')],
      [one('受診の状況', 'treatment'), one('視力・聴力', 'senses')],
      words('身体機能\n（麻痺側・歩行・\n立位・補装具）', 'body', 12),
      [one('認知', 'cognition'), one('アレルギー', 'allergy')],
      [one('医療的注意', 'medicalCare'), one('感染症', 'infection')],
      [one('睡眠・\n生活リズム', 'rhythm')],
    ),
    boxes('★障害・介護', ...certificates(input), words('利用中の\nサービス', 'services', 9)),
    boxes(
      '経済',
      [wordsBox('わかっていること', factLines(facts.economy))],
      [one('収入（種別・額）', 'income'), one('年金', 'pension')],
      [one('手当', 'allowance')],
      [one('生活保護', 'assistance')],
      [one('預貯金', 'savings'), one('債務', 'debts')],
      [one('滞納', 'arrears'), one('金銭管理', 'moneyKeeping')],
      [one('課税区分', 'tax')],
    ),
    boxes(
      '就労・学歴',
      [wordsBox('就労・職歴・\n資格・学校', answers.work)],
      [one('★就労状況', 'workState')],
      [one('資格', 'qualification'), one('運転免許', 'licence')],
      [one('最終学歴', 'schooling'), one('在学・登校状況', 'atSchool')],
    ),
    list('職歴', [column('期間', 40), column('業種'), column('職種'), column('離職理由')], jobs(input), {
      least: 3,
    }),
    boxes(
      '家族のこと・そのほか',
      [wordsBox('家族について', factLines(facts.family), 9)],
      [wordsBox('そのほか', factLines(facts.other), 9)],
    ),
  ];
}
