import { expect, it } from 'vitest';
import { progressOf, progressText, topicCodes, type TopicQuestions } from './condition-topics.ts';

const questions = Object.fromEntries(
  topicCodes.map((code) => [code, code === 'age' ? [['ageMin', 'anyAgeMin'], ['ageMax']] : [[code]]]),
) as unknown as TopicQuestions;

it('ひとつの問いの答えは、どの欄でもよい。問いが残れば「一部」で、聞いたとは数えない', () => {
  const partly = progressOf(questions, (field) => field === 'anyAgeMin' || field === 'fee');
  expect([partly.states.age, partly.states.fee, partly.states.noise]).toEqual(['partly', 'asked', 'unasked']);
  expect([partly.asked, partly.open]).toEqual([1, topicCodes.length - 1]);
  expect(progressText(partly)).toBe('15のうち1つ聞いた、14つ未確認');
});

it('すべて聞けば、未確認はない', () => {
  expect(progressText(progressOf(questions, () => true))).toBe('15のうち15つ聞いた、未確認はありません');
});
