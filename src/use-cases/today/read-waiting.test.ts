import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import type { WaitingKind } from '#domain/waiting.ts';
import { testDatabase } from '#tests/database.ts';
import { plantTown, type PlantedTown } from '#tests/policies/planted-town.ts';
import { readWaiting } from './read-waiting.ts';

const database = testDatabase();
const today = '2026-04-10';
let town: PlantedTown;
let mine: Worker;

/** One thing of every kind, in the life of the one planted person, whose main worker is `recorder`. */
const scene = (me: string, person: string, colleague: string): string => `
  update "case" set main_account_id = '${me}', state = 'sounding', lead_agency_id = null, state_since = '2026-01-05' where person_id = '${person}';
  update placement set state = 'sounding', main_account_id = '${me}' where person_id = '${person}';
  update sounding set asked_whom = '会長', reply_due_on = '2026-04-08' where person_id = '${person}';
  update visit set planned_on = '2026-04-11', companion_id = '${me}', from_time = '09:30', meet_at = '駅の北口' where person_id = '${person}';
  update progress_note set next_step = '電話する', next_on = '2026-04-12', next_by = '${me}' where person_id = '${person}';
  update consent set valid_until = '2026-04-20' where person_id = '${person}' and state = 'given' and valid_until is null;
  update loan set due_on = '2026-04-09' where person_id = '${person}';
  update insurance set to_day = '2026-04-30' where person_id = '${person}';
  update watch_request set until = '2026-04-30' where person_id = '${person}';
  update closure set contact_due_on = '2026-04-12' where person_id = '${person}';
  update handover set to_account_id = '${me}', from_account_id = '${colleague}' where person_id = '${person}';
  update plan set review_on = null where person_id = '${person}';
`;

beforeAll(async () => {
  town = await plantTown(database.owner);
  mine = town.workers.recorder;
  await database.owner.query(scene(mine.accountId, town.personId, town.workers.colleague.accountId));
});

async function kindsOf(worker: Worker): Promise<WaitingKind[]> {
  return [...new Set((await readWaiting(worker, today)).map((item) => item.kind))].toSorted();
}

it('担当の人のきょうに、待っていることがどれも出る。いつまで・いつからも', async () => {
  const items = await readWaiting(mine, today);
  expect(await kindsOf(mine)).toEqual(
    [
      'after_closure',
      'consent',
      'evaluation',
      'handover',
      'hold',
      'meeting',
      'paper',
      'plan',
      'recall',
      'reply',
      'step',
      'visit',
    ].toSorted(),
  );
  const visit = items.find((item) => item.kind === 'visit');
  expect(visit).toMatchObject({ due: '2026-04-11', detail: '見学　縁側　9:30から　駅の北口' });
  const papers = items.filter((item) => item.kind === 'paper').map((item) => item.detail);
  expect(papers).toHaveLength(3);
  expect(items.find((item) => item.kind === 'reply')).toMatchObject({
    since: '2026-04-01',
    due: '2026-04-08',
  });
  for (const item of items) expect(item.href).toMatch(/^\/(people|meetings|town)\//);
});

it('見えない人のことは、だれのきょうにも出ない。つなぎ役には、主担当なしと動かない事例が出る', async () => {
  expect(await kindsOf(town.workers.stranger)).toEqual([]);
  expect(await kindsOf(town.workers.withdrawn)).toEqual([]);
  const coordinator: Worker = { ...mine, roles: ['coordinator'] };
  expect(await kindsOf(coordinator)).toEqual(expect.arrayContaining(['no_lead', 'stands_still']));
});

it('本人が同意したプランは、主管課には支援決定待ちで、担当にはもう手を打つことでない', async () => {
  await database.owner.query(
    `update plan set state = 'agreed', fit_on = '2026-04-02', agreed_on = '2026-04-03' where person_id = $1`,
    [town.personId],
  );
  expect(await kindsOf(town.workers.officer)).toContain('decision');
  const own = await kindsOf(mine);
  expect(own).not.toContain('decision');
  expect(own).not.toContain('plan');
});

it('受け付けたところは、担当がいれば次の段階へ、いなければ担当を決めに、段階の頁へみちびく', async () => {
  const before = await database.owner.query<{ state: string; main_account_id: string | null }>(
    'select state, main_account_id from "case" where person_id = $1',
    [town.personId],
  );
  const put = (state: string, main: string | null) =>
    database.owner.query('update "case" set state = $2, main_account_id = $3 where person_id = $1', [
      town.personId,
      state,
      main,
    ]);
  const received = async () => (await readWaiting(mine, today)).find(({ kind }) => kind === 'received');
  await put('received', mine.accountId);
  expect(await received()).toMatchObject({ act: '次の段階へ', href: `/people/${town.personId}/case` });
  await put('received', null);
  const unnamed = await received();
  expect(unnamed?.href).toBe(`/people/${town.personId}/case`);
  expect(unnamed).not.toHaveProperty('act');
  const [was] = before.rows;
  await put(was?.state ?? '', was?.main_account_id ?? null);
});

it('受入先が入口から返事をすると、受けとるまで「返事がとどいた」に出て、受けとると条件の相談にかわる', async () => {
  const answer = `update sounding set answer = 'conditional', answered_on = '2026-04-09', answered_by = '会長',
    answer_manner = 'link', condition_words = '{週に1日}', condition_answers = '{not_yet}', recorded_by = null where person_id = $1`;
  await database.owner.query(answer, [town.personId]);
  const came = (await readWaiting(mine, today)).find(({ kind }) => kind === 'answer_came');
  expect(came).toMatchObject({ since: '2026-04-09', detail: '縁側　会長' });
  expect(await kindsOf(mine)).not.toContain('reply');
  await database.owner.query('update sounding set recorded_by = $2 where person_id = $1', [
    town.personId,
    mine.accountId,
  ]);
  await database.owner.query(`update placement set state = 'conditions' where person_id = $1`, [
    town.personId,
  ]);
  const kinds = await kindsOf(mine);
  expect(kinds).toContain('conditions');
  expect(kinds).not.toContain('answer_came');
});
