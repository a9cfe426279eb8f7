import { expect, it } from 'vitest';
import { longWork } from './long-work.ts';

function someWork() {
  const asked: { soFar: { done: number }; end: (result: string) => void; fail: (error: Error) => void }[] =
    [];
  const works = longWork<string, { done: number }>(() => ({ done: 0 }));
  const begin = (key: string): void =>
    works.begin(
      key,
      (soFar) =>
        new Promise((end, fail) => {
          asked.push({ soFar, end, fail });
        }),
    );
  return { works, asked, begin };
}

it('長い仕事は、どこまで進んだかを答え、終われば結果を答える。同じ鍵では二度はじめない', async () => {
  const { works, asked, begin } = someWork();
  begin('a');
  begin('a');
  expect(asked).toHaveLength(1);
  expect(await works.look('a', 1)).toEqual({ state: 'going', done: 0 });
  Object.assign(asked[0]?.soFar ?? {}, { done: 7 });
  expect(await works.look('a', 1)).toEqual({ state: 'going', done: 7 });
  asked[0]?.end('できた');
  expect(await works.look('a', 1)).toEqual({ state: 'done', result: 'できた' });
  expect(works.has('a')).toBe(true);
  works.forget('a');
  begin('a');
  expect(asked).toHaveLength(2);
});

it('断られたことは、見た人に言い、残さない。もう一度たのめば、はじめからになる', async () => {
  const { works, asked, begin } = someWork();
  begin('b');
  asked[0]?.fail(new Error('no'));
  await expect(works.look('b', 1)).rejects.toThrow('no');
  expect(works.has('b')).toBe(false);
  begin('b');
  expect(asked).toHaveLength(2);
  expect(await works.look('b', 1)).toEqual({ state: 'going', done: 0 });
});
