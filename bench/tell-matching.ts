import type { ComposeResult } from './compose.ts';
import type { MatchResult } from './match.ts';
import type { MatchingResult } from './matching.ts';
import { line, short, table } from './tell.ts';

export function tellMatching({ sizes, allPairs, server }: MatchingResult): string[] {
  const { people, size, seconds, processorSeconds, reasons } = allPairs;
  return [
    '候補さがし（ms: p50 / p95 / p99。おなじ一回のなかで、人ごとに交互に測定）',
    ...table([
      ['件数', '候補と理由', '列を走査するだけ', '内蔵DBのSQL', 'サーバのSQL', '言葉だけ', '規則だけ'],
      ...sizes.map((one) => [
        one.size.toLocaleString('ja'),
        ...[one.engine, one.sweep, one.sql, one.sqlOnServer, one.words, one.rules].map((spread) =>
          spread === undefined ? '–' : line(spread),
        ),
      ]),
    ]),
    '  言葉だけ: MiniSearch、2文字ずつ。規則だけ: json-rules-engine、1組の時間 × 件数。どちらも理由も順位の根拠も出しません',
    ...(server === undefined ? ['  PostgreSQL 15 のサーバは、この環境に入っていません'] : []),
    ...sizes.map(ratioLine),
    ...sizes.map(({ size, town }) => {
      const each = (bytes: number): string => `${short(bytes / size)} B`;
      return `  ${size.toLocaleString('ja')}件の町の用意 ${short(town.build)} ms（処理装置の時間 ${short(town.buildProcessor)} ms）、1件が変わったあと ${short(town.patch)} ms（${short(town.patchProcessor)} ms）。列は1件 ${each(town.columnBytes)}、プロセス全体で ヒープ ${megabytes(town.heapBytes)}・常駐 ${megabytes(town.residentBytes)}`;
    }),
    `  全員に全部 ${people.toLocaleString('ja')}人 × ${size.toLocaleString('ja')}件: ${short(seconds)}秒（処理装置の時間 ${short(processorSeconds)}秒）、理由と妨げ ${reasons.toLocaleString('ja')}個`,
    ...sizes
      .filter((one) => one.offeredAgainstFilter.length > 0)
      .map(
        (one) =>
          `  × ${one.size.toLocaleString('ja')}件: 条件に合わないはずのものを ${one.offeredAgainstFilter.length}件、候補に出しています（${one.offeredAgainstFilter.slice(0, 3).join('、')}）`,
      ),
  ];
}

export function tellCompose(results: readonly ComposeResult[]): string[] {
  const count = (number: number): string => number.toLocaleString('ja');
  return [
    '活動の案（ms: 1人あたり p50 / p95 / p99。「答え」は案がひとつでもあった人数）',
    ...table([
      ['声 × 場', '1人の案', '町の用意', '答え', '全員'],
      ...results.map(({ wishes, places, people, ready, perPerson, answered, allPeople }) => [
        `${count(wishes)} × ${count(places)}`,
        line(perPerson),
        short(ready),
        `${count(answered)}人／${count(people)}人`,
        short(allPeople),
      ]),
    ]),
  ];
}

function megabytes(bytes: number): string {
  return `${short(bytes / 1_048_576)} MiB`;
}

function ratioLine({ size, ratios }: MatchResult): string {
  const others = [
    ['内蔵DBのSQL', ratios.sqlToEngineP50],
    ['サーバのSQL', ratios.sqlOnServerToEngineP50],
    ['言葉だけ', ratios.wordsToEngineP50],
    ['規則だけ', ratios.rulesToEngineP50],
  ] as const;
  const told = others.flatMap(([name, ratio]) =>
    ratio === undefined ? [] : [`${name}は ${short(ratio)}倍`],
  );
  return `  ${size.toLocaleString('ja')}件: 走査の ${short(ratios.engineToSweepP50)}倍（p99は走査のp50の ${short(ratios.engineP99ToSweepP50)}倍）。候補さがしとくらべて ${told.join('、')}かかる`;
}
