import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { intersectHours, longestRun } from '#domain/hours.ts';
import { matchFileAnswers, weekOfFile } from './match-file.ts';
import {
  fileItemShape,
  filePersonShape,
  type FileAnswer,
  type FileItem,
  type FilePerson,
  type MatchMode,
} from './match-file-shape.ts';

const day = '2026-11-24';
const ids = z.array(z.string());
const labelledShape = z.object({
  vignettes: z.array(
    z.object({
      id: z.string(),
      person: filePersonShape,
      pool: z.array(fileItemShape),
      best: ids,
      acceptable: ids,
      unacceptable: ids,
      gap: z.boolean().default(false),
    }),
  ),
});
type LabelledCase = z.output<typeof labelledShape>['vignettes'][number];

/** Cases whose first is best, or at least acceptable (those with an answer); cases with a wrong one first, or among three. */
type Rating = { bestFirst: number; goodFirst: number; badFirst: number; badInThree: number };

/**
 * What a real run reached, counted in cases. A change may better it, never fall below it.
 * `unseen`: 14 cases, 13 with an answer, written before the reader was run on them; then read case by case to mend it.
 * `later`: 10 cases, 9 with an answer, written before that mending. After it alone, with nobody having read their failures,
 *   text stood at 9 best first, 1 wrong first and 8 among three; then they too were read to mend the reader, the last one
 *   (somebody in a wheelchair and a ditch to be cleaned) together with the table of condition-sentences.
 * `last`: 6 cases, 5 with an answer, written before that second mending by the hand that mended: optimistic like the rest.
 * Before all mending, in text (best first, wrong first, wrong among three): unseen 10, 1, 5; later 8, 2, 8; last 5, 0, 6.
 */
const measured: Record<'unseen' | 'later' | 'last', Record<MatchMode, Rating>> = {
  unseen: {
    text: { bestFirst: 11, goodFirst: 13, badFirst: 0, badInThree: 2 },
    confirmed: { bestFirst: 12, goodFirst: 13, badFirst: 0, badInThree: 0 },
  },
  later: {
    text: { bestFirst: 9, goodFirst: 9, badFirst: 0, badInThree: 0 },
    confirmed: { bestFirst: 9, goodFirst: 9, badFirst: 0, badInThree: 1 },
  },
  last: {
    text: { bestFirst: 5, goodFirst: 5, badFirst: 0, badInThree: 0 },
    confirmed: { bestFirst: 5, goodFirst: 5, badFirst: 0, badInThree: 0 },
  },
};

function fileOf(set: string): string {
  return path.join(import.meta.dirname, `${set}-cases.test-data.json`);
}

function casesOf(set: string): LabelledCase[] {
  return labelledShape.parse(JSON.parse(readFileSync(fileOf(set), 'utf8'))).vignettes;
}

/** The engine is given what a match file may hold: never the labels, and the codes only in confirmed mode. */
function answersTo(cases: readonly LabelledCase[], mode: MatchMode): Record<string, FileAnswer> {
  const plain = <T extends FilePerson | FileItem>({ coded, ...rest }: T) =>
    mode === 'text' ? rest : { ...rest, coded };
  const vignettes = cases.map(({ id, person, pool }) => ({
    id,
    person: plain(person),
    pool: pool.map((item) => plain(item)),
  }));
  return matchFileAnswers({ vignettes }, mode, day);
}

function rate(cases: readonly LabelledCase[], answers: Record<string, FileAnswer>): Rating {
  const rankedOf = ({ id }: LabelledCase): string[] => answers[id]?.ranked ?? [];
  const firstIn = (good: readonly string[], one: LabelledCase): boolean =>
    good.includes(rankedOf(one)[0] ?? '');
  const answerable = cases.filter((one) => !one.gap);
  return {
    bestFirst: answerable.filter((one) => firstIn(one.best, one)).length,
    goodFirst: answerable.filter((one) => firstIn([...one.best, ...one.acceptable], one)).length,
    badFirst: cases.filter((one) => firstIn(one.unacceptable, one)).length,
    badInThree: cases.filter((one) =>
      rankedOf(one)
        .slice(0, 3)
        .some((id) => one.unacceptable.includes(id)),
    ).length,
  };
}

/** What confirmed codes forbid, by the letter of the format and by nothing of the engine. */
function forbidding({ coded: known, age, hours, transport }: FilePerson, item: FileItem): string[] {
  const { tags = [], age: ages = null, group = null } = item.coded ?? {};
  const km = item.distance_km ?? 0;
  const isFetched = tags.includes('offers_pickup');
  const shared = intersectHours(weekOfFile(hours) ?? [], weekOfFile(item.hours) ?? []);
  const rules: Record<string, boolean> = {
    本人が断ったこと: known?.avoid.some((tag) => tags.includes(tag)) === true,
    正式な利用者の席: tags.includes('formal_full') || tags.includes('formal_reserved'),
    年齢: age !== undefined && (age < (ages?.[0] ?? 0) || age > (ages?.[1] ?? 200)),
    人数: (group ?? 0) > (known?.max_group ?? Number.POSITIVE_INFINITY),
    空きがない: item.capacity === 0,
    時間: hours !== undefined && item.hours !== undefined && longestRun(shared) === 0,
    距離: km > (transport.max_km ?? Number.POSITIVE_INFINITY) && !isFetched,
    在宅だけ: known?.mode === 'remote' && km > 0,
  };
  return Object.keys(rules).filter((rule) => rules[rule]);
}

describe.each(['unseen', 'later', 'last'] as const)('%s の事例', (set) => {
  const cases = casesOf(set);

  it.each(['text', 'confirmed'] as const)('%s：一度できたことより悪くならない', (mode) => {
    const rating = rate(cases, answersTo(cases, mode));
    const floor = measured[set][mode];
    expect(rating.bestFirst).toBeGreaterThanOrEqual(floor.bestFirst);
    expect(rating.goodFirst).toBeGreaterThanOrEqual(floor.goodFirst);
    expect(rating.badFirst).toBeLessThanOrEqual(floor.badFirst);
    expect(rating.badInThree).toBeLessThanOrEqual(floor.badInThree);
  });

  it('答えのある事例を「合うものがない」と言わない', () => {
    for (const mode of ['text', 'confirmed'] as const) {
      const answers = answersTo(cases, mode);
      expect(cases.filter((one) => !one.gap && answers[one.id]?.none !== false)).toEqual([]);
    }
  });

  it('条件を確かめてあれば、断ったことや決まりに触れるものを、どこにも出さない', () => {
    const answers = answersTo(cases, 'confirmed');
    const broken = cases.flatMap(({ id, person, pool }) => {
      const { ranked = [], combos = [] } = answers[id] ?? {};
      return [...new Set([...ranked, ...combos.flat()])].flatMap((offered) => {
        const item = pool.find((one) => one.id === offered);
        const rules = item === undefined ? ['候補に無い'] : forbidding(person, item);
        return rules.map((rule) => `${id} ${offered} ${rule}`);
      });
    });
    expect(broken).toEqual([]);
    // The rules are not idle: most of what was labelled unacceptable is forbidden by the codes.
    const labelled = cases.flatMap(({ person, pool, unacceptable }) =>
      pool.filter(({ id }) => unacceptable.includes(id)).map((item) => forbidding(person, item)),
    );
    expect(labelled.filter((rules) => rules.length > 0).length).toBeGreaterThan(labelled.length * 0.8);
  });
});

const scorer = path.resolve(import.meta.dirname, '../../../shared/matching/score.mjs');

describe.skipIf(!existsSync(scorer))('採点の道具（../shared/matching があるときだけ）', () => {
  it('ここで数えたものは、その採点と同じになる', () => {
    const place = mkdtempSync(path.join(tmpdir(), 'unseen-'));
    try {
      const cases = casesOf('unseen');
      const answers = answersTo(cases, 'text');
      const file = path.join(place, 'answers.json');
      writeFileSync(file, JSON.stringify(answers));
      const told = execFileSync(process.execPath, [scorer, file, '--set', fileOf('unseen')], {
        encoding: 'utf8',
      });
      const score = z.record(z.string(), z.unknown()).parse(JSON.parse(told));
      const rating = rate(cases, answers);
      const answerable = cases.filter((one) => !one.gap).length;
      expect(score['hit1']).toBeCloseTo(rating.bestFirst / answerable, 2);
      expect(score['unacceptable1']).toBeCloseTo(rating.badFirst / cases.length, 2);
      expect(score['unacceptable3']).toBeCloseTo(rating.badInThree / cases.length, 2);
      expect(score['errors']).toEqual([]);
    } finally {
      rmSync(place, { recursive: true });
    }
  });
});
