import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import type { RecordedContact } from '#domain/follow-up.ts';
import { testDatabase } from '#tests/database.ts';
import { addTakingPart, type Scene } from '#tests/follow-up-scenes.ts';
import { addTown, today, type Town } from '#tests/people.ts';
import { correctContact } from './correct-contact.ts';
import { findContact } from './find-contact.ts';
import { readFollowUp } from './read-follow-up.ts';
import { recordContact } from './record-contact.ts';
import { setRhythm } from './set-rhythm.ts';
import { skipContact } from './skip-contact.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

const heard: RecordedContact = {
  doneOn: '2026-11-20',
  manner: 'phone',
  words: '名前を呼ばれるようになった',
  workerView: '',
  hostLoad: null,
  hostWish: null,
  nextStep: '',
  pace: 'same',
  paceWhy: '',
  dueBy: null,
};

const scene = () => addTakingPart(database.owner, town.recorder);
const read = ({ personId, placementId }: Scene) => readFollowUp(town.recorder, personId, placementId, today);
const begin = (at: Scene, side: 'person' | 'host', every: 'weekly' | 'monthly' = 'weekly') =>
  setRhythm(town.recorder, at.personId, at.placementId, {
    side,
    every,
    why: 'はじめは密に',
    on: '2026-11-13',
  });

it('間隔を決めると次の連絡ができ、聞いたことを書くと、その日からの次ができる', async () => {
  const at = await scene();
  await begin(at, 'person');
  const planned = (await read(at)).next.person;
  // A week after Friday the 13th is a Friday; nobody works on the 23rd.
  expect(planned).toMatchObject({ dueOn: '2026-11-20', dueByName: '水沢 葉子', version: 1 });
  await recordContact(town.recorder, at.personId, at.placementId, {
    ...heard,
    id: planned?.id ?? '',
    side: 'person',
  });
  const after = await read(at);
  expect(after.next.person).toMatchObject({ dueOn: '2026-11-27', doneOn: null });
  expect(after.past).toMatchObject([{ doneOn: '2026-11-20', words: heard.words, writtenBy: '水沢 葉子' }]);
  expect(after.next.host).toBeUndefined();
});

it('予定のほかに連絡したときも、その日から次を数える。まえの日のことをあとから書いても、次は早まらない', async () => {
  const at = await scene();
  await begin(at, 'host', 'monthly');
  const unplanned = { ...heard, side: 'host', hostLoad: 'light', hostWish: 'go_on' } as const;
  const record = (doneOn: string) =>
    recordContact(town.recorder, at.personId, at.placementId, { ...unplanned, id: uuidv7(), doneOn });
  await record('2026-11-24');
  expect((await read(at)).next.host?.dueOn).toBe('2026-12-24');
  await record('2026-11-17');
  expect((await read(at)).next.host?.dueOn).toBe('2026-12-24');
});

it('同じ用紙で間をあけると、間隔が一行ふえ、わけが残り、次の日がのびる', async () => {
  const at = await scene();
  await begin(at, 'host');
  const planned = (await read(at)).next.host;
  await recordContact(town.recorder, at.personId, at.placementId, {
    ...heard,
    id: planned?.id ?? '',
    side: 'host',
    hostLoad: 'as_expected',
    hostWish: 'go_on',
    pace: 'thinner',
    paceWhy: '会のほうで声をかけてくれる',
  });
  const { rhythms, current, next } = await read(at);
  expect(rhythms).toMatchObject([
    { every: 'fortnightly', fromDay: '2026-11-20', endedOn: null, why: '会のほうで声をかけてくれる' },
    { every: 'weekly', endedOn: '2026-11-20' },
  ]);
  expect(current.host?.every).toBe('fortnightly');
  expect(next.host?.dueOn).toBe('2026-12-04');
});

it('予定の前に話しても、間隔はその日から数える。同じ用紙を二度送っても一度。古い日の記録は次を動かさない', async () => {
  const at = await scene();
  await begin(at, 'person');
  const early = { ...heard, doneOn: '2026-11-18', id: uuidv7(), side: 'person' as const };
  await recordContact(town.recorder, at.personId, at.placementId, early);
  await recordContact(town.recorder, at.personId, at.placementId, early);
  const { past, next } = await read(at);
  expect(past).toHaveLength(1);
  expect(next.person?.dueOn).toBe('2026-11-25');
  const older = { ...heard, doneOn: '2026-11-02', id: uuidv7(), side: 'person' as const };
  await recordContact(town.recorder, at.personId, at.placementId, older);
  expect((await read(at)).next.person?.dueOn).toBe('2026-11-25');
});

it('二人が同じ予定を記録すると、あとの人に先の記録がもどり、べつの連絡としても残せる', async () => {
  const at = await scene();
  await begin(at, 'person');
  const planned = (await read(at)).next.person;
  const typed = { ...heard, id: planned?.id ?? '', side: 'person' as const };
  await recordContact(town.colleague, at.personId, at.placementId, typed);
  const mine = { ...typed, words: 'べつの話' };
  expect(await recordContact(town.recorder, at.personId, at.placementId, mine)).toEqual({
    ok: false,
    taken: { by: '森 一郎', doneOn: '2026-11-20', words: heard.words },
  });
  expect((await read(at)).past).toMatchObject([{ words: heard.words, writtenBy: '森 一郎' }]);
  const own = { ...mine, id: uuidv7() };
  expect(await recordContact(town.recorder, at.personId, at.placementId, own)).toEqual({ ok: true });
  expect((await read(at)).past.map(({ words }) => words)).toEqual(['べつの話', heard.words]);
});

it('見送るにはわけを書き、次の予定ができる。過ぎた予定の次は、きょうから数える', async () => {
  const at = await scene();
  await begin(at, 'person');
  const planned = (await read(at)).next.person;
  const skipped = { side: 'person' as const, id: planned?.id ?? '', reason: '入院の検査と重なった', today };
  await skipContact(town.recorder, at.personId, at.placementId, { ...skipped, version: 1 });
  const { past, next } = await read(at);
  expect(past).toMatchObject([{ doneOn: null, skippedReason: '入院の検査と重なった' }]);
  // 2026-11-24 and a week.
  expect(next.person?.dueOn).toBe('2026-12-01');
  await expect(
    skipContact(town.recorder, at.personId, at.placementId, { ...skipped, version: 2 }),
  ).rejects.toMatchObject({ code: 'already-done' });
});

it('不変条件9: 連絡の記録を直しても、前の文は残り、二人の直しは項目ごとにくらべる', async () => {
  const at = await scene();
  const id = uuidv7();
  await recordContact(town.recorder, at.personId, at.placementId, { ...heard, id, side: 'host' });
  const { fields, version } = await findContact(town.recorder, at.personId, at.placementId, id);
  const mine = { ...fields, words: '名まえで呼ばれる', hostLoad: 'light' as const };
  const saved = await correctContact(town.recorder, at.personId, at.placementId, id, {
    seen: version,
    fields: mine,
  });
  expect(saved.ok).toBe(true);
  const theirs = { ...fields, words: 'あだ名で呼ばれる' };
  const clash = await correctContact(town.colleague, at.personId, at.placementId, id, {
    seen: version,
    fields: theirs,
  });
  expect(clash).toMatchObject({ ok: false, clash: { fields: [{ field: 'words', before: heard.words }] } });
  const { rows } = await database.owner.query<{ before: { words: string } }>(
    `select before from revision where subject_kind = 'follow_up' and subject_id = $1`,
    [id],
  );
  expect(rows.map(({ before }) => before.words)).toEqual([heard.words]);
  expect((await read(at)).past[0]).toMatchObject({ words: '名まえで呼ばれる', isCorrected: true });
});

it('受入先の重い・やめたいは知らせになり、つめる案が出る。案だけで、間隔はかわらない', async () => {
  const at = await scene();
  await begin(at, 'host', 'monthly');
  const load = { hostLoad: 'too_heavy' as const, hostWish: 'with_changes' as const };
  const contact = { ...heard, ...load, id: uuidv7(), side: 'host' as const };
  await recordContact(town.recorder, at.personId, at.placementId, contact);
  const { alerts, proposals, current } = await read(at);
  expect(alerts.map(({ kind }) => kind)).toEqual(['host_load', 'host_wish']);
  expect(proposals).toEqual([{ side: 'host', from: 'monthly', to: 'fortnightly' }]);
  expect(current.host?.every).toBe('monthly');
  // The person is never asked about load: it would be somebody else's answer.
  await recordContact(town.recorder, at.personId, at.placementId, {
    ...contact,
    id: uuidv7(),
    side: 'person',
  });
  expect((await read(at)).past.find(({ side }) => side === 'person')).toMatchObject({ hostLoad: null });
});

it('見られる範囲の外の人には無く、同意のない人は書けず、終わった参加の間隔は決められない', async () => {
  const at = await scene();
  const args = [at.personId, at.placementId] as const;
  await expect(readFollowUp(town.other, ...args, today)).rejects.toMatchObject({ code: 'not-found' });
  await expect(
    recordContact(town.other, ...args, { ...heard, id: uuidv7(), side: 'person' }),
  ).rejects.toMatchObject({ code: 'not-found' });
  const other = await scene();
  await expect(readFollowUp(town.recorder, at.personId, other.placementId, today)).rejects.toMatchObject({
    code: 'not-found',
  });
  const over = await addTakingPart(database.owner, town.recorder, { state: 'ended' });
  await expect(begin(over, 'person')).rejects.toMatchObject({ code: 'already-done' });
});
