import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import type { BoxCode } from '#domain/sheet-box.ts';
import type { SheetDraft } from '#domain/sheet-draft.ts';
import { textsOf } from '#documents/paper.ts';
import { testDatabase } from '#tests/database.ts';
import { addPerson, addTown, now, someConsent, someFact, type Town } from '#tests/people.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { readPaper } from '#use-cases/papers/read-paper.ts';
import { confirmEdition } from './confirm-edition.ts';
import { fillSheet } from './fill-sheet.ts';
import { readAssessment } from './read-assessment.ts';
import { readSheet } from './read-sheet.ts';
import { recordFact } from './record-fact.ts';
import { startEdition } from './start-edition.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

/** What is typed on a page that was made now. */
async function typed(
  worker: Worker,
  personId: string,
  words: Partial<Record<BoxCode, string>>,
): Promise<SheetDraft> {
  const { boxes } = await readSheet(worker, personId);
  const codes = Object.keys(words) as BoxCode[];
  return {
    on: '2026-11-24',
    saidBy: 'person',
    basis: 'consent',
    basisNote: '',
    boxes: codes.map((code) => ({ code, words: words[code] ?? '', seen: boxes.get(code)?.id ?? '' })),
  };
}

async function fill(worker: Worker, personId: string, words: Partial<Record<BoxCode, string>>) {
  return fillSheet(worker, personId, await typed(worker, personId, words));
}

async function standing(worker: Worker, personId: string): Promise<Record<string, string>> {
  const { boxes } = await readSheet(worker, personId);
  return Object.fromEntries([...boxes].map(([code, { words }]) => [code, words]));
}

async function printed(worker: Worker, personId: string): Promise<string> {
  return textsOf(await readPaper('assessment', worker, personId, { now })).join('\n');
}

it('書いた欄だけが残り、書きかえた欄の前の文は線をひいて残り、触れない欄とほかの言葉はそのまま', async () => {
  const id = await addPerson(town.recorder);
  await recordFact(town.recorder, id, {
    ...someFact,
    id: uuidv7(),
    kind: 'other',
    words: '自由に書いたこと',
  });
  await fill(town.recorder, id, { doctor: '九丁目医院', medicine: '朝だけ', rent: '3万5千円' });
  await fill(town.recorder, id, { doctor: '橋のたもと医院', medicine: '' });
  expect(await standing(town.recorder, id)).toEqual({ doctor: '橋のたもと医院', rent: '3万5千円' });
  const { facts } = await readAssessment(town.recorder, id);
  const struck = facts.filter(({ struckAt }) => struckAt !== null);
  expect(struck.map(({ words, struckReason }) => [words, struckReason])).toEqual([
    ['九丁目医院', '欄を書きかえた'],
    ['朝だけ', '欄を書きかえた'],
  ]);
  expect(facts.find(({ words }) => words === '自由に書いたこと')?.struckAt).toBeNull();
});

it('不変条件1・同意の項目: 欄は自分の項目の同意で開き、開いていない欄は見えず、書けず、消えもしない', async () => {
  const id = await addPerson(town.recorder);
  await fill(town.recorder, id, { illness: '脳梗塞の後遺症', workState: '働いていない', savings: '少し' });
  await recordConsent(town.recorder, id, uuidv7(), {
    ...someConsent,
    recipientName: '',
    recipientAgencyId: town.other.agencyId,
    items: ['basic', 'participation'],
    validUntil: '2099-03-31',
  });
  expect(await standing(town.other, id)).toEqual({ workState: '働いていない' });
  await expect(fill(town.other, id, { illness: '' })).rejects.toMatchObject({ code: 'not-permitted' });
  await fill(town.other, id, { workState: '仕事をさがしている' });
  expect(await standing(town.recorder, id)).toEqual({
    illness: '脳梗塞の後遺症',
    savings: '少し',
    workState: '仕事をさがしている',
  });
});

it('ふたりが同じ欄を書くと、あとの人には前の人の文が返り、何も失われない', async () => {
  const id = await addPerson(town.recorder);
  const mine = await typed(town.recorder, id, { doctor: 'わたしの文', allergy: 'なし' });
  const theirs = await typed(town.colleague, id, { doctor: 'あちらの文' });
  expect(await fillSheet(town.colleague, id, theirs)).toEqual([]);
  const [clash, ...rest] = await fillSheet(town.recorder, id, mine);
  expect(rest).toEqual([]);
  expect(clash).toMatchObject({ code: 'doctor', theirs: { words: 'あちらの文', writtenBy: '森 一郎' } });
  expect(await standing(town.recorder, id)).toEqual({ doctor: 'あちらの文' });
});

it('不変条件9: 確定した版の紙には、その版のときの欄がのる', async () => {
  const id = await addPerson(town.recorder);
  await fill(town.recorder, id, { doctor: '前の医院', physicalState: '申請中', job1Trade: '飲食業' });
  const draft = await startEdition(town.recorder, id, uuidv7(), '2026-11-24');
  await confirmEdition(town.recorder, id, draft.id, 1);
  await fill(town.recorder, id, { doctor: '今の医院' });
  const words = await printed(town.recorder, id);
  expect(words).toContain('前の医院');
  expect(words).toContain('飲食業');
  expect(words).not.toContain('今の医院');
  const next = await startEdition(town.recorder, id, uuidv7(), '2026-11-24');
  await confirmEdition(town.recorder, id, next.id, 1);
  const after = await printed(town.recorder, id);
  expect(after).toContain('今の医院');
  expect(after).not.toContain('前の医院');
});
