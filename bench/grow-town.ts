import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { findAccessDrift } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { connect, disconnect } from '#db/connect.ts';
import type { Role, Worker } from '#domain/actor.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { addDays } from '#domain/calendar-day.ts';
import { noteShape } from '#domain/progress-note.ts';
import { recordNote } from '#use-cases/notes/record-note.ts';
import { copyTown } from './copy-town.ts';
import { withClient } from './scratch.ts';

export type GrownTown = {
  people: number;
  notes: number;
  resources: number;
  placements: number;
  followUps: number;
  accounts: number;
};

const notesPerPerson = 10 / 3;

const stories = [
  '自宅を訪ねた。庭の手入れをしながら、この冬のことを話した。',
  '電話。先週の見学のあと、すこし疲れたとのこと。つぎは短い時間で。',
  '受け入れ先と日取りを決めた。はじめは二人で行く。',
  '面談。朝の時間なら動けるかもしれないと言う。',
];

/**
 * The demo town, laid by the product at its first start, gets a few notes more for everybody through the verb, and is then
 * copied whole in SQL until `scale` × 300 people are there. A copy keeps its grounds and consents, so its access lists are those of the original; that is checked
 * afterwards with the product's own check, over every row.
 */
export async function growTown(owner: pg.ClientConfig, scale: number): Promise<GrownTown> {
  connect({ ...owner, user: 'engawa_login' });
  try {
    await addNotes(owner);
    return await withClient(owner, async (client) => {
      await copyTown(client, scale);
      await checkAccess(client);
      await client.query('vacuum analyze');
      const { rows } = await client.query<GrownTown>(`select (select count(*)::int from person) as people,
        (select count(*)::int from progress_note) as notes, (select count(*)::int from resource) as resources,
        (select count(*)::int from placement) as placements, (select count(*)::int from follow_up) as "followUps",
        (select count(*)::int from account) as accounts`);
      const [grown] = rows;
      if (grown === undefined) throw new Error('the town has not grown');
      return grown;
    });
  } finally {
    await disconnect();
  }
}

async function workersOf(client: pg.Client): Promise<Map<string, Worker>> {
  const { rows } = await client.query<{
    municipality_id: string;
    id: string;
    agency_id: string;
    roles: Role[];
  }>('select municipality_id, id, agency_id, roles from account');
  return new Map(
    rows.map((row) => [
      row.id,
      {
        kind: 'worker',
        municipalityId: row.municipality_id,
        accountId: row.id,
        agencyId: row.agency_id,
        roles: row.roles,
      },
    ]),
  );
}

async function addNotes(owner: pg.ClientConfig): Promise<void> {
  const today = tokyoDay(new Date());
  const { people, workers } = await withClient(owner, async (client) => ({
    people: (
      await client.query<{
        id: string;
        main: string;
        notes: number;
      }>(`select person.id, main_account_id as main,
        (select count(*)::int from progress_note where person_id = person.id) as notes
        from person join "case" on "case".person_id = person.id order by person.id`)
    ).rows,
    workers: await workersOf(client),
  }));
  for (const [index, person] of people.entries()) {
    const worker = workers.get(person.main);
    const wanted = Math.floor((index + 1) * notesPerPerson) - Math.floor(index * notesPerPerson);
    if (worker === undefined) continue;
    for (let count = person.notes; count < wanted; count += 1) {
      const day = addDays(today, -(3 + index + count * 17));
      const note = noteShape.parse({
        at: new Date(`${day}T14:00:00+09:00`),
        minutes: 30,
        method: 'visit',
        withWhom: '',
        placeNote: '',
        body: stories[(index + count) % stories.length],
        ownWords: '',
        nextStep: '',
        nextOn: null,
        nextBy: null,
        basis: 'consent',
        scope: 'consented',
        side: 'person',
        dangerSign: false,
      });
      await recordNote(worker, person.id, { ...note, id: uuidv7() });
    }
  }
}

async function checkAccess(client: pg.Client): Promise<void> {
  const workers = [...(await workersOf(client)).values()];
  const officer = workers.find((worker) => worker.roles.includes('municipal_officer'));
  if (officer === undefined) throw new Error('the demo town has no municipal officer');
  const drift = await asActor(officer, { act: 'bench.check-access' }, (db) => findAccessDrift(db));
  if (drift.length > 0) throw new Error(`access lists of copies are not true: ${JSON.stringify(drift)}`);
}
