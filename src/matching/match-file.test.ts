import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { matchFileAnswers, opportunityOf, personOf, weekOfFile } from './match-file.ts';
import { fileItemShape, filePersonShape } from './match-file-shape.ts';

const day = '2026-11-24';
const folder = path.resolve(import.meta.dirname, '../../../shared/matching');
const [cases, scorer] = [path.join(folder, 'dev-vignettes.json'), path.join(folder, 'score.mjs')];
const isThere = existsSync(cases) && existsSync(scorer);

type Score = Record<'hit1' | 'ndcg5' | 'unacceptable1' | 'unacceptable3', number> & {
  falseGap: string;
  gap: string;
  combo: string;
  errors: string[];
};
function scored(mode: 'text' | 'confirmed'): Score {
  const place = mkdtempSync(path.join(tmpdir(), 'match-'));
  try {
    const input = execFileSync(process.execPath, [scorer, '--input', mode], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    const answers = path.join(place, 'answers.json');
    writeFileSync(answers, JSON.stringify(matchFileAnswers(JSON.parse(input), mode, day)));
    return JSON.parse(execFileSync(process.execPath, [scorer, answers], { encoding: 'utf8' })) as Score;
  } finally {
    rmSync(place, { recursive: true });
  }
}

describe.skipIf(!isThere)('見本の事例（../shared/matching があるときだけ）', () => {
  it('条件を確かめてあれば、よい行き先を先に出し、出してはならないものを出さない', () => {
    const score = scored('confirmed');
    expect(score.errors).toEqual([]);
    expect(score.hit1).toBeGreaterThanOrEqual(0.93);
    expect(score.ndcg5).toBeGreaterThanOrEqual(0.94);
    expect(score.unacceptable3).toBe(0);
    expect(score.falseGap).toMatch(/^0\//u);
    expect(score.gap).toBe('1/1');
    expect(score.combo).toMatch(/^[23]\/3$/u);
  });

  it('文章だけでも、たいていはよい行き先を先に出す', () => {
    const score = scored('text');
    expect(score.errors).toEqual([]);
    expect(score.hit1).toBeGreaterThanOrEqual(0.92);
    expect(score.ndcg5).toBeGreaterThanOrEqual(0.97);
    expect(score.unacceptable1).toBe(0);
    expect(score.unacceptable3).toBeLessThanOrEqual(0.067);
  });

  it('ならびの順は、答えを変えない', () => {
    const file = JSON.parse(readFileSync(cases, 'utf8')) as { vignettes: { pool: unknown[] }[] };
    const turned = {
      vignettes: file.vignettes.map((one) => ({ ...one, pool: one.pool.toReversed() })).toReversed(),
    };
    for (const mode of ['text', 'confirmed'] as const) {
      expect(matchFileAnswers(turned, mode, day)).toEqual(matchFileAnswers(file, mode, day));
    }
  });

  it('正解の欄は読まない', () => {
    const file = JSON.parse(readFileSync(cases, 'utf8')) as { vignettes: Record<string, unknown>[] };
    const blank = {
      vignettes: file.vignettes.map((one) => ({ id: one['id'], person: one['person'], pool: one['pool'] })),
    };
    expect(matchFileAnswers(blank, 'confirmed', day)).toEqual(matchFileAnswers(file, 'confirmed', day));
  });
});

const person = {
  age: 30,
  text: '',
  strengths: ['縫い物'],
  wishes: ['ミシンを使う'],
  hours: [{ days: ['月'], from: '09:00', to: '12:00' }],
  transport: { modes: ['徒歩(杖)'], max_km: 1, note: '' },
  coded: { avoid: ['phone'], max_group: 5 },
};
const item = (id: string, more: object = {}, coded: object = {}) => ({
  id,
  text: 'ミシンで袋を縫う',
  kind: 'role',
  hours: [{ days: ['月'], from: '10:00', to: '11:00' }],
  capacity: 1,
  conditions: [],
  distance_km: 0.5,
  ...more,
  coded: { age: null, group: null, tags: [], ...coded },
});

describe('ファイルの決まり', () => {
  const ranked = (pool: object[]) => matchFileAnswers({ person, pool }, 'confirmed', day)['case']?.ranked;
  it('ひとつだけの事例も読み、知らない欄は気にしない', () => {
    expect(ranked([{ ...item('r1'), something: 1 }])).toEqual(['r1']);
  });

  it.each([
    ['したくないこと', item('r1', {}, { tags: ['phone'] })],
    ['年齢', item('r1', {}, { age: [31, null] })],
    ['人数', item('r1', {}, { group: 6 })],
    ['空き0', item('r1', { capacity: 0 })],
    ['時間', item('r1', { hours: [{ days: ['火'], from: '10:00', to: '11:00' }] })],
    ['距離', item('r1', { distance_km: 9 })],
    ['正式な利用者で満員', item('r1', { kind: 'b_type_slot' }, { tags: ['formal_full'] })],
    ['正式な利用者に割り当て済み', item('r1', { kind: 'b_type_slot' }, { tags: ['formal_reserved'] })],
  ])('%sに触れるものは出さない', (_name, blocked) => {
    expect(ranked([blocked, item('r2')])).toEqual(['r2']);
    expect(matchFileAnswers({ person, pool: [blocked] }, 'confirmed', day)['case']).toMatchObject({
      ranked: [],
      none: true,
    });
  });

  it('在宅だけの人には、家でできるものだけを出す', () => {
    const home = {
      ...person,
      coded: { avoid: [], mode: 'remote' },
      transport: { modes: ['在宅'], max_km: 0, note: '' },
    };
    const answers = matchFileAnswers(
      { person: home, pool: [item('r1'), item('r2', { distance_km: 0 })] },
      'confirmed',
      day,
    );
    expect(answers['case']?.ranked).toEqual(['r2']);
  });

  it('形のちがう所を、どこか言って断る', () => {
    const wrong = item('r1', { hours: [{ days: ['月'], from: '25:00', to: '26:00' }] });
    expect(() => matchFileAnswers({ person, pool: [wrong] }, 'text', day)).toThrow(/09:30/u);
  });

  it('夜をまたぐ時間は、次の日につづく', () => {
    expect(weekOfFile([{ days: ['木'], from: '18:00', to: '02:00' }])).toEqual([{ from: 5400, to: 5880 }]);
  });

  it('文章だけのときは、確認された条件を読まない', () => {
    const [p, o] = [filePersonShape.parse(person), fileItemShape.parse(item('r1', {}, { tags: ['phone'] }))];
    expect(personOf(p, 'text').avoid).toEqual([]);
    expect(opportunityOf(o, 'text').demands.phone).toBeUndefined();
    expect(opportunityOf(o, 'confirmed').demands.phone).toBe(3);
  });
});
