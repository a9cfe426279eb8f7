import { expect, it } from 'vitest';
import { answerShape, conditionsOf, hostAnswerShape, hostNoShape, soundingShape } from './sounding.ts';

const sounding = {
  manner: 'phone',
  askedWhom: '',
  askedOn: '2026-11-16',
  role: '立ち番',
  told: [],
  askedWords: '',
  replyDueOn: null,
};

it('何を聞くかのない打診、聞くまえに切れる期限は、なおしてもらう', () => {
  expect(soundingShape.safeParse(sounding).success).toBe(true);
  expect(soundingShape.safeParse({ ...sounding, role: ' ' }).success).toBe(false);
  expect(soundingShape.safeParse({ ...sounding, replyDueOn: '2026-11-15' }).success).toBe(false);
});

it('条件は一行にひとつ。行頭のしるしと空の行は条件ではない', () => {
  expect(conditionsOf('・講習を受ける\n\n　- 週に1日から\n')).toEqual([
    { words: '講習を受ける', person: 'not_yet' },
    { words: '週に1日から', person: 'not_yet' },
  ]);
});

it('条件つきの返事には条件が、断りにはわけが、もう一度たずねる日には日がいる', () => {
  const answer = { answeredOn: '2026-11-18', answeredBy: '', manner: 'paper', conditions: [] };
  expect(answerShape.safeParse({ ...answer, answer: 'conditional' }).success).toBe(false);
  expect(answerShape.safeParse({ ...answer, answer: 'yes' }).success).toBe(true);
  const host = { answeredBy: '', conditions: [], reasonCode: '', reasonWords: '' };
  expect(hostAnswerShape.safeParse({ ...host, answer: 'no' }).success).toBe(false);
  expect(hostAnswerShape.safeParse({ ...host, answer: 'no', reasonCode: 'full' }).success).toBe(true);
  expect(hostAnswerShape.safeParse({ ...host, answer: 'no', reasonCode: 'not_this' }).success).toBe(false);
  const no = { code: 'full', words: '', until: null };
  expect(hostNoShape.safeParse({ ...no, consequence: 'ask_again' }).success).toBe(false);
  expect(hostNoShape.safeParse({ ...no, consequence: 'search_again' }).success).toBe(true);
});
