import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { bases, factKinds, itemOfKind, type Basis, type FactKind } from '#domain/fact.ts';
import { textsOf, type Paper } from '#documents/paper.ts';
import { paperKindCodes, paperKinds, type PaperKind } from '#documents/papers.ts';
import { receiveIntake } from '#use-cases/intakes/receive-intake.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { addPerson, addTown, now, someConsent, someIntake, today, type Town } from '#tests/people.ts';
import { testDatabase } from '#tests/database.ts';
import { plant, plantCase, plantLife, refresh } from '#tests/planted-papers.ts';
import { listPapers } from './list-papers.ts';
import { papersWithAddress, readPaper } from './read-paper.ts';

const database = testDatabase();
let town: Town;
let personId: string;
let placementId: string;

const print = (kind: PaperKind, worker = town.recorder, of?: string, typedReason?: string, id = personId) =>
  readPaper(kind, worker, id, { now, of, typedReason });
const wordsOf = (paper: Paper): string => textsOf(paper).join('\n');

beforeAll(async () => {
  town = await addTown(database.owner);
  personId = await addPerson(
    town.recorder,
    {},
    { address: '縁が丘市中央九丁目99番', phone: '000-0000-0101' },
  );
  await receiveIntake(town.recorder, personId, uuidv7(), someIntake);
  ({ placementId } = await plantLife(database.owner, town.recorder, personId));
});

/** For each paper, words that were typed somewhere and must stand on it. */
const typed: Record<PaperKind, readonly string[]> = {
  intake: [
    '相良 剛',
    'さがら つよし',
    'もうお店では調理を行うことができない',
    '九丁目99番',
    '令和8年10月6日',
  ],
  'intake-unconsented': ['もうお店では調理を行うことができない'],
  assessment: ['相良 剛', '3　1対1で会う'],
  plan: ['もう一度、人に料理を教えたい', '座ってできる台を用意する', '令和8年11月16日'],
  notes: ['相良 剛'],
  evaluation: ['土曜が待ちどおしい', '9（R8.11.10）'],
  sounding: ['50代', '助手から始められる人です', '男性の料理教室', '座れる台を貸す'],
  visits: ['台所の音がなつかしい'],
  memorandum: ['野菜を切る手本を見せる', 'さがらさんち'],
  'care-sheet': ['和食のだし', 'さがらさんち'],
  watch: ['立ちっぱなしにならないように', '料理の会'],
  attendance: ['三品つくった'],
  money: ['460円', '社協の事業費'],
  incident: ['段差でつまずいた'],
  loans: ['すべり止めのマット'],
  insurance: ['社協の窓口'],
  closure: ['料理の会', '令和14年3月31日まで'],
  'closure-notice': ['料理の会'],
  handover: ['急がせない', '森 一郎', '九丁目99番'],
  consent: ['相良 剛'],
  withdrawal: ['相良 剛'],
};

it.each(paperKindCodes)('%s: 書いてあることが、そのまま紙になり、閲覧の記録に残る', async (kind) => {
  const before = await printsOf(kind);
  const paper = await print(kind);
  const words = wordsOf(paper);
  for (const one of typed[kind]) expect(words).toContain(one);
  expect(paper.printed).toContain('水沢 葉子');
  expect(await printsOf(kind)).toBe(before + 1);
});

async function printsOf(kind: PaperKind): Promise<number> {
  const { rows } = await database.owner.query<{ count: number }>(
    `select count(*)::int as count from access_log where act = $1 and outcome = 'done' and subjects @> $2::jsonb`,
    [`papers.${kind}`, JSON.stringify([{ kind: 'person', id: personId }])],
  );
  return rows[0]?.count ?? 0;
}

it('何も書かれていない人の紙も、空の用紙として出る', async () => {
  const newcomer = await addPerson(town.recorder, { familyName: '新', givenName: '人' });
  for (const kind of paperKindCodes) {
    const paper = await print(kind, town.recorder, undefined, undefined, newcomer);
    expect(paper.title).toBe(paperKinds[kind].title);
    expect(paper.madeOn).toBe('令和8年11月24日');
  }
});

it('不変条件4: 打診票・配慮シート・見守り依頼・覚書・貸与票に、氏名も住所も「伝えないこと」も出ない', async () => {
  for (const kind of paperKindCodes.filter((code) => ['host', 'watcher'].includes(paperKinds[code].reader))) {
    const words = wordsOf(await print(kind, town.recorder, placementId));
    for (const secret of ['相良', '剛', '九丁目99番', '000-0000-0101', '伝えない病名'])
      expect(words, kind).not.toContain(secret);
  }
  expect(wordsOf(await print('sounding'))).not.toContain('さがらさんち');
});

it('不変条件4: 本人の了解のまえは、どの紙も呼び名を印字しない', async () => {
  const shy = await addPerson(town.recorder, {});
  const caseId = await plantCase(database.owner, town.recorder, shy);
  const { rows: places } = await database.owner.query<{ id: string }>('select id from resource limit 1');
  const shared = {
    municipality_id: town.municipalityId,
    person_id: shy,
    updated_by: town.recorder.accountId,
  };
  const placement = await plant(database.owner, 'placement', {
    ...shared,
    case_id: caseId,
    resource_id: places[0]?.id,
    number: '参8-9001',
    state: 'sounding',
    state_since: today,
  });
  await plant(database.owner, 'care_sheet', {
    ...shared,
    placement_id: placement,
    edition: 1,
    content: { called: 'はやすぎる名' },
  });
  await refresh(town.recorder, shy);
  for (const kind of ['care-sheet', 'watch', 'memorandum', 'loans', 'sounding'] as const) {
    const words = wordsOf(await print(kind, town.recorder, placement, undefined, shy));
    expect(words, kind).not.toContain('はやすぎる名');
    expect(words, kind).not.toContain('相良');
  }
});

it('不変条件3: 支援措置の住所は、名指しされた者が理由を書いたときだけ紙に出る', async () => {
  const hidden = await addPerson(
    town.recorder,
    {},
    {
      address: '秘密町一丁目1番',
      phone: '000-0000-0999',
      isProtected: true,
      protectedUntil: '2027-03-31',
      protectedReaders: [town.recorder.accountId],
    },
  );
  for (const kind of paperKindCodes) {
    const paper = wordsOf(await print(kind, town.recorder, undefined, undefined, hidden));
    expect(paper, kind).not.toContain('秘密町');
    expect(paper, kind).not.toContain('000-0000-0999');
    if (papersWithAddress.includes(kind)) expect(paper).toContain('支援措置により、印字しません');
  }
  for (const kind of papersWithAddress) {
    const opened = await print(kind, town.recorder, undefined, '家庭訪問に同行する者へわたす', hidden);
    expect(wordsOf(opened)).toContain('秘密町一丁目1番');
    await expect(print(kind, town.colleague, undefined, '知りたいので', hidden)).rejects.toMatchObject({
      code: 'not-permitted',
    });
  }
  const { rows } = await database.owner.query<{ typed_reason: string; outcome: string }>(
    `select typed_reason, outcome from access_log where act = 'papers.intake' and typed_reason is not null order by seq`,
  );
  expect(rows).toEqual([
    { typed_reason: '家庭訪問に同行する者へわたす', outcome: 'done' },
    { typed_reason: '知りたいので', outcome: 'refused' },
  ]);
});

it('見えない人の紙は、あるとも言わない。開いていない項目の紙は、出せない', async () => {
  for (const kind of paperKindCodes) {
    await expect(print(kind, town.other), kind).rejects.toMatchObject({ code: 'not-found' });
    await expect(print(kind, town.administrator), kind).rejects.toMatchObject({ code: 'not-found' });
    if (paperKinds[kind].reader === 'office' && kind !== 'notes') {
      await expect(print(kind, town.recorder, uuidv7()), kind).rejects.toMatchObject({ code: 'not-found' });
    }
  }
  await expect(listPapers(town.other, personId, today)).rejects.toMatchObject({ code: 'not-found' });

  const shared = await addPerson(town.recorder, {});
  await addKnown(shared, { kind: 'health', words: '透析のことば' });
  await addKnown(shared, { kind: 'wish', words: '海を見たい' });
  const consent = { ...someConsent, recipientName: '', recipientAgencyId: town.other.agencyId };
  await recordConsent(town.recorder, shared, uuidv7(), { ...consent, items: ['basic', 'participation'] });
  const seen = wordsOf(await print('assessment', town.other, undefined, undefined, shared));
  expect(seen).toContain('海を見たい');
  expect(seen).not.toContain('透析のことば');
  expect(seen).toContain('見られる範囲の外');
  await expect(print('money', town.other, undefined, undefined, shared)).rejects.toMatchObject({
    code: 'not-permitted',
  });
  await expect(print('notes', town.other, undefined, undefined, shared)).rejects.toMatchObject({
    code: 'not-permitted',
  });
  const list = await listPapers(town.other, shared, today);
  expect(list.papers.filter(({ isClosed }) => isClosed).map(({ kind }) => kind)).toEqual([
    'intake',
    'intake-unconsented',
    'notes',
    'incident',
    'closure',
    'closure-notice',
    'handover',
  ]);
});

type Known = { kind: FactKind; words: string; basis?: Basis };

async function addKnown(person: string, { kind, words, basis = 'consent' }: Known): Promise<void> {
  await plant(database.owner, 'fact', {
    municipality_id: town.municipalityId,
    person_id: person,
    kind,
    item: itemOfKind[kind],
    words,
    said_on: '2026-11-05',
    basis,
    created_by: town.recorder.accountId,
  });
  await refresh(town.recorder, person);
}

it('不変条件1: 支援会議だけで知ったことは、どの紙にも出ない', async () => {
  const sealed = await addPerson(town.recorder, {});
  const { municipalityId, accountId } = town.officer;
  await plantLife(database.owner, town.recorder, sealed);
  const { rows } = await database.owner.query<{ case_id: string; plan_id: string }>(
    'select case_id, id as plan_id from plan where person_id = $1',
    [sealed],
  );
  const shared = { municipality_id: municipalityId, person_id: sealed };
  const secretMeeting = await plant(database.owner, 'meeting', {
    municipality_id: municipalityId,
    number: '支会8-1',
    legal_basis: 'confidential',
    held_on: '2026-11-19',
    convener_agency_id: town.officer.agencyId,
    updated_by: accountId,
  });
  const item = await plant(database.owner, 'meeting_item', {
    ...shared,
    ...rows[0],
    meeting_id: secretMeeting,
    legal_basis: 'confidential',
    position: 1,
    purpose: 'plan',
    decision: 'fit',
    decision_words: '封 会議の決定',
    updated_by: accountId,
  });
  await database.owner.query('update closure set meeting_item_id = $1 where person_id = $2', [item, sealed]);
  const known = fc.record({
    table: fc.constantFrom('fact', 'progress_note', 'incident'),
    kind: fc.constantFrom(...(Object.keys(factKinds) as FactKind[])),
    basis: fc.constantFrom(...(Object.keys(bases) as Basis[])),
  });
  const marks: { mark: string; basis: Basis; table: string }[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(known, { minLength: 3, maxLength: 8 }), async (all) => {
      for (const { table, kind, basis } of all) {
        const mark = `しるし${marks.length}番`;
        marks.push({ mark, basis, table });
        const by = town.recorder.accountId;
        const row: Record<string, Record<string, unknown>> = {
          fact: { kind, item: itemOfKind[kind], words: mark, said_on: '2026-11-05', created_by: by },
          progress_note: { at: now, method: 'meeting', body: mark, next_step: mark, created_by: by },
          incident: {
            number: `事8-${marks.length}-${uuidv7().slice(-6)}`,
            kind: 'other',
            at: now,
            what: mark,
            updated_by: by,
          },
        };
        await plant(database.owner, table, { ...shared, ...row[table], basis });
      }
      await refresh(town.officer, sealed);
      // The officer holds the seal: what stays away from the paper stays away although the rows are open.
      const papers = await Promise.all(
        paperKindCodes.map((kind) => print(kind, town.officer, undefined, undefined, sealed)),
      );
      const words = papers.map(wordsOf).join('\n');
      for (const { mark, basis } of marks.filter((one) => one.basis === 'confidential_meeting')) {
        expect(words, `${mark} ${basis}`).not.toContain(mark);
      }
      const told = marks.filter(
        ({ basis, table }) => basis !== 'confidential_meeting' && table === 'progress_note',
      );
      for (const { mark } of told) expect(words).toContain(mark);
      expect(words).not.toContain('封 会議の決定');
      expect(words).not.toContain('支会8-1');
    }),
    { numRuns: 6 },
  );
}, 120_000);

it('一覧は、まだの欄を言い、書きおえると言わなくなる', async () => {
  const list = await listPapers(town.recorder, personId, today);
  const gapsOf = (kind: PaperKind) => list.papers.find((paper) => paper.kind === kind)?.gaps;
  expect(list.papers.map(({ kind }) => kind)).toEqual(
    paperKindCodes.filter((kind) => !paperKinds[kind].ofPlacement),
  );
  expect(gapsOf('plan')).toEqual([]);
  expect(gapsOf('evaluation')).toEqual(['判定', '本人への説明', '本人の同意']);
  expect(gapsOf('closure')).toEqual(['また来るめやす', '本人に伝えた日']);
  const [placement] = list.placements;
  expect(placement).toMatchObject({ id: placementId, resource: '男性の料理教室', state: '成立' });
  expect(placement?.papers.map(({ kind }) => kind)).toEqual(
    paperKindCodes.filter((kind) => paperKinds[kind].ofPlacement),
  );
  expect(
    placement?.papers.filter(({ gaps }) => gaps.length > 0).map(({ kind, gaps }) => [kind, ...gaps]),
  ).toEqual([
    ['visits', '行った日'],
    ['memorandum', '期間', '本人の確認', '受入先の確認'],
    ['care-sheet', 'わたした日'],
    ['watch', '本人の了解', '返事'],
    ['money', '給付への影響（1件）'],
    ['loans', '返った日（1件）'],
  ]);
});
