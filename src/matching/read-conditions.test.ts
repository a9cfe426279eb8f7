import { describe, expect, it } from 'vitest';
import { conditionSentences, type ConditionSentence } from './condition-sentences.test-data.ts';
import { heldOutSentences } from './held-out-sentences.test-data.ts';
import { readText } from './read-text.ts';
import { told } from './told.test-data.ts';

type Figures = { precision: number; recall: number; missed: string[] };

/** Topics and what is only said in passing are no conditions. */
function conditionsIn([voice, text]: ConditionSentence): string[] {
  const read = readText(text, voice).suggestions.map((one) => told(one, voice === 'offer'));
  return [...new Set(read)].filter((one) => one !== '' && !one.startsWith('avoid '));
}

function figuresOf(sentences: readonly ConditionSentence[]): Figures {
  let [right, wrong, all] = [0, 0, 0];
  const missed: string[] = [];
  for (const sentence of sentences) {
    const expected = sentence[2] === '' ? [] : sentence[2].split(' / ');
    const needed = expected.filter((one) => !one.startsWith('?'));
    const allowed = new Set(expected.map((one) => one.replace(/^\?/u, '')));
    const read = conditionsIn(sentence);
    const found = needed.filter((one) => read.includes(one));
    const extra = read.filter((one) => !allowed.has(one));
    right += found.length;
    wrong += extra.length;
    all += needed.length;
    if (found.length < needed.length || extra.length > 0)
      missed.push(
        `${sentence[1]}: ${needed.filter((one) => !found.includes(one)).join('、')} + ${extra.join('、')}`,
      );
  }
  return { precision: right / (right + wrong), recall: right / all, missed };
}

/**
 * Before this reader was mended: .67 and .50 on the first table, .82 and .52 on the second. The second is of the same hand,
 * written at the same time; its single failures were not looked at.
 */
describe('条件の文を、書いてあるだけ読む', () => {
  it.each([
    ['作りながら確かめた文', conditionSentences, 0.95, 0.97],
    ['作るあいだ見なかった文', heldOutSentences, 0.9, 0.92],
  ] as const)('%s：読みちがいと読みもらしが、決めた割合より少ない', (_name, sentences, precision, recall) => {
    const figures = figuresOf(sentences);
    expect(figures.precision, figures.missed.join('\n')).toBeGreaterThanOrEqual(precision);
    expect(figures.recall, figures.missed.join('\n')).toBeGreaterThanOrEqual(recall);
  });

  it('百五十より多い文で確かめている。同じ文は二度ない', () => {
    const texts = [...conditionSentences, ...heldOutSentences].map(([, text]) => text);
    expect(texts.length).toBeGreaterThan(250);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it.each([
    ['一人ずつ順番に使う', 'support one_on_one'],
    ['一人ずつ感想を言う', 'support one_on_one'],
    ['機械の音はない', 'demand loud_noise'],
    ['騒音はまったくない', 'demand loud_noise'],
  ])('「%s」を %s と読まない', (text, wrong) => {
    expect(conditionsIn(['offer', text, ''])).not.toContain(wrong);
  });
});
