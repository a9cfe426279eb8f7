import { closureReasons, contactResults } from '#domain/closure.ts';
import { box, boxes, day, dayToWrite, plainText, cut, ticks, wordsBox, wordsUnder } from './boxes.ts';
import { furnish, shortPersonRow, type Issue, type PaperPerson } from './furniture.ts';
import { supporterWords, type PaperSupporter } from './placement-head.ts';
import type { Paper } from './paper.ts';

export type ClosurePaper = {
  person: PaperPerson;
  caseNumber: string;
  openedOn: string | null;
  closedOn: string | null;
  reason: string | null;
  reasonWords: string;
  /** Who goes on with the person: an agency, or a name in words. */
  lead: string;
  watcher: string;
  watchHow: string;
  noWatcherReason: string;
  comeAgainWhen: string;
  ownWords: string;
  toldPersonOn: string | null;
  /** The meeting that judged it; '' when none did. */
  meeting: string;
  contactDueOn: string | null;
  contactDoneOn: string | null;
  contactResult: string | null;
  contactWords: string;
  retainUntil: string | null;
  heldReason: string;
  supporter: PaperSupporter;
};

/** 終結の記録: why, who keeps an eye, when to come again, the call after three months, and how long the file is kept. */
export function closurePaper(input: ClosurePaper, issue: Issue): Paper {
  return furnish('closure', issue, {
    running: `${input.caseNumber}　${input.person.name}`,
    blocks: [
      boxes(
        '',
        shortPersonRow(input.person),
        [box('ケース番号', input.caseNumber), box('受理した日', day(input.openedOn), { labelWidth: 20 })],
        [box('終結の日', dayToWrite(input.closedOn)), box('会議', input.meeting, { labelWidth: 20 })],
      ),
      boxes(
        '終結の理由',
        [box('理由', ticks(closureReasons, input.reason))],
        [wordsBox('くわしく', input.reasonWords, 12)],
      ),
      wordsUnder('本人の言葉', input.ownWords, 12),
      boxes(
        'これから',
        [wordsBox('主担当', input.lead, 7)],
        [wordsBox('見守る人', input.watcher, 7)],
        [wordsBox('見守り方', input.watchHow, 10)],
        [wordsBox('見守る人が\nいないときの理由', input.noWatcherReason, 8)],
        [wordsBox('また来るめやす\n（再相談）', input.comeAgainWhen, 10)],
        [box('本人に伝えた日', dayToWrite(input.toldPersonOn))],
      ),
      boxes(
        '3か月後の連絡',
        [
          box('予定の日', dayToWrite(input.contactDueOn)),
          box('連絡した日', dayToWrite(input.contactDoneOn), { labelWidth: 22 }),
        ],
        [box('ようす', ticks(contactResults, input.contactResult))],
        [wordsBox('聞いたこと', input.contactWords, 9)],
      ),
      boxes(
        '保存',
        [box('保存の期限', input.retainUntil ? `${day(input.retainUntil)}まで` : '')],
        [box('廃棄を止める\n理由', input.heldReason)],
      ),
    ],
  });
}

/** 終結連絡票 to whoever keeps an eye from now on: no history, only what they need to go on. */
export function closureNotice(input: ClosurePaper, issue: Issue): Paper {
  const { person } = input;
  return furnish('closure-notice', issue, {
    addressee: input.lead === '' ? '　　　　　　　　　　　　　　御中' : `${input.lead}　御中`,
    running: input.caseNumber,
    blocks: [
      plainText(
        '下の方への参加支援を終えました。これからのことを、次のとおりお願いします。気になることがあれば、いつでもご連絡ください。',
      ),
      boxes('', shortPersonRow(person), [
        box('ケース番号', input.caseNumber),
        box('終結の日', dayToWrite(input.closedOn), { labelWidth: 20 }),
      ]),
      boxes(
        'お知らせすること',
        [box('終結の理由', ticks(closureReasons, input.reason))],
        [wordsBox('本人の言葉', input.ownWords, 18)],
      ),
      boxes(
        'お願いすること',
        [wordsBox('主担当', input.lead, 9)],
        [wordsBox('見守る人', input.watcher, 9)],
        [wordsBox('見守り方', input.watchHow, 18)],
        [wordsBox('また来るめやす\n（再相談）', input.comeAgainWhen, 18)],
        [box('本人に伝えた日', dayToWrite(input.toldPersonOn))],
        [
          box(
            '3か月後の連絡',
            input.contactDueOn ? `${day(input.contactDueOn)}に、こちらからします` : dayToWrite(null),
          ),
        ],
        [box('こちらの連絡先', supporterWords(input.supporter))],
      ),
      cut('お受け取りのしるし（お返しください）'),
      boxes(
        '',
        [box('受け取った日', dayToWrite(null)), box('番号', input.caseNumber, { labelWidth: 18 })],
        [box('機関・お名前', '', { room: 9 })],
        [wordsBox('ご意見', '', 14)],
      ),
    ],
  });
}
