import { watchSigns, type WatchRequestContent } from '#domain/watch-request.ts';
import { box, boxes, cut, dayToWrite, plainText, ticks, wordsBox } from './boxes.ts';
import { furnish, type Issue } from './furniture.ts';
import { calledWords, supporterWords, type PaperPlacement, type PaperSupporter } from './placement-head.ts';
import type { Paper } from './paper.ts';

export type WatchPaper = {
  placement: Pick<PaperPlacement, 'number' | 'resource' | 'called'>;
  supporter: PaperSupporter;
  watcher: string;
  content: Omit<WatchRequestContent, 'v'>;
  until: string | null;
  agreedOn: string | null;
  askedOn: string | null;
  answer: string | null;
  answeredOn: string | null;
};

/** 見守り依頼票: who watches what, tells whom, until when; in words that the person agreed to. */
export function watchPaper(input: WatchPaper, issue: Issue): Paper {
  const { content, placement } = input;
  return furnish('watch', issue, {
    addressee: input.watcher === '' ? '' : `${input.watcher}　様`,
    sub:
      input.watcher !== '' && input.agreedOn === null ? '（案　本人の了解のまえ。わたさないでください）' : '',
    running: placement.number,
    blocks: [
      plainText(
        '次のことを、無理のないところでお願いします。理由をたずねたり、まわりの人に話したりしないでください。気づいたことがなければ、何もしなくてかまいません。',
      ),
      boxes(
        'お願い',
        [
          box('だれを', calledWords(placement), { room: 8 }),
          box('番号', placement.number, { labelWidth: 18 }),
        ],
        [box('どこで', placement.resource)],
        [wordsBox('お伝えすること\n（本人が了解した\nことば）', content.told, 22)],
        [box('見てほしいこと', ticks(watchSigns, content.signs))],
        [wordsBox('ほかに見て\nほしいこと', content.otherSigns, 12)],
        [box('いつ・\nどのくらい', content.often)],
        [wordsBox('しなくて\nよいこと', content.notAsked, 12)],
        [box('いつまで', input.until ? `${dayToWrite(input.until)}まで` : dayToWrite(null))],
      ),
      boxes(
        '気づいたときの連絡',
        [box('知らせる相手', content.tell, { room: 9 })],
        [box('急ぐとき', content.tellUrgently, { room: 9 })],
        [box('お願いした人', supporterWords(input.supporter))],
      ),
      boxes('', [
        box('本人の了解', dayToWrite(input.agreedOn)),
        box('お願いした日', dayToWrite(input.askedOn)),
      ]),
      cut('お返事（口頭でもかまいません）'),
      boxes(
        '',
        [box('お返事', ticks({ accepted: '引き受けます', declined: 'むずかしいです' }, input.answer))],
        [box('日付', dayToWrite(input.answeredOn)), box('お名前', '', { room: 9, labelWidth: 18 })],
      ),
    ],
  });
}
