import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readAnswers } from './measurement.ts';
import { declined, totalOf, type ScaleForm } from './scale.ts';
import { goalForm, signed } from './scale-goal.ts';
import { ladderForm, ladderSteps } from './scale-ladder.ts';
import { directForm, ucla3Form, ucla3Words } from './scale-loneliness.ts';
import { lsnsForm, lsnsHeadings, lsnsScore, lsnsWords } from './scale-lsns6.ts';

const none = new Map<number, string>();
const forms: ScaleForm[] = [ladderForm(none), lsnsForm(none), ucla3Form, directForm, goalForm];
const given = (form: ScaleForm, answers: readonly string[]) =>
  Object.fromEntries(form.items.map(({ key }, place) => [key, answers[place] ?? '']));

it('UCLA は内閣府の聞き方だけ：4つの答え、3から12', () => {
  expect(ucla3Form.answers).toHaveLength(4);
  expect(totalOf(ucla3Form, given(ucla3Form, ['1', '1', '1']))).toBe(3);
  expect(totalOf(ucla3Form, given(ucla3Form, ['4', '4', '4']))).toBe(12);
  const bands = [3, 4, 6, 7, 9, 10, 12].map((total) => /（(.+)）/.exec(ucla3Words(total))?.[1]);
  expect(bands).toEqual([
    '決してない',
    'ほとんどない',
    'ほとんどない',
    '時々ある',
    '時々ある',
    '常にある',
    '常にある',
  ]);
});

it('LSNS-6 は人数で0から5、家族と友人にわけ、12点未満だけに「めやす」がつく', () => {
  const form = lsnsForm(none);
  expect(form.answers.map(({ label }) => label)).toEqual([
    '0人',
    '1人',
    '2人',
    '3〜4人',
    '5〜8人',
    '9人以上',
  ]);
  expect(lsnsScore(form, given(form, ['5', '5', '5', '5', '5', '5']))).toEqual({
    family: 15,
    friends: 15,
    total: 30,
  });
  const low = lsnsScore(form, given(form, ['3', '2', '1', '2', '2', '1']));
  expect(low).toEqual({ family: 6, friends: 5, total: 11 });
  expect(low && lsnsWords(low)).toBe('11点（家族 6、友人 5）　12点未満（孤立のおそれのめやす）');
  expect(lsnsWords({ family: 6, friends: 6, total: 12 })).not.toContain('めやす');
  // 設問の文は持たない：見出しだけ。
  expect(form.items.every(({ wording }) => wording === '')).toBe(true);
  expect(lsnsForm(new Map([[2, '許諾を受けた文']])).items[1]).toMatchObject({
    heading: lsnsHeadings[1].heading,
    wording: '許諾を受けた文',
  });
});

it('段ははじめから0から7。自治体のことばにすれば段数もかわり、版も別になる', () => {
  expect(ladderSteps(none)).toMatchObject({ isOwn: false });
  expect(ladderForm(none).answers).toHaveLength(8);
  expect(ladderForm(none).answers[3]?.label).toBe('3　1対1で会う');
  const own = new Map([
    [0, '会えない'],
    [1, '会える'],
    [2, '行ける'],
  ]);
  const town = ladderForm(own);
  expect(town.answers.map(({ label }) => label)).toEqual(['0　会えない', '1　会える', '2　行ける']);
  expect(town.version).toMatch(/^town-[0-9a-f]{8}$/);
  expect(ladderForm(new Map([...own, [2, '通える']])).version).not.toBe(town.version);
});

it('目標の達成は−2から+2で、手前も先も同じ書き方', () => {
  expect(goalForm.answers.map(({ value }) => Number(value))).toEqual([-2, -1, 0, 1, 2]);
  expect([-2, 0, 1].map(signed)).toEqual(['−2', '0', '+1']);
});

it('答えの欠けや「答えたくない」がひとつでもあれば合計は出ず、そろえば必ず決まった幅に入る', () => {
  for (const form of forms) {
    const values = form.answers.map(({ value }) => value);
    const numbers = values.map(Number);
    const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
    const answers = fc.array(fc.constantFrom(...values, '', declined), {
      minLength: form.items.length,
      maxLength: form.items.length,
    });
    fc.assert(
      fc.property(answers, (drawn) => {
        const total = totalOf(form, given(form, drawn));
        const isWhole = drawn.every((answer) => answer !== '' && answer !== declined);
        expect(total === null).toBe(!isWhole);
        if (total === null) return;
        expect(total).toBeGreaterThanOrEqual(least * form.items.length);
        expect(total).toBeLessThanOrEqual(most * form.items.length);
      }),
    );
  }
});

it('答えはそのまま残る。ひとつも聞いていなければ記録にならず、別の版の答えは受け取らない', () => {
  const typed = (answers: Record<string, string>) => readAnswers(ucla3Form, (key) => answers[key] ?? '');
  expect(typed({ company: '4', left_out: declined })).toEqual({
    ok: true,
    answers: { company: '4', left_out: declined },
    total: null,
  });
  expect(typed({ company: '4', left_out: '2', isolated: '3' })).toMatchObject({ total: 9 });
  expect(typed({}).ok).toBe(false);
  expect(typed({ company: '5' }).ok).toBe(false);
});
