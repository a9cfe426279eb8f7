import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import type { ClosureDraft, ContactOutcome } from '#domain/closure.ts';
import type { HandoverContent } from '#domain/handover.ts';
import { recordFact } from '#use-cases/assessments/record-fact.ts';
import { moveCase } from '#use-cases/casework/move-case.ts';
import { readCourse } from '#use-cases/casework/read-course.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { listTimeline } from '#use-cases/notes/list-timeline.ts';
import { recordNote } from '#use-cases/notes/record-note.ts';
import { readPlan } from '#use-cases/plans/read-plan.ts';
import { addCase, heldCase, plantPlacement } from '#tests/cases.ts';
import { testDatabase } from '#tests/database.ts';
import { addTown, someConsent, someFact, someNote, today, type Town } from '#tests/people.ts';
import { addPlanned } from '#tests/plans.ts';
import { cancelHandover } from './cancel-handover.ts';
import { readWaiting } from '#use-cases/today/read-waiting.ts';
import { closeCase } from './close-case.ts';
import { finishHandovers } from './finish-handovers.ts';
import { holdFile } from './hold-file.ts';
import { listAfter } from './list-after.ts';
import { listCaseload } from './list-caseload.ts';
import { listHandovers, readHandover } from './list-handovers.ts';
import { listRetentionRules } from './list-retention-rules.ts';
import { prepareHandovers } from './prepare-handovers.ts';
import { readClosures } from './read-closures.ts';
import { recordContact } from './record-contact.ts';
import { saveHandover, type HandoverInput } from './save-handover.ts';
import { writeRetentionRule } from './write-retention-rule.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

const refused = (code: string) => expect.objectContaining({ code });

const closure: ClosureDraft = {
  endState: 'closed_watching',
  reason: 'settled',
  reasonWords: '会の一員になった',
  closedOn: '2026-11-20',
  leadAgencyId: null,
  leadName: '',
  watcher: '見守りの会 会長',
  watchHow: '朝に声をかける',
  noWatcherReason: '',
  comeAgainWhen: '二週つづけて立てなくなったら',
  ownWords: 'もう、ひとりで行ける',
  toldPersonOn: '2026-11-20',
  contactDueOn: '2027-02-20',
};

async function close(personId: string, change: Partial<ClosureDraft> = {}) {
  const seen = await heldCase(town.recorder, personId);
  await closeCase(town.recorder, personId, seen, { ...closure, ...change }, null);
}

async function newest(personId: string) {
  const [first] = await readClosures(town.recorder, personId);
  if (!first) throw new Error('expected a closure');
  return first;
}

const outcome: ContactOutcome = {
  on: today,
  result: 'going_well',
  words: '週に三回立っている',
  againOn: null,
};

it('不変条件2: 段階だけに同意した機関には、終わったことは見えて、わけと、だれが見るかは見えない', async () => {
  const { personId } = await addCase(town.recorder);
  const consent = { ...someConsent, recipientName: '', recipientAgencyId: town.other.agencyId };
  await recordConsent(town.recorder, personId, uuidv7(), { ...consent, items: ['basic'] });
  await close(personId);
  await recordContact(town.recorder, personId, await newest(personId), outcome, 'assessing');
  const seen = JSON.stringify([
    await readCourse(town.other, personId),
    (await listTimeline(town.other, personId)).entries,
    await readClosures(town.other, personId),
  ]);
  expect(seen).toContain('closed_watching');
  const words = [
    closure.reasonWords,
    closure.watcher,
    closure.ownWords,
    closure.comeAgainWhen,
    outcome.words,
  ];
  for (const said of words) expect(seen).not.toContain(said);
  expect(seen).not.toContain('参加先と安定');
  const opened = { ...consent, items: ['basic', 'notes'] } as const;
  await recordConsent(town.recorder, personId, uuidv7(), { ...opened, items: [...opened.items] });
  expect(await readClosures(town.other, personId)).toMatchObject([{ watcher: closure.watcher }]);
});

it('不変条件14: 終結の記録とともに終わり、プランも終わり、段階の記録に理由が残る', async () => {
  const { personId, planId } = await addPlanned(town.recorder);
  await close(personId);
  expect((await readPlan(town.recorder, personId, planId)).state).toBe('withdrawn');
  const { current, changes, ground } = await readCourse(town.recorder, personId);
  expect(current).toMatchObject({ state: 'closed_watching', endedOn: '2026-11-20' });
  expect(changes[0]).toMatchObject({ kind: 'end', reason: '参加先と安定　会の一員になった' });
  expect(ground?.hasClosure).toBe(true);
  expect(await newest(personId)).toMatchObject({ watcher: '見守りの会 会長', retainUntil: '2032-03-31' });
  await expect(close(personId)).rejects.toEqual(refused('already-done'));
});

it('不変条件14: データベースも、だれも見ない終結を、理由なしには受けつけない', async () => {
  const { personId } = await addCase(town.recorder);
  await expect(close(personId, { endState: 'closed', watcher: '', noWatcherReason: '' })).rejects.toThrow(
    /somebody_watches/,
  );
  expect((await heldCase(town.recorder, personId)).state).toBe('received');
});

it('手で段階を動かして終えることはできない', async () => {
  const { personId } = await addCase(town.recorder);
  const seen = await heldCase(town.recorder, personId);
  const draft = {
    to: 'closed',
    kind: 'forward',
    on: today,
    reason: '',
    meetingItemId: null,
    until: null,
  } as const;
  await expect(moveCase(town.recorder, personId, seen, draft)).rejects.toEqual(refused('already-done'));
});

it('3か月後の連絡: 会えなければまたの日に、会えれば済み、再開なら枝がひらく', async () => {
  const { personId } = await addCase(town.recorder);
  await close(personId);
  const { number } = await heldCase(town.recorder, personId);
  const due = async () =>
    (await listAfter(town.recorder, today)).contacts.filter((row) => row.personId === personId);
  expect(await due()).toMatchObject([{ contactDueOn: '2027-02-20' }]);
  const missed = { ...outcome, result: 'not_reached', words: '留守', againOn: '2027-03-01' } as const;
  await recordContact(town.recorder, personId, await newest(personId), missed, 'assessing');
  expect(await due()).toMatchObject([{ contactDueOn: '2027-03-01', contactResult: 'not_reached' }]);
  const back = { ...outcome, result: 'reopened', words: '足をけがして出られない' } as const;
  await recordContact(town.recorder, personId, await newest(personId), back, 'searching');
  expect(await due()).toEqual([]);
  expect(await heldCase(town.recorder, personId)).toMatchObject({
    number: `${number}の2`,
    state: 'searching',
  });
  const { changes } = await readCourse(town.recorder, personId);
  expect(changes[0]).toMatchObject({ kind: 'reopen', reason: '足をけがして出られない' });
  await expect(
    recordContact(town.recorder, personId, await newest(personId), outcome, 'assessing'),
  ).rejects.toEqual(refused('already-done'));
  await expect(
    recordContact(town.recorder, personId, { ...(await newest(personId)), version: 1 }, outcome, 'assessing'),
  ).rejects.toEqual(refused('changed-meanwhile'));
});

it('保存年限は市の決まりから数え、主管課か管理者だけが決める。廃棄を止めると理由がつく', async () => {
  const rule = { years: 10, ground: '縁が丘市文書管理規程' };
  await expect(writeRetentionRule(town.recorder, 'case', 0, rule)).rejects.toEqual(refused('not-permitted'));
  expect((await listRetentionRules(town.officer)).map(({ years }) => years)).toEqual([5, 5, 5, 5]);
  await writeRetentionRule(town.officer, 'case', 0, rule);
  await expect(writeRetentionRule(town.administrator, 'case', 0, rule)).rejects.toEqual(
    refused('changed-meanwhile'),
  );
  const { personId } = await addCase(town.recorder);
  await close(personId);
  expect((await newest(personId)).retainUntil).toBe('2037-03-31');
  const overOn = async (day: string) =>
    (await readWaiting(town.officer, day)).filter(
      ({ kind, personId: who }) => kind === 'retention' && who === personId,
    );
  expect(await overOn('2032-04-01')).toEqual([]);
  // The rule as it stands counts for what is still here, also for what was closed under another one.
  await writeRetentionRule(town.administrator, 'case', 1, { ...rule, years: 5 });
  expect((await newest(personId)).retainUntil).toBe('2032-03-31');
  expect(await overOn('2032-03-31')).toEqual([]);
  expect(await overOn('2032-04-01')).toMatchObject([{ due: '2032-03-31' }]);
  await writeRetentionRule(town.administrator, 'case', 2, { ...rule, years: 10 });
  expect((await newest(personId)).retainUntil).toBe('2037-03-31');
  const listed = async (day: string) => {
    const { over, held } = await listAfter(town.officer, day);
    return [over, held].map((rows) => rows.some((row) => row.personId === personId));
  };
  expect(await listed('2036-03-30')).toEqual([false, false]);
  expect(await listed('2036-04-01')).toEqual([true, false]);
  await holdFile(town.officer, personId, await newest(personId), '開示請求の審査中');
  expect(await listed('2037-06-01')).toEqual([false, true]);
  await holdFile(town.officer, personId, await newest(personId), '');
  expect(await listed('2037-06-01')).toEqual([true, false]);
});

it('引継書: 知っていることから下書きができ、支援会議のことは入らない（不変条件1）', async () => {
  const { personId, caseId } = await addCase(town.recorder);
  await recordFact(town.recorder, personId, { ...someFact, id: uuidv7(), kind: 'aversion', words: '電話' });
  const secret = '元の職場の人が探しに来る';
  const sealed = { ...someFact, kind: 'aversion', words: secret, basis: 'confidential_meeting' } as const;
  await recordFact(town.recorder, personId, { ...sealed, id: uuidv7() });
  const note = { ...someNote, nextStep: '見学に同行', nextOn: '2026-12-01', dangerSign: true };
  await recordNote(town.recorder, personId, { ...note, id: uuidv7(), body: '二日食べていない' });
  const closed = { ...note, basis: 'confidential_meeting', body: secret, nextStep: secret } as const;
  await recordNote(town.recorder, personId, { ...closed, id: uuidv7() });
  await plantPlacement(database.owner, town.recorder, { personId, caseId, state: 'continuing' });
  const batchId = uuidv7();
  const given = {
    batchId,
    toAccountId: town.colleague.accountId,
    effectiveOn: '2027-04-01',
    caseIds: [caseId],
  };
  await prepareHandovers(town.recorder, given);
  await prepareHandovers(town.recorder, given);
  const [sheet, ...more] = await listHandovers(town.colleague, { batchId });
  expect(more).toEqual([]);
  expect(sheet?.content).toMatchObject({
    avoid: '電話',
    openTasks: '見学に同行（令和8年12月1日まで）',
    hosts: '北野小 見守りの会　朝の立ち番',
  });
  expect(sheet?.content.danger).toContain('二日食べていない');
  expect(JSON.stringify(sheet)).not.toContain(secret);
});

async function handedOver(effectiveOn: string, count = 1) {
  const batchId = uuidv7();
  const cases = [];
  for (let place = 0; place < count; place += 1) cases.push(await addCase(town.recorder));
  const caseIds = cases.map(({ caseId }) => caseId);
  await prepareHandovers(town.recorder, {
    batchId,
    toAccountId: town.colleague.accountId,
    effectiveOn,
    caseIds,
  });
  return { batchId, cases };
}

async function mainOf(personId: string) {
  return (await readCourse(town.recorder, personId)).current?.mainWorkerName;
}

it('担当は、その日が来てから替わる。一束はまとめて替わり、終わったケースは替わらない', async () => {
  const { batchId, cases } = await handedOver('2027-04-01', 3);
  const [first, second, third] = cases;
  if (!first || !second || !third) throw new Error('expected three');
  expect(await finishHandovers(town.recorder, { batchId }, '2027-03-31')).toBe(0);
  expect(await mainOf(first.personId)).toBe('水沢 葉子');
  await close(third.personId);
  expect(await finishHandovers(town.recorder, { batchId }, '2027-04-01')).toBe(2);
  expect(await mainOf(first.personId)).toBe('森 一郎');
  const { changes } = await readCourse(town.recorder, second.personId);
  expect(changes[0]).toMatchObject({ kind: 'handover', reason: '担当を水沢 葉子から森 一郎に引き継ぐ' });
  const rows = await listHandovers(town.recorder, { batchId });
  expect(rows.map(({ doneOn }) => doneOn).filter((day) => day !== null)).toHaveLength(2);
  await expect(finishHandovers(town.recorder, { batchId }, '2027-04-01')).rejects.toEqual(
    refused('already-done'),
  );
});

it('引継書は、渡す人と受ける人がいっしょに書ける。同じ欄は食い違いを見せ、済んだものは書きかわらない', async () => {
  const { batchId, cases } = await handedOver(today);
  const personId = cases[0]?.personId ?? '';
  const [sheet] = await listHandovers(town.recorder, { batchId });
  if (!sheet) throw new Error('expected a sheet');
  const words: HandoverContent = { ...sheet.content, rely: '包括の岩城さん' };
  const input: HandoverInput = { ...words, effectiveOn: today, metTogetherOn: today, personToldOn: null };
  expect(await saveHandover(town.recorder, personId, sheet.id, 1, input)).toEqual({ ok: true });
  const mine = { ...sheet.content, effectiveOn: today, metTogetherOn: null, personToldOn: today };
  expect(await saveHandover(town.colleague, personId, sheet.id, 1, mine)).toEqual({ ok: true });
  expect(await readHandover(town.recorder, personId, sheet.id)).toMatchObject({
    content: { rely: '包括の岩城さん' },
    metTogetherOn: today,
    personToldOn: today,
  });
  expect(
    await saveHandover(town.colleague, personId, sheet.id, 1, { ...mine, rely: 'だれもいない' }),
  ).toMatchObject({
    ok: false,
    clash: { fields: [{ field: 'rely' }] },
  });
  await finishHandovers(town.colleague, { id: sheet.id }, today);
  await expect(saveHandover(town.recorder, personId, sheet.id, 3, input)).rejects.toEqual(
    refused('already-done'),
  );
});

it('とりやめた引継ぎは効かず、また別の人に引き継げる。ほかの機関の人には引き継げない', async () => {
  const { batchId, cases } = await handedOver(today);
  const { personId, caseId } = cases[0] ?? { personId: '', caseId: '' };
  const [sheet] = await listHandovers(town.recorder, { batchId });
  if (!sheet) throw new Error('expected a sheet');
  expect((await listCaseload(town.recorder, town.recorder.accountId)).cases).toContainEqual(
    expect.objectContaining({ caseId, isBeingHandedOver: true }),
  );
  await cancelHandover(town.recorder, personId, sheet, today);
  await expect(finishHandovers(town.recorder, { batchId }, today)).rejects.toEqual(refused('already-done'));
  const elsewhere = {
    batchId: uuidv7(),
    toAccountId: town.other.accountId,
    effectiveOn: today,
    caseIds: [caseId],
  };
  await expect(prepareHandovers(town.recorder, elsewhere)).rejects.toEqual(refused('not-permitted'));
  await prepareHandovers(town.recorder, { ...elsewhere, toAccountId: town.colleague.accountId });
  expect(await listHandovers(town.recorder, { personId })).toHaveLength(2);
  await expect(readHandover(town.other, personId, sheet.id)).rejects.toEqual(refused('not-found'));
});
