import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { asActor } from '#db/as-actor.ts';
import { readOwnPlacements } from '#db/own-placements.ts';
import type { Feeling, HostLoad, HostWish } from '#domain/follow-up.ts';
import { testDatabase } from '#tests/database.ts';
import { addTakingPart, type Scene } from '#tests/follow-up-scenes.ts';
import { addTown, today, type Town } from '#tests/people.ts';
import { writePracticeSetting } from '#use-cases/practice/write-practice-setting.ts';
import { waitingOfFollowUps } from '#use-cases/today/waiting-of-follow-ups.ts';
import { answerProposal, type GivenReply } from './answer-proposal.ts';
import { correctContact } from './correct-contact.ts';
import { findContact } from './find-contact.ts';
import { readFollowUp } from './read-follow-up.ts';
import { readSteps } from './read-steps.ts';
import { recordContact } from './record-contact.ts';
import { setSupportLevel } from './set-support-level.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

type Heard = { feeling?: Feeling; hostLoad?: HostLoad; hostWish?: HostWish };

async function heard(at: Scene, side: 'person' | 'host', doneOn: string, said: Heard): Promise<string> {
  const id = uuidv7();
  await recordContact(town.recorder, at.personId, at.placementId, {
    id,
    side,
    doneOn,
    manner: 'phone',
    words: '聞いた',
    workerView: '',
    feeling: said.feeling ?? null,
    hostLoad: said.hostLoad ?? null,
    hostWish: said.hostWish ?? null,
    nextStep: '',
    pace: 'same',
    paceWhy: '',
    dueBy: null,
  });
  return id;
}

const good = { hostLoad: 'light', hostWish: 'go_on' } as const;

async function supported(): Promise<Scene> {
  const at = await addTakingPart(database.owner, town.recorder, {});
  const level = { id: uuidv7(), level: 'beside' as const, fromDay: '2026-09-01', why: 'はじめ' };
  await setSupportLevel(town.recorder, at.personId, at.placementId, level);
  return at;
}

async function goWell(at: Scene): Promise<void> {
  for (const day of ['2026-09-10', '2026-09-20', '2026-10-01']) {
    await heard(at, 'person', day, { feeling: 'fine' });
    await heard(at, 'host', day, good);
  }
}

const read = (at: Scene) => readSteps(town.recorder, at.personId, at.placementId, today);
const levels = async (at: Scene) => (await read(at)).levels.map(({ level, why }) => [level, why]);
const reply = (at: Scene, more: Partial<GivenReply> = {}) =>
  answerProposal(
    town.recorder,
    at.personId,
    at.placementId,
    {
      id: uuidv7(),
      kind: 'presence',
      from: 'beside',
      to: 'on_call',
      answer: 'accepted',
      until: null,
      words: '',
      ...more,
    },
    today,
  );

it('両方から三回よければ案が出る。答えるまでは何も変わらず、「そうする」でわけといっしょに行がふえる', async () => {
  const at = await supported();
  await heard(at, 'person', '2026-09-10', { feeling: 'fine' });
  expect((await read(at)).fading).toMatchObject({ proposals: [], agreed: { person: 1, host: 0 }, needed: 3 });
  await goWell(at);
  const { fading } = await read(at);
  expect(fading.proposals).toMatchObject([{ from: 'beside', to: 'on_call', direction: 'farther' }]);
  expect((await readFollowUp(town.recorder, at.personId, at.placementId, today)).fading.proposals).toEqual(
    fading.proposals,
  );
  expect(await levels(at)).toEqual([['beside', 'はじめ']]);
  await reply(at);
  expect(await levels(at)).toEqual([
    ['on_call', '本人からも受入先からも、3回つづけてよい声'],
    ['beside', 'はじめ'],
  ]);
  const after = (await read(at)).fading;
  expect(after.proposals).toEqual([]);
  expect(after.answers).toMatchObject([{ answer: 'accepted', toLevel: 'on_call' }]);
});

it('つらいのひとことで、近づく案がきょうの上に出る。直して消えれば、案も消える', async () => {
  const at = await supported();
  await goWell(at);
  const id = await heard(at, 'host', '2026-11-20', { hostLoad: 'too_heavy', hostWish: 'go_on' });
  expect((await read(at)).fading.proposals).toMatchObject([
    { from: 'beside', to: 'does_with', direction: 'nearer', ground: [id] },
  ]);
  const waiting = await asActor(town.recorder, { act: 'test' }, async (db) =>
    waitingOfFollowUps(db, town.recorder, today, {
      placements: await readOwnPlacements(db, town.recorder),
    }),
  );
  const mine = waiting.filter(({ personId, kind }) => personId === at.personId && kind === 'come_nearer');
  expect(mine).toMatchObject([{ since: '2026-11-20' }]);
  expect(mine[0]?.detail).toContain('いっしょにする');
  const found = await findContact(town.recorder, at.personId, at.placementId, id);
  await correctContact(town.recorder, at.personId, at.placementId, id, {
    seen: found.version,
    fields: { ...found.fields, hostLoad: 'light', feeling: 'hard' },
  });
  // What only the person can say is not kept of the host.
  expect((await findContact(town.recorder, at.personId, at.placementId, id)).fields.feeling).toBeNull();
  expect((await read(at)).fading.proposals).toMatchObject([{ direction: 'farther' }]);
});

it('「いまはしない」は日まで、「とりやめる」は新しい声まで待ち、行はふえない', async () => {
  const at = await supported();
  await goWell(at);
  await reply(at, { answer: 'not_now', until: '2026-12-20', words: '年内はこのまま' });
  expect((await read(at)).fading).toMatchObject({ proposals: [], answers: [{ until: '2026-12-20' }] });
  const later = await readSteps(town.recorder, at.personId, at.placementId, '2026-12-20');
  expect(later.fading.proposals).toHaveLength(1);
  const other = await supported();
  await goWell(other);
  await reply(other, { answer: 'dropped' });
  expect((await read(other)).fading.proposals).toEqual([]);
  for (const scene of [at, other]) expect(await levels(scene)).toEqual([['beside', 'はじめ']]);
});

it('ふたりが同時に「そうする」と答えても、段はひとつだけ動く', async () => {
  const at = await supported();
  await goWell(at);
  const both = await Promise.allSettled([reply(at), reply(at)]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const lost = both.find((one): one is PromiseRejectedResult => one.status === 'rejected');
  expect(lost?.reason).toMatchObject({ code: 'already-done' });
  expect((await levels(at)).map(([level]) => level)).toEqual(['on_call', 'beside']);
});

it('同じ用紙は一度。案に無いことは、答えとして書けない', async () => {
  const at = await supported();
  await goWell(at);
  await expect(reply(at, { to: 'none' })).rejects.toMatchObject({ code: 'already-done' });
  const id = uuidv7();
  await reply(at, { id });
  await reply(at, { id });
  expect((await read(at)).fading.answers).toHaveLength(1);
  await expect(
    answerProposal(
      town.other,
      at.personId,
      at.placementId,
      {
        id: uuidv7(),
        kind: 'presence',
        from: 'on_call',
        to: 'none',
        answer: 'dropped',
        until: null,
        words: '',
      },
      today,
    ),
  ).rejects.toMatchObject({ code: 'not-found' });
});

it('やりとりの段は、同席とはべつに書き、べつに動く。終わった参加に、案は出ない', async () => {
  const at = await supported();
  const messages = { id: uuidv7(), kind: 'messages' as const, level: 'does_with' as const };
  await setSupportLevel(town.recorder, at.personId, at.placementId, {
    ...messages,
    fromDay: '2026-09-01',
    why: 'メールを代わりに書く',
  });
  await goWell(at);
  expect((await read(at)).fading.proposals.map(({ kind, to }) => [kind, to])).toEqual([
    ['presence', 'on_call'],
    ['messages', 'beside'],
  ]);
  await reply(at, { kind: 'messages', from: 'does_with', to: 'beside' });
  // One support at a time: the other waits for new voices.
  expect((await read(at)).fading.proposals).toEqual([]);
  const over = await supported();
  await goWell(over);
  await database.owner.query(
    `update placement set state = 'ended', ended_on = $2, end_code = 'completed' where id = $1`,
    [over.placementId, today],
  );
  expect((await read(over)).fading.proposals).toEqual([]);
});

it('何回つづけてよければ、は町の数', async () => {
  await writePracticeSetting(town.officer, 0, { soundingsPerWeek: 2, reviewsBeforeStep: 4 });
  const at = await supported();
  await goWell(at);
  expect((await read(at)).fading).toMatchObject({ proposals: [], needed: 4, agreed: { person: 3, host: 3 } });
  await writePracticeSetting(town.officer, 1, { soundingsPerWeek: 2, reviewsBeforeStep: 3 });
  expect((await read(at)).fading.proposals).toHaveLength(1);
});
