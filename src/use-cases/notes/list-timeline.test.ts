import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#tests/database.ts';
import { addTakingPart } from '#tests/follow-up-scenes.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { addPerson, addTown, someConsent, someIntake, type Town } from '#tests/people.ts';
import { startEdition } from '#use-cases/assessments/start-edition.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { receiveIntake } from '#use-cases/intakes/receive-intake.ts';
import { listTimeline } from './list-timeline.ts';

const database = testDatabase();
let town: Town;

beforeAll(async () => {
  town = await addTown(database.owner);
});

it('年表に、見学・体験、両方に聞いたこと、評価、会議、終結後の連絡が、その日にならぶ。見られない機関には出ない', async () => {
  const at = await addTakingPart(database.owner, town.recorder);
  const put = (statement: string) =>
    database.owner.query(statement, [town.municipalityId, uuidv7(), at.placementId, at.personId]);
  await put(`insert into visit (municipality_id, id, placement_id, person_id, kind, turn, planned_on, held_on, person_words, host_words, outcome, updated_by, acl)
    select $1, $2, $3, $4, 'trial', 1, '2026-08-01', '2026-08-01', '角は静か', '時間どおり', 'go_on', main_account_id, acl from placement where id = $3`);
  // Written by the host behind its link: nobody's account.
  await put(`insert into follow_up (municipality_id, id, placement_id, person_id, side, due_on, done_on, manner, words, acl)
    select $1, $2, $3, $4, 'host', '2026-09-01', '2026-09-01', 'link', '子どもが名を覚えた', acl from placement where id = $3`);
  await put(`insert into evaluation (municipality_id, id, person_id, case_id, edition, made_on, made_by, period_from, period_to, judgement, locked_at, updated_by, acl)
    select $1, $2, $4, case_id, 1, '2026-10-01', main_account_id, '2026-08-01', '2026-10-01', 'continue', now(), main_account_id, acl from placement where id = $3`);
  const { entries } = await listTimeline(town.recorder, at.personId, {
    kinds: ['visit', 'follow_up', 'evaluation', 'after', 'meeting'],
  });
  expect(entries.map(({ kind, code, words, ownWords }) => [kind, code, words, ownWords])).toEqual([
    ['evaluation', 'continue', '1', ''],
    ['follow_up', 'host:link', '三丁目の角　朝の立ち番　「子どもが名を覚えた」', ''],
    ['visit', 'trial', '三丁目の角　朝の立ち番　「時間どおり」', '角は静か'],
  ]);
  expect(entries[1]?.by).toBe('受入先');
  expect((await listTimeline(town.other, at.personId)).entries).toEqual([]);
});

it('その日のうちに書いたことは、書いた順にならぶ。あとから書いたことは、その日の昼に立つ', async () => {
  const { recorder } = await addTown(database.owner);
  const personId = await addPerson(recorder);
  const consent = (on: string) =>
    recordConsent(recorder, personId, uuidv7(), { ...someConsent, givenOn: on });
  const written = new Date();
  const day = tokyoDay(written);
  await receiveIntake(recorder, personId, uuidv7(), {
    ...someIntake,
    receivedAt: new Date(written.getTime() - 60_000),
  });
  await consent(day);
  await startEdition(recorder, personId, uuidv7(), day);
  await consent('2026-01-05');
  const { entries } = await listTimeline(recorder, personId);
  expect(entries.map(({ kind }) => kind)).toEqual(['case', 'assessment', 'consent', 'intake', 'consent']);
  expect(entries.at(-1)?.at.toISOString()).toBe('2026-01-05T03:00:00.000Z');
});
