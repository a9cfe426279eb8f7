import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { answersShape, conditionsOf } from '#domain/assessment.ts';
import { blankPerson, personProfileShape } from '#domain/conditions.ts';
import { addCase } from '#tests/cases.ts';
import { testDatabase } from '#tests/database.ts';
import { addPerson, addTown, someConsent, someFact, today, type Town } from '#tests/people.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { confirmEdition } from './confirm-edition.ts';
import { fillSheet } from './fill-sheet.ts';
import type { NewFact } from './insert-fact.ts';
import { readAssessment } from './read-assessment.ts';
import { recordFact } from './record-fact.ts';
import { saveDraft, type DraftInput } from './save-draft.ts';
import { startEdition } from './start-edition.ts';
import { strikeFact } from './strike-fact.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

function input(change: Partial<DraftInput> = {}): DraftInput {
  return {
    madeOn: today,
    sources: ['person'],
    answers: answersShape.parse({}),
    conditions: conditionsOf(blankPerson()),
    newFacts: [],
    decisions: [],
    ...change,
  };
}

async function draftOf(personId: string): Promise<string> {
  return (await startEdition(town.recorder, personId, uuidv7(), today)).id;
}

function fact(change: Partial<NewFact>): NewFact {
  return { ...someFact, id: uuidv7(), ...change };
}

async function current(personId: string) {
  const { assessment, facts } = await readAssessment(town.recorder, personId);
  if (!assessment) throw new Error('expected an assessment');
  return { ...assessment, facts };
}

it('言葉は得意・願い・したくないことに分かれて条件に入り、いやは「もうできない」とちがう', async () => {
  const id = await addPerson(town.recorder);
  const draft = await draftOf(id);
  const newFacts = [
    fact({ words: '和食の調理 31年', level: 'professional' }),
    fact({ kind: 'wish', words: '昼に、だれかと飯の話がしたい', isOwnWords: true }),
    fact({ kind: 'aversion', words: '店の厨房に立つこと', refusal: 'cannot' }),
    fact({ kind: 'aversion', words: '急がされること' }),
  ];
  expect(await saveDraft(town.recorder, id, draft, 1, input({ newFacts }))).toEqual({ ok: true });
  const { profile } = await current(id);
  expect(profile.strengths).toEqual([{ text: '和食の調理 31年', concepts: [], level: 'professional' }]);
  expect(profile.wishes.map((wish) => wish.text)).toEqual(['昼に、だれかと飯の話がしたい']);
  expect(profile.noLonger.map((no) => no.text)).toEqual(['店の厨房に立つこと']);
  expect(profile.avoid.map((no) => no.text)).toEqual(['急がされること']);
  expect(profile.age).toBe(58);
});

it('言葉から読んだことは、はいと言うまで条件にならない。答えたものは二度聞かない', async () => {
  const id = await addPerson(town.recorder);
  const draft = await draftOf(id);
  const strength = fact({ words: '和食の調理を31年' });
  const limit = fact({ kind: 'limit', words: '大きな音が苦手。続けて1時間まで' });
  await saveDraft(town.recorder, id, draft, 1, input({ newFacts: [strength, limit] }));
  const before = await current(id);
  expect(before.profile.strengths[0]?.concepts).toEqual([]);
  expect(before.profile.tolerance).toEqual({});
  const asked = (factId: string) => before.facts.find((one) => one.id === factId)?.suggestions ?? [];
  expect(asked(strength.id).map(({ term, words }) => [term, words])).toContainEqual(['調理', '和食']);
  expect(asked(limit.id).map(({ field }) => field)).toContain('続けられる時間');
  const decisions = [
    { factId: strength.id, confirmed: asked(strength.id).map((one) => one.id), refused: [] },
    {
      factId: limit.id,
      confirmed: asked(limit.id)
        .filter((one) => one.meaning.kind === 'session')
        .map((one) => one.id),
      refused: asked(limit.id)
        .filter((one) => one.meaning.kind !== 'session')
        .map((one) => one.id),
    },
  ];
  await saveDraft(town.recorder, id, draft, before.version, input({ decisions }));
  const after = await current(id);
  expect(after.profile.strengths[0]?.concepts.length).toBeGreaterThan(0);
  expect(after.profile.sessionMaxMinutes).toBe(60);
  expect(after.profile.tolerance).toEqual({});
  expect(after.facts.flatMap((one) => one.suggestions)).toEqual([]);
});

it('「火曜の午前は通院」は動けない時間として尋ね、動ける時間から引く。動ける時間を知らなければ尋ねない', async () => {
  const id = await addPerson(town.recorder);
  const draft = await draftOf(id);
  const limit = fact({ kind: 'limit', words: '火曜の午前は通院' });
  await saveDraft(town.recorder, id, draft, 1, input({ newFacts: [limit] }));
  expect((await current(id)).facts.flatMap((one) => one.suggestions)).toEqual([]);
  const tuesday = [{ from: 1440 + 540, to: 1440 + 1020 }];
  const conditions = { ...conditionsOf(blankPerson()), hours: tuesday };
  await saveDraft(town.recorder, id, draft, 2, input({ conditions }));
  const [question] = (await current(id)).facts.flatMap((one) => one.suggestions);
  expect(question).toMatchObject({ term: '火 9:00–12:00 は動けない', words: '火曜の午前' });
  const decisions = [{ factId: limit.id, confirmed: [question?.id ?? ''], refused: [] }];
  await saveDraft(town.recorder, id, draft, 3, input({ conditions, decisions }));
  expect((await current(id)).profile.hours).toEqual([{ from: 1440 + 720, to: 1440 + 1020 }]);
});

it('だれも出していない答えは、条件に入らない', async () => {
  const id = await addPerson(town.recorder);
  const draft = await draftOf(id);
  const strength = fact({ words: '将棋' });
  await saveDraft(town.recorder, id, draft, 1, input({ newFacts: [strength] }));
  const decisions = [
    { factId: strength.id, confirmed: ['concept-A999-plain', 'document-driving_licence-true'], refused: [] },
  ];
  await saveDraft(town.recorder, id, draft, 2, input({ decisions }));
  const { profile } = await current(id);
  expect([profile.strengths[0]?.concepts, profile.documents]).toEqual([[], {}]);
});

it('不変条件1: 支援会議で知ったことは、条件にも、読み取りにも、確定した版にも入らない', async () => {
  const id = await addPerson(town.recorder);
  const draft = await draftOf(id);
  const secret = '隣の組合長とは将棋の仲間だった';
  const sealed = fact({ words: secret, basis: 'confidential_meeting', saidBy: 'meeting' });
  await saveDraft(town.recorder, id, draft, 1, input({ newFacts: [sealed, fact({ words: '和裁 40年' })] }));
  const shown = await current(id);
  expect(shown.facts.find((one) => one.id === sealed.id)).toMatchObject({ words: '', suggestions: [] });
  expect(JSON.stringify(shown)).not.toContain('将棋');
  await confirmEdition(town.recorder, id, draft, 2);
  const confirmed = await readAssessment(town.recorder, id, 1);
  expect(confirmed.facts.map((one) => one.words)).toEqual(['和裁 40年']);
  const { rows } = await database.owner.query<{ text: string }>(
    'select profile::text || answers::text as text from assessment where id = $1',
    [draft],
  );
  expect(rows[0]?.text).not.toContain('将棋');
  expect(rows[0]?.text).not.toContain(sealed.id);
  const seen = await readAssessment(town.colleague, id);
  expect(seen.facts.some((one) => one.id === sealed.id)).toBe(false);
  const byColleague = { ...sealed, id: uuidv7() };
  await expect(recordFact(town.colleague, id, byColleague)).rejects.toMatchObject({ code: 'not-permitted' });
});

it('不変条件9: 確定した版は書きかえられず、次の版は前の版から起きて、前の版は変わらない', async () => {
  const id = await addPerson(town.recorder);
  const first = await draftOf(id);
  const answers = answersShape.parse({ goalPerson: '歩いて行けるところで、月に1回から', distance: 'small' });
  const conditions = { ...conditionsOf(blankPerson()), groupMax: 5, hours: [{ from: 600, to: 720 }] };
  await saveDraft(town.recorder, id, first, 1, input({ answers, conditions, newFacts: [fact({})] }));
  await confirmEdition(town.recorder, id, first, 2);
  await expect(saveDraft(town.recorder, id, first, 3, input())).rejects.toMatchObject({
    code: 'already-done',
  });
  const second = await startEdition(town.recorder, id, uuidv7(), '2027-02-01');
  expect(second.edition).toBe(2);
  expect((await startEdition(town.colleague, id, uuidv7(), today)).id).toBe(second.id);
  const copied = await current(id);
  expect([copied.answers.goalPerson, copied.profile.groupMax, copied.madeOn]).toEqual([
    answers.goalPerson,
    5,
    '2027-02-01',
  ]);
  await saveDraft(
    town.recorder,
    id,
    second.id,
    1,
    input({ newFacts: [fact({ kind: 'wish', words: '教えてみたい' })] }),
  );
  const old = await readAssessment(town.recorder, id, 1);
  expect(old.assessment).toMatchObject({ state: 'confirmed', answers: { distance: 'small' } });
  expect(old.facts.map((one) => one.words)).toEqual(['和食の調理 31年']);
});

it('不変条件9: 消し線の言葉は読めるまま、下書きの条件からはすぐに出る', async () => {
  const id = await addPerson(town.recorder);
  const draft = await draftOf(id);
  const wrong = fact({ words: 'ピアノの演奏' });
  await saveDraft(town.recorder, id, draft, 1, input({ newFacts: [wrong] }));
  await strikeFact(town.recorder, id, wrong.id, '妹のことだった');
  const shown = await current(id);
  expect(shown.profile.strengths).toEqual([]);
  expect(shown.facts).toMatchObject([
    { words: 'ピアノの演奏', struckReason: '妹のことだった', suggestions: [] },
  ]);
  await expect(strikeFact(town.recorder, id, wrong.id, 'もう一度')).rejects.toMatchObject({
    code: 'already-done',
  });
});

it('同じ用紙を二度送っても、言葉はひとつ。別々の欄を直せばどちらも残る', async () => {
  const id = await addPerson(town.recorder);
  const draft = await draftOf(id);
  const once = input({ newFacts: [fact({ words: '自転車の修理' })] });
  await saveDraft(town.recorder, id, draft, 1, once);
  await saveDraft(town.recorder, id, draft, 1, once);
  expect((await current(id)).facts).toHaveLength(1);
  const mine = input({ answers: answersShape.parse({ places: '図書館' }) });
  const theirs = input({ conditions: { ...conditionsOf(blankPerson()), feeMaxYen: 500 } });
  const { version } = await current(id);
  await saveDraft(town.recorder, id, draft, version, mine);
  expect(await saveDraft(town.colleague, id, draft, version, theirs)).toEqual({ ok: true });
  const both = await current(id);
  expect([both.answers.places, both.profile.feeMaxYen]).toEqual(['図書館', 500]);
  const clash = await saveDraft(
    town.colleague,
    id,
    draft,
    version,
    input({ answers: answersShape.parse({ places: '公園' }) }),
  );
  if (clash.ok) throw new Error('expected a clash');
  expect(clash.clash.fields.map(({ field }) => field)).toEqual(['places']);
});

it('得意・願いだけの同意では、体やお金の言葉は開かない', async () => {
  const id = await addPerson(town.recorder);
  const draft = await draftOf(id);
  const newFacts = [
    fact({}),
    fact({ kind: 'health', words: '左の手足にまひ' }),
    fact({ kind: 'economy', words: '傷病手当金' }),
  ];
  await saveDraft(town.recorder, id, draft, 1, input({ newFacts }));
  await recordConsent(town.recorder, id, uuidv7(), {
    ...someConsent,
    recipientName: '',
    recipientAgencyId: town.other.agencyId,
    items: ['basic', 'participation'],
    validUntil: '2099-03-31',
  });
  const seen = await readAssessment(town.other, id);
  expect(seen.facts.map((one) => one.words)).toEqual(['和食の調理 31年']);
  expect(JSON.stringify(seen)).not.toContain('まひ');
  const unseen = fact({ kind: 'health', words: '糖尿病' });
  await expect(recordFact(town.other, id, unseen)).rejects.toMatchObject({ code: 'not-permitted' });
});

it('条件は、いつも決まった形に読める', async () => {
  const { rows } = await database.owner.query<{ profile: unknown }>('select profile from assessment');
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) expect(personProfileShape.safeParse(row.profile).success).toBe(true);
});

it('受け付けたばかりの人にアセスメントをはじめると、段階も「アセスメント中」になり、理由と人が残る', async () => {
  const { personId } = await addCase(town.recorder);
  await draftOf(personId);
  const read = await database.owner.query(
    `select c.state, h.from_state, h.reason, h.by_account from "case" c join case_change h on h.case_id = c.id
       where c.person_id = $1`,
    [personId],
  );
  expect(read.rows).toEqual([
    {
      state: 'assessing',
      from_state: 'received',
      reason: 'アセスメントをはじめた',
      by_account: town.recorder.accountId,
    },
  ]);
});

it('読みとれなかった配慮は条件のわきに残り、「条件ではない」と言えば出なくなる', async () => {
  const id = await addPerson(town.recorder);
  const draft = await draftOf(id);
  const limit = fact({ kind: 'limit', words: '大きな音が苦手。湿った日は体がこわばる' });
  await saveDraft(
    town.recorder,
    id,
    draft,
    1,
    input({ newFacts: [limit, fact({ kind: 'wish', words: 'ほげほげを楽しむ' })] }),
  );
  const before = await current(id);
  expect(before.profile.unread).toEqual([{ text: '湿った日は体がこわばる', isLimit: true }]);
  expect(before.facts.find((one) => one.id === limit.id)?.unread).toEqual(['湿った日は体がこわばる']);
  const decisions = [
    {
      factId: limit.id,
      confirmed: [],
      refused: [],
      noConditions: ['湿った日は体がこわばる', 'だれも見せていない文'],
    },
  ];
  await saveDraft(town.recorder, id, draft, before.version, input({ decisions }));
  const after = await current(id);
  expect(after.profile.unread).toBeUndefined();
  expect(after.facts.find((one) => one.id === limit.id)?.condition?.noConditions).toEqual([
    '湿った日は体がこわばる',
  ]);
});

it('名まえを出してよいかの答えは、行き先さがしの条件にもなる', async () => {
  const id = await addPerson(town.recorder);
  const draft = await draftOf(id);
  await saveDraft(
    town.recorder,
    id,
    draft,
    1,
    input({ answers: answersShape.parse({ disclosure: 'anonymous' }) }),
  );
  expect((await current(id)).profile.disclosure).toBe('anonymous');
  await saveDraft(town.recorder, id, draft, 2, input());
  expect((await current(id)).profile.disclosure).toBeUndefined();
});

it('基本の欄の「要介護認定 有」は、はいと言えば対象の条件になり、二度聞かない', async () => {
  const id = await addPerson(town.recorder);
  const draft = await draftOf(id);
  const boxes = [{ code: 'careLevelState' as const, words: '有', seen: '' }];
  await fillSheet(town.recorder, id, { boxes, on: today, saidBy: 'person', basis: 'consent', basisNote: '' });
  const before = await current(id);
  expect(before.profile.eligibility).toEqual({});
  const asked = before.facts.flatMap((one) =>
    one.suggestions.map((question) => ({ ...question, factId: one.id })),
  );
  expect(asked).toMatchObject([{ words: '要介護認定：有', field: '対象の条件' }]);
  const decisions = asked.map(({ id: question, factId }) => ({ factId, confirmed: [question], refused: [] }));
  await saveDraft(town.recorder, id, draft, before.version, input({ decisions }));
  const after = await current(id);
  expect(after.profile.eligibility).toEqual({ care_insurance: true });
  expect(after.facts.flatMap((one) => one.suggestions)).toEqual([]);
});
