import { declineReasons } from '#domain/decline-reason.ts';
import { soundingAnswers } from '#domain/sounding.ts';
import { box, boxes, column, cut, day, dayToWrite, list, plainText, ticks, wordsBox } from './boxes.ts';
import { furnish, type Issue } from './furniture.ts';
import { hostName, supporterWords, type PaperPlacement, type PaperSupporter } from './placement-head.ts';
import type { Paper } from './paper.ts';

/** 打診: no name, no address, no illness (invariant 4). There is no field for a person here at all. */
export type SoundingPaper = {
  placement: Pick<PaperPlacement, 'number' | 'resource' | 'organization' | 'hostPerson' | 'role'>;
  supporter: PaperSupporter;
  /** FAX to send the answer to; '' leaves room. */
  fax: string;
  askedOn: string | null;
  /** Lines that the first words to a host consist of: age band, hours, support. */
  told: readonly { label: string; value: string }[];
  askedWords: string;
  replyDueOn: string | null;
  answer: string | null;
  answeredOn: string | null;
  answeredBy: string;
  conditions: readonly string[];
  /** The host's own door, on the sheet that is printed at the moment when it is opened and never again. */
  door: PaperDoor | null;
};

/** Where a host answers without the paper, and the code that is shown once. */
export type PaperDoor = { address: string; code: string };

function doorWords({ address, code }: PaperDoor): string {
  return `${address} をひらき、番号 ${code} を入れても、お答えいただけます。番号は、ほかの人に見せないでください。`;
}

const hostReasons = Object.fromEntries(declineReasons.host.map(({ code, label }) => [code, label]));

/** 受入打診票 with the part that comes back by FAX or by hand. */
export function soundingPaper(input: SoundingPaper, issue: Issue): Paper {
  const { placement } = input;
  return furnish('sounding', issue, {
    addressee: hostName(placement),
    running: placement.number,
    blocks: [
      plainText(
        '次のような方の参加を、お受けいただけるかおたずねします。お名前は、この段ではお伝えしません。お受けいただけないときも、ご事情を責めることはありません。',
      ),
      boxes(
        'おたずねすること',
        [box('番号', placement.number), box('おたずねした日', day(input.askedOn))],
        [box('場所・活動', placement.resource)],
        [box('お願いしたい\n役割', placement.role)],
        [wordsBox('お願いのことば', input.askedWords, 16)],
        [box('お返事の期限', dayToWrite(input.replyDueOn))],
        [box('問い合わせ先', supporterWords(input.supporter))],
        ...(input.door === null ? [] : [[box('スマートフォン\nなどで', doorWords(input.door))]]),
      ),
      list(
        'どのような方か（お名前は出しません）',
        [column('こと', 40), column('内容')],
        input.told.map(({ label, value }) => [label, value]),
        { least: 5, size: 9.5 },
      ),
      cut('ここから下をお返しください（FAX・郵送・手わたし）'),
      boxes(
        'ご返事',
        [box('番号', placement.number), box('返送先 FAX', input.fax)],
        [box('お返事', ticks(soundingAnswers, input.answer))],
        [wordsBox('条件\n（曜日・時間・\n配慮など）', input.conditions.join('\n'), 20)],
        [box('むずかしいとき\nのご事情', ticks(hostReasons, null))],
        [wordsBox('そのほか', '', 14)],
        [box('ご記入の日', dayToWrite(input.answeredOn)), box('ご記入の方', input.answeredBy, { room: 9 })],
      ),
    ],
  });
}
