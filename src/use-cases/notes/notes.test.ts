import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#tests/database.ts';
import {
  addPerson,
  addTown,
  now,
  someConsent,
  someIntake,
  someNote,
  today,
  type Town,
} from '#tests/people.ts';
import { textsOf } from '#documents/paper.ts';
import { addTakingPart } from '#tests/follow-up-scenes.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { recordAttendance } from '#use-cases/follow-up/record-attendance.ts';
import { recordContact } from '#use-cases/follow-up/record-contact.ts';
import { readNotesPaper } from '#use-cases/papers/read-notes-paper.ts';
import { receiveIntake } from '#use-cases/intakes/receive-intake.ts';
import { finishNextStep } from './finish-next-step.ts';
import { listNotes } from './list-notes.ts';
import { listTimeline } from './list-timeline.ts';
import { recordNote } from './record-note.ts';
import { strikeNote } from './strike-note.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

async function share(personId: string): Promise<void> {
  await recordConsent(town.recorder, personId, uuidv7(), {
    ...someConsent,
    recipientName: '',
    recipientAgencyId: town.other.agencyId,
    items: ['basic', 'notes'],
    validUntil: '2099-03-31',
  });
}

it('不変条件9: 消し線と理由がつき、元の文は読めるまま。二度は消せない', async () => {
  const id = await addPerson(town.recorder);
  const noteId = uuidv7();
  await recordNote(town.recorder, id, { ...someNote, id: noteId });
  await strikeNote(town.recorder, id, noteId, '別の人の記録だった');
  const { notes } = await listNotes(town.colleague, id);
  expect(notes).toMatchObject([{ body: someNote.body, struckReason: '別の人の記録だった' }]);
  await expect(strikeNote(town.recorder, id, noteId, '二度目')).rejects.toMatchObject({
    code: 'already-done',
  });
  await recordNote(town.recorder, id, { ...someNote, id: uuidv7(), body: '書き直し', replacesId: noteId });
  expect((await listNotes(town.recorder, id)).notes.map((note) => note.body)).toContain('書き直し');
});

it('自分の機関だけの記録は、同意のある機関にも開かない。消せるのは書いた機関だけ', async () => {
  const id = await addPerson(town.recorder);
  await share(id);
  const shared = uuidv7();
  await recordNote(town.recorder, id, { ...someNote, id: shared });
  await recordNote(town.recorder, id, { ...someNote, id: uuidv7(), body: '内々の覚え', scope: 'own_agency' });
  expect((await listNotes(town.other, id)).notes.map((note) => note.id)).toEqual([shared]);
  await expect(strikeNote(town.other, id, shared, '気に入らない')).rejects.toMatchObject({
    code: 'not-permitted',
  });
});

it('不変条件1: 支援会議の記録は、会議にいた人と主管課にだけ、あることだけを見せ、文は出さない', async () => {
  const id = await addPerson(town.recorder);
  await share(id);
  const secret = '隣町の元夫が探している';
  const sealed = { ...someNote, basis: 'confidential_meeting' as const, body: secret, ownWords: secret };
  await recordNote(town.recorder, id, { ...sealed, id: uuidv7() });
  await expect(recordNote(town.colleague, id, { ...sealed, id: uuidv7() })).rejects.toMatchObject({
    code: 'not-permitted',
  });
  for (const worker of [town.recorder, town.officer]) {
    const seen = [(await listNotes(worker, id)).notes, (await listTimeline(worker, id)).entries];
    expect(seen.map((list) => list.filter((entry) => entry.isSealed).length)).toEqual([1, 1]);
    expect(JSON.stringify(seen)).not.toContain(secret);
    expect((await listNotes(worker, id, { search: '元夫' })).notes).toEqual([]);
  }
  for (const worker of [town.colleague, town.other]) {
    expect((await listNotes(worker, id)).notes.filter((note) => note.isSealed)).toEqual([]);
    expect((await listTimeline(worker, id)).entries.filter((entry) => entry.isSealed)).toEqual([]);
  }
});

it('記録の中をさがせる（かな・半角・旧字も）', async () => {
  const id = await addPerson(town.recorder);
  await recordNote(town.recorder, id, { ...someNote, id: uuidv7(), body: '渡邊さんと公民館でリハビリの話' });
  await recordNote(town.recorder, id, { ...someNote, id: uuidv7(), body: '電話で近況' });
  for (const search of ['渡辺', 'ﾘﾊﾋﾞﾘ', 'りはびり']) {
    expect((await listNotes(town.recorder, id, { search })).notes).toHaveLength(1);
  }
});

it('次にすることは、済んだら済んだ日時が残る', async () => {
  const id = await addPerson(town.recorder);
  const noteId = uuidv7();
  await recordNote(town.recorder, id, {
    ...someNote,
    id: noteId,
    nextStep: '立てる時間を測る',
    nextOn: '2026-11-30',
  });
  await finishNextStep(town.colleague, id, noteId);
  expect((await listNotes(town.recorder, id)).notes[0]?.nextDoneAt).toBeInstanceOf(Date);
  await expect(finishNextStep(town.colleague, id, noteId)).rejects.toMatchObject({ code: 'already-done' });
});

it('経過の一覧は、受付・同意・記録を新しい順に、重なりも抜けもなくめくれる', async () => {
  const id = await addPerson(town.recorder);
  await receiveIntake(town.recorder, id, uuidv7(), someIntake);
  await share(id);
  for (let place = 0; place < 45; place += 1) {
    await recordNote(town.recorder, id, { ...someNote, id: uuidv7(), body: `第${place}回` });
  }
  const first = await listTimeline(town.recorder, id);
  const second = await listTimeline(town.recorder, id, first.next ? { after: first.next } : {});
  const all = [...first.entries, ...second.entries];
  expect(first.entries).toHaveLength(40);
  expect(all).toHaveLength(47);
  expect(new Set(all.map((entry) => `${entry.id}${entry.code}`)).size).toBe(47);
  expect(all.map((entry) => entry.at.getTime())).toEqual(
    all.map((entry) => entry.at.getTime()).toSorted((a, b) => b - a),
  );
  expect(all.at(-1)?.kind === 'consent' || all.at(-1)?.kind === 'intake').toBe(true);
  const onlyConsents = await listTimeline(town.recorder, id, { kinds: ['consent'] });
  expect(onlyConsents.entries.map((entry) => [entry.kind, entry.words])).toEqual([
    ['consent', '自立相談支援機関'],
  ]);
  await expect(listTimeline(town.other, id)).resolves.toMatchObject({ next: expect.any(String) });
});

it('定着支援の連絡と、その日の出欠は、経過・年表・紙に、それとして一度ずつ出る', async () => {
  const personId = await addPerson(town.recorder);
  await receiveIntake(town.recorder, personId, uuidv7(), someIntake);
  const { placementId } = await addTakingPart(database.owner, town.recorder, { personId });
  await recordNote(town.recorder, personId, {
    ...someNote,
    id: uuidv7(),
    at: new Date('2026-11-16T00:00:00Z'),
    body: '角まで同行した',
  });
  const contact = {
    id: uuidv7(),
    side: 'host' as const,
    doneOn: '2026-11-18',
    manner: 'phone' as const,
    words: '時間より早く来てくれる',
    workerView: '無理はしていない',
    hostLoad: 'light' as const,
    hostWish: 'go_on' as const,
    nextStep: '',
    pace: 'same' as const,
    paceWhy: '',
    dueBy: null,
  };
  await recordContact(town.recorder, personId, placementId, contact);
  const came = { half: 'am', state: 'came', reason: '', words: '', version: 0 } as const;
  await recordAttendance(town.recorder, personId, placementId, [{ ...came, day: '2026-11-16' }], today);
  const listed = await listNotes(town.recorder, personId);
  expect(listed.contacts).toMatchObject([
    { doneOn: '2026-11-18', side: 'host', words: contact.words, resourceName: '三丁目の角　朝の立ち番' },
  ]);
  expect(listed.attendance).toMatchObject([{ day: '2026-11-16', half: 'am', state: 'came' }]);
  expect((await listNotes(town.recorder, personId, { search: '早く' })).contacts).toHaveLength(1);
  expect((await listNotes(town.recorder, personId, { search: '遅く' })).contacts).toEqual([]);
  const { entries } = await listTimeline(town.recorder, personId);
  expect(entries.filter(({ kind }) => kind === 'follow_up')).toMatchObject([
    { code: 'host:phone', by: '水沢 葉子', isSealed: false },
  ]);
  const paper = textsOf(await readNotesPaper(town.recorder, personId, { now })).join('\n');
  expect(paper.split(contact.words)).toHaveLength(2);
  expect(paper).toContain('定着支援の連絡');
  // Nothing of it is open to an agency without consent.
  await share(personId);
  expect((await listNotes(town.other, personId)).contacts).toEqual([]);
});
