import { expect, it } from 'vitest';
import { blankOpportunity, blankPerson, type Opportunity, type PersonProfile } from '#domain/conditions.ts';
import { relevanceThreshold } from './costs.ts';
import { evaluate } from './evaluate.ts';
import { sentencesOf } from './sentences.ts';
import { sharedWord, wordsOf } from './shared-word.ts';
import { likeness, wordingOf } from './wording.ts';

const shared = (a: string, b: string) => sharedWord(wordsOf(a), wordsOf(b));

it.each([
  ['通学路の見守りがしたい', '三丁目の角で、通学路に立つ', '通学路'],
  ['茶を点てる', '茶会の手伝い', '茶'],
  ['モニターで絵を見たい', 'センターは9時から', undefined],
  ['食器を洗う', '楽器の手入れ', undefined],
  ['人と会うのは苦手', '日中の会合', undefined],
  ['パソコンで入力', 'パソコン教室', 'パソコン'],
  ['夜は眠れない', '夜間対応型訪問介護', undefined],
  ['座ってこつこつ', '座布団と机のある部屋', undefined],
  ['立って見守る', '立看板を直す', undefined],
])('%s ↔ %s：名ざしできる言葉は「%s」', (mine, theirs, word) => {
  expect(shared(mine, theirs)).toBe(word);
  expect(shared(theirs, mine)).toBe(word);
});

const day = '2026-11-24';
const elder = (wish: string): PersonProfile => ({
  ...blankPerson(),
  age: 78,
  wishes: [{ text: wish, concepts: [] }],
});
const offer = (text: string, more: Partial<Opportunity> = {}): Opportunity => ({
  ...blankOpportunity('r1', 'activity', '立つ人'),
  text,
  ...more,
});
const told = (person: PersonProfile, opportunity: Opportunity) =>
  sentencesOf(evaluate(person, opportunity, day)).map(({ text }) => text);

it('言葉が似ていることは、その言葉を「」で名ざししたときだけ、理由になる', () => {
  const wish = '通学路の子どもに、朝の挨拶がしたい';
  expect(told(elder(wish), offer('通学路の角に立ち、挨拶をする'))).toContain(
    '本人の願いと同じ言葉「通学路」が、先方の説明にある',
  );
});

it('町・団体・所在地の名まえ、ホームページの番地は、似ている理由にならない', () => {
  const wish = elder('縁が丘市の福祉に、恩を返したい');
  const name = '縁が丘市社会福祉協議会';
  const opportunity = offer(`${name}の事業。https://fukushi.example.invalid/`);
  expect(evaluate(wish, opportunity, day).isRelevant).toBe(true);
  const withNames = { ...opportunity, properNames: [name, '縁が丘市'] };
  expect(evaluate(wish, withNames, day)).toMatchObject({ isRelevant: false, reasons: [] });
});

it('決定を受けた人のサービスは、当たると確かめるまで出さず、わけを言う', () => {
  const service = offer('夜間の訪問', { eligibility: [{ code: 'care_insurance' }] });
  const unproved = evaluate(elder('朝の挨拶'), service, day);
  expect(unproved.verdict).toBe('no');
  expect(told(elder('朝の挨拶'), service)[0]).toBe(
    '対象の決まり「介護保険の認定（要支援・要介護）」に当たると確かめていない。決定を受けた人のサービスで、ここからはつなげない',
  );
  const young = evaluate({ ...elder('朝の挨拶'), age: 30 }, service, day);
  expect(young.blocks[0]?.params).toMatchObject({ what: '介護保険の認定（要支援・要介護）' });
  const proved = { ...elder('朝の挨拶'), eligibility: { care_insurance: true } };
  expect(evaluate(proved, service, day).blocks).toEqual([]);
});

it('名ざしできる言葉がなければ、字が似ていても候補に出さない', () => {
  const [words, text] = ['座って、縫って、織って、編みたい', '座れる。縫える。織れる。編める。'];
  expect(likeness(wordingOf(words), wordingOf(text))).toBeGreaterThan(relevanceThreshold);
  expect(shared(words, text)).toBeUndefined();
  expect(evaluate(elder(words), offer(text), day)).toMatchObject({ isRelevant: false, reasons: [] });
});
