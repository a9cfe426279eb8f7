import { daysBetween } from './calendar-day.ts';
import { groupWaiting, waitingKinds, type Waiting } from './waiting.ts';

/**
 * The daily mail: how many of what, and since when the oldest waits. No name, no number of a person, no word of a record:
 * a mail passes servers that are not ours.
 */
export function digestText(name: string, items: readonly Waiting[], today: string, address: string): string {
  const lines = groupWaiting(items).map(({ kind, items: own }) => {
    const { label, act } = waitingKinds[kind];
    return `・${label}　${own.length}件${ageOf(own, today)}　→ ${act}`;
  });
  return [
    `${name}さん`,
    '',
    'きょう、次のことが待っています。',
    '',
    ...lines,
    '',
    ...(address === '' ? ['縁側を開いて、「きょう」をご覧ください。'] : ['「きょう」の頁：', address]),
    '',
    'このメールは一日に一通、仕事のある日の朝だけ届きます。止めるときは、縁側の「設定」で止められます。',
    '人の名まえや記録は、メールには書きません。',
  ].join('\n');
}

function ageOf(items: readonly Waiting[], today: string): string {
  const late = items.filter((item) => item.due !== null && item.due < today).length;
  const since = items.map((item) => item.since ?? item.due ?? today).toSorted()[0] ?? today;
  const days = daysBetween(since, today);
  const parts = [
    ...(late > 0 ? [`期日をすぎたもの${late}件`] : []),
    ...(days > 0 ? [`いちばん古いものは${days}日前から`] : []),
  ];
  return parts.length === 0 ? '' : `（${parts.join('、')}）`;
}
