import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bases, factKinds } from './fact.ts';
import { planContentShape } from './plan.ts';
import { prefillPlan, type PrefillFact } from './plan-prefill.ts';

const placement = {
  resourceName: '北野小 見守りの会',
  role: '朝の立ち番',
  state: 'trial' as const,
  startedOn: null,
  stopRule: '雨の日は休む',
  emergencyContact: '包括 000-0000-0130',
};
const consent = {
  recipient: '地域包括支援センター北野',
  items: ['basic' as const, 'notes' as const],
  validUntil: '2027-03-31',
};

const fact = (kind: string, words: string, rest: Partial<PrefillFact> = {}): PrefillFact => ({
  kind,
  words,
  isOwnWords: false,
  basis: 'consent',
  ...rest,
});

it('本人の言葉の願い、行き先、同意の範囲が、はじめの文になる', () => {
  const content = prefillPlan({
    facts: [
      fact('wish', '子どもの顔が見たい'),
      fact('wish', '体操の輪はつらい。子どもの声は好き', { isOwnWords: true }),
      fact('limit', '続けて座れるのは1時間まで'),
    ],
    consents: [consent],
    placements: [placement],
  });
  expect(content.wishedLife).toBe('体操の輪はつらい。子どもの声は好き');
  expect(content.participation).toMatchObject({
    places: '北野小 見守りの会',
    role: '朝の立ち番',
    step: 'trial',
    care: '続けて座れるのは1時間まで',
    stopRule: '雨の日は休む',
  });
  expect(content.sharedWith).toBe(
    '地域包括支援センター北野：名まえ・年齢・段階、支援の経過（令和9年3月31日まで）',
  );
  expect(planContentShape.safeParse(content).success).toBe(true);
});

it('不変条件1: 支援会議で知ったことは、どんな種類でも、プランの文に入らない', () => {
  const basis = fc.constantFrom(...Object.keys(bases), 'unknown');
  const facts = fc.array(
    fc.record({
      kind: fc.constantFrom(...Object.keys(factKinds)),
      words: fc.uuid(),
      isOwnWords: fc.boolean(),
      basis,
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(facts, fc.boolean(), (known, hasPlace) => {
      const ground = { facts: known, consents: [consent], placements: hasPlace ? [placement] : [] };
      const written = JSON.stringify(prefillPlan(ground));
      for (const { words, basis: how } of known) {
        if (how === 'confidential_meeting' || how === 'unknown') expect(written).not.toContain(words);
      }
    }),
  );
});
