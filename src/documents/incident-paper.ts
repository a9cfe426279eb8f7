import { bases } from '#domain/fact.ts';
import { incidentKinds } from '#domain/incident.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import { box, boxes, dayToWrite, labelOf, signatures, ticks, wordsBox, wordsUnder } from './boxes.ts';
import { furnish, shortPersonRow, type Issue, type PaperPerson } from './furniture.ts';
import type { Paper } from './paper.ts';

export type IncidentPaper = {
  person: PaperPerson;
  number: string;
  /** '' when it did not happen at a 参加先. */
  resource: string;
  kind: string | null;
  at: Date | null;
  placeNote: string;
  what: string;
  injury: string;
  action: string;
  toldTo: string;
  toldOn: string | null;
  insuranceNote: string;
  prevention: string;
  basis: string;
  closedOn: string | null;
  reportedBy: string;
};

/** 事故・ヒヤリ報告. */
export function incidentPaper(input: IncidentPaper, issue: Issue): Paper {
  const { at } = input;
  const when = at
    ? `${formatJapaneseDate(tokyoDay(at), { weekday: true })} ${tokyoTime(at)}`
    : `${dayToWrite(null)}　　時　　分`;
  return furnish('incident', issue, {
    running: input.number,
    blocks: [
      boxes(
        '',
        [box('報告の番号', input.number), box('報告した人', input.reportedBy, { labelWidth: 22 })],
        shortPersonRow(input.person),
        [box('種類', ticks(incidentKinds, input.kind))],
        [box('日時', when), box('参加先', input.resource, { labelWidth: 18 })],
        [box('場所', input.placeNote)],
      ),
      wordsUnder('あったこと', input.what, 40),
      boxes(
        '',
        [wordsBox('けが・損害', input.injury, 16)],
        [wordsBox('そのとき\nしたこと', input.action, 22)],
        [
          box('知らせた相手', input.toldTo, { room: 9 }),
          box('知らせた日', dayToWrite(input.toldOn), { labelWidth: 20 }),
        ],
        [wordsBox('保険', input.insuranceNote, 12)],
        [wordsBox('これから\n気をつけること', input.prevention, 28)],
        [
          box('情報の根拠', labelOf(bases, input.basis)),
          box('終わった日', dayToWrite(input.closedOn), { labelWidth: 20 }),
        ],
      ),
      signatures('', [{ label: '報告した人', value: '（署名）', manner: '　　　年　　月　　日' }]),
    ],
  });
}
