import type { Verdict } from './budgets.ts';
import type { Spread } from './durations.ts';
import type { PagesResult } from './pages.ts';
import type { PapersResult } from './papers.ts';
import type { StartUpResult } from './start-up.ts';
import { labelOf } from './visit.ts';

export function short(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(value >= 0.1 ? 2 : 4);
}

export function line({ p50, p95, p99 }: Spread): string {
  return `${short(p50)} / ${short(p95)} / ${short(p99)}`;
}

/** A letter of Japanese is as wide as two. */
function padded(text: string, width: number): string {
  const wide = text.length + (text.match(/[^ -~\u00d7\u2013]/gu)?.length ?? 0);
  return text + ' '.repeat(Math.max(1, width - wide));
}

export function table(rows: readonly (readonly string[])[]): string[] {
  return rows.map((cells) =>
    `  ${cells.map((cell, at) => padded(cell, at === 0 ? 20 : 26)).join('')}`.trimEnd(),
  );
}

export function tellPages(result: PagesResult): string[] {
  const { scale } = result;
  const size = (town: PagesResult['small']): string =>
    `${town.people.toLocaleString('ja')}人・記録${town.notes.toLocaleString('ja')}・資源${town.resources.toLocaleString('ja')}・参加${town.placements.toLocaleString('ja')}・定着支援の連絡${town.followUps.toLocaleString('ja')}`;
  return [
    `画面（ms: p50 / p95 / p99。同時 ${result.users}人。「サーバ」は受けつけてから答えができるまで、「仕事」は1回にかかる処理装置の時間）`,
    `  ×1 は ${size(result.small)}、×${result.scale} は ${size(result.large)}`,
    ...table([
      [
        '',
        '仕事 ×1',
        `仕事 ×${scale}`,
        `ひとりで ×${scale}`,
        `同時 ×${scale}`,
        `同時・サーバで ×${scale}`,
        '10倍あたり',
      ],
      ...result.pages.map((one) => [
        labelOf(one.page),
        line(one.work.small),
        line(one.work.large),
        line(one.alone.large),
        line(one.together.large),
        line(one.atServer.large),
        `${short(one.growthPerTenfold)}倍`,
      ]),
    ]),
    ...result.pages
      .filter((one) => one.unopened.length > 0)
      .map(
        (one) =>
          `  ${labelOf(one.page)}は ${one.unopened.map((town) => (town === 'small' ? '×1' : `×${result.scale}`)).join('、')} で10秒たっても開きませんでした`,
      ),
    `  毎秒 ×1 ${short(result.requestsPerSecond.small)}、×${result.scale} ${short(result.requestsPerSecond.large)} 画面`,
  ];
}

export function tellPapers({ first, later, longest, kilobytes }: PapersResult): string[] {
  return [
    '紙（PDF、ms: p50 / p95 / p99）',
    `  はじめの紙 ${short(first)}。二枚目から ${line(later)}（${later.count}枚、${short(kilobytes.p50)} kB が中央）`,
    `  いちばん長いプラン ${longest.pages}頁 ${short(longest.milliseconds)}、${short(longest.kilobytes)} kB`,
  ];
}

export function tellStartUp({ first, second, npm, builtMeanwhile }: StartUpResult): string[] {
  const seconds = (spread: Spread): string => `${short(spread.p50 / 1000)}秒（${spread.count}回の中央）`;
  return [
    '起動（npm start から最初の画面まで）',
    `  はじめて ${seconds(first)}、二度目から ${seconds(second)}。うち npm 自身が ${short(npm.p50 / 1000)}秒`,
    ...(builtMeanwhile > 0
      ? [`  途中でソースが変わり、組み立てをともなった ${builtMeanwhile}回は数えていません`]
      : []),
  ];
}

export function tellVerdicts(verdicts: readonly Verdict[]): string[] {
  return [
    '目標とのくらべ',
    ...verdicts.map(
      ({ what, measured, unit, limit, isAtLeast, isKept }) =>
        `  ${isKept ? '○' : '×'} ${what}: ${short(measured)}${unit}（${limit}${unit}${isAtLeast ? '以上' : '以下'}）`,
    ),
  ];
}
