import { handoverParts, type HandoverContent } from '#domain/handover.ts';
import { box, boxes, column, day, dayToWrite, list, signatures, wordsUnder } from './boxes.ts';
import {
  addressWords,
  callWords,
  contactWords,
  furnish,
  personRows,
  type Issue,
  type PaperContact,
  type PaperPerson,
} from './furniture.ts';
import type { Paper } from './paper.ts';

export type HandoverPaper = {
  person: PaperPerson;
  contact: PaperContact;
  caseNumber: string;
  state: string;
  fromName: string;
  toName: string;
  effectiveOn: string | null;
  content: HandoverContent;
  metTogetherOn: string | null;
  personToldOn: string | null;
  doneOn: string | null;
  /** Where the person takes part now. */
  placements: readonly {
    resource: string;
    role: string;
    state: string;
    hostPerson: string;
    hostContact: string;
  }[];
  /** Next steps that are open, the earliest first; none from a 支援会議. */
  tasks: readonly { step: string; on: string | null; by: string }[];
};

/** 引継書: what hurts a newcomer first stands on top. */
export function handoverPaper(input: HandoverPaper, issue: Issue): Paper {
  const { content, person, contact } = input;
  const [first, ...rest] = personRows(person, issue.madeOn);
  const part = (code: keyof typeof handoverParts, room: number) =>
    wordsUnder(handoverParts[code], content[code], room);
  return furnish('handover', issue, {
    running: `${input.caseNumber}　${person.name}`,
    blocks: [
      boxes(
        '',
        first ?? [],
        ...rest,
        [box('住所', addressWords(contact))],
        [
          box(
            '電話',
            [contactWords(contact, 'phone'), contact.phone2].filter((one) => one !== '').join('、'),
          ),
          box('かけ方', callWords(contact), { labelWidth: 18 }),
        ],
        [box('ケース番号', input.caseNumber), box('いまの段', input.state, { labelWidth: 18 })],
        [box('前の担当', input.fromName), box('次の担当', input.toName, { labelWidth: 18 })],
        [
          box('引き継ぐ日', dayToWrite(input.effectiveOn)),
          box('本人に伝えた日', dayToWrite(input.personToldOn), { labelWidth: 26 }),
        ],
      ),
      part('avoid', 20),
      part('rely', 16),
      part('promises', 16),
      part('openTasks', 16),
      list(
        '次にすること（経過から）',
        [column('すること'), column('期限', 34), column('担当', 34)],
        input.tasks.map(({ step, on, by }) => [step, day(on), by]),
        { least: 3 },
      ),
      part('danger', 16),
      list(
        'いまの参加先',
        [column('参加先'), column('役割'), column('段', 20), column('受入先の担当・連絡', 46)],
        input.placements.map((one) => [
          one.resource,
          one.role,
          one.state,
          [one.hostPerson, one.hostContact].filter((words) => words !== '').join('\n'),
        ]),
        { least: 2 },
      ),
      part('hosts', 14),
      part('note', 14),
      signatures('引き継ぎ', [
        { label: '前の担当', value: `${input.fromName}\n（署名）`, manner: dayToWrite(input.doneOn) },
        { label: '次の担当', value: `${input.toName}\n（署名）`, manner: dayToWrite(input.doneOn) },
        { label: 'いっしょに会った日', value: dayToWrite(input.metTogetherOn) },
      ]),
    ],
  });
}
