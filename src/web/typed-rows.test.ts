import { expect, it } from 'vitest';
import { formOf } from './form.ts';
import { postedRows, rowAct, rowsAfter, type RowShape } from './typed-rows.ts';

const goals: RowShape = { list: 'goals', blank: { words: '', measure: '' }, most: 3 };
const [first, second] = ['01a21d48-026c-7188-81ba-d70574a5cfb1', '01a21d48-026c-7188-81ba-d70574a5cfb2'];

function posted(act: string) {
  return formOf([
    ['goalsCount', '2'],
    ['goals.0.id', first],
    ['goals.0.words', '水曜に立つ'],
    ['goals.1.id', second],
    ['goals.1.words', ' '],
    ['do', act],
  ]);
}

it.each([
  ['保存するときは、書かなかった行を落とす', 'save', [first]],
  ['ほかの一覧に行を足しても、書きかけの空の行は消えない', 'add:lines', [first, second]],
  ['行を消すときも、ほかの空の行は残る', `remove:goals:${first}`, [second]],
])('%s', (_title, act, ids) => {
  const form = posted(act);
  const rows = rowsAfter(postedRows(form, goals), goals, rowAct(form));
  expect(rows.map(({ id }) => id)).toEqual(ids);
});

it('足す行は、決めた数まで', () => {
  const form = posted('add:goals');
  const once = rowsAfter(postedRows(form, goals), goals, rowAct(form));
  expect(once).toHaveLength(3);
  expect(rowsAfter(once, goals, rowAct(form))).toHaveLength(3);
});
