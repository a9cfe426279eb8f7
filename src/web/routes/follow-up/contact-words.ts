import {
  feelings,
  hostLoads,
  hostWishes,
  mannerLabel,
  type Feeling,
  type HostLoad,
  type HostWish,
} from '#domain/follow-up.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';

/** Fields of a contact by the words of its form, for the page that lays two corrections side by side. */
export const contactLabels: Readonly<Record<string, string>> = {
  doneOn: 'いつ',
  manner: 'どうやって',
  words: '聞いたことば',
  workerView: '支援者が見たこと',
  feeling: '本人の気もち',
  hostLoad: '負担',
  hostWish: '続ける気もち',
  nextStep: '次にすること',
};

export function showContactField(field: string, value: unknown): string {
  const code = String(value);
  switch (field) {
    case 'doneOn':
      return formatJapaneseDate(code);
    case 'manner':
      return mannerLabel(code);
    case 'feeling':
      return feelings[code as Feeling] ?? code;
    case 'hostLoad':
      return hostLoads[code as HostLoad] ?? code;
    case 'hostWish':
      return hostWishes[code as HostWish] ?? code;
    default:
      return code;
  }
}
