import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { expect, it } from 'vitest';
import { inEmptyDatabase } from '#tests/policies/empty-database.ts';
import { migrate } from './migrate.ts';

const folder = join(import.meta.dirname, 'migrations');

/** Migrates up to a number, plants rows of that time, migrates on, and looks. */
async function upgraded(
  upTo: string,
  plant: (client: pg.Client) => Promise<void>,
  look: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const copy = await mkdtemp(join(tmpdir(), 'engawa-migrations-'));
  try {
    await cp(folder, copy, { recursive: true });
    for (const name of await readdir(copy)) if (name > `${upTo}z`) await rm(join(copy, name));
    await inEmptyDatabase(async (config) => {
      await migrate(config, copy);
      const client = new pg.Client(config);
      await client.connect();
      try {
        // Only what the test is about: the rows around it are not there, and their keys are not asked for.
        await client.query('set session_replication_role = replica');
        await plantAround(client);
        await plant(client);
        await migrate(config);
        await look(client);
      } finally {
        await client.end();
      }
    });
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

const town = uuidv7();
const person = uuidv7();
const by = uuidv7();
const [own, other] = [uuidv7(), uuidv7()];
const resource = uuidv7();
const [link, otherLink] = [uuidv7(), uuidv7()];

function planter(client: pg.Client) {
  return async (table: string, row: Record<string, unknown>): Promise<string> => {
    const whole = { municipality_id: town, id: uuidv7(), person_id: person, ...row };
    const columns = Object.keys(whole);
    await client.query(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(whole),
    );
    return whole.id;
  };
}

/** What every row of those days points at. */
async function plantAround(client: pg.Client): Promise<void> {
  await client.query(
    `insert into municipality (municipality_id, code, name) values ($1, '990000', '縁が丘市')`,
    [town],
  );
  await client.query(
    `insert into account (municipality_id, id, agency_id, sign_in_name, name, password_hash, roles)
     values ($1, $2, $3, 'a', '水沢', '', '{participation_worker}')`,
    [town, by, uuidv7()],
  );
  await client.query(
    `insert into person (municipality_id, id, number, family_name, updated_by) values ($1, $2, 'R8-1', '試', $3)`,
    [town, person, by],
  );
}

it('0022: 渡してあったもの・条件・見守りは、伝えたことばだけの形になり、同意のないものは受入先から消える', async () => {
  await upgraded(
    '0020',
    async (client) => {
      const put = planter(client);
      for (const [id, placement] of [
        [link, own],
        [otherLink, other],
      ]) {
        await put('host_link', {
          id,
          placement_id: placement,
          resource_id: resource,
          token_hash: id,
          valid_until: '2099-01-01',
          created_by: by,
        });
      }
      for (const id of [own, other]) {
        const way = {
          case_id: uuidv7(),
          resource_id: resource,
          number: id,
          state_since: '2026-11-01',
          updated_by: by,
        };
        await put('placement', { ...way, id });
      }
      const at = { placement_id: own, host_link_id: link };
      await put('sounding', {
        ...at,
        resource_id: resource,
        asked_on: '2026-11-01',
        asked_by: by,
        manner: 'link',
        conditions: JSON.stringify([
          { words: '名札をつける', person: 'agreed' },
          { words: '早く来る', person: 'refused' },
        ]),
      });
      const sheet = { v: 1, called: '相良さん', helps: 'いす', notTold: '' };
      const agreed = { agreed_on: '2026-11-01', locked_at: '2026-11-01', updated_by: by };
      await put('care_sheet', {
        ...at,
        ...agreed,
        edition: 1,
        content: JSON.stringify(sheet),
        handed_on: '2026-11-02',
      });
      await put('watch_request', {
        ...at,
        watcher: '会',
        agreed_on: '2026-11-01',
        asked_on: '2026-11-02',
        until: '2099-03-31',
        updated_by: by,
      });
      // A slip that nothing kept from happening: the link of another placement.
      await put('attendance', {
        placement_id: own,
        host_link_id: otherLink,
        resource_id: resource,
        day: '2026-11-02',
        half: 'am',
        state: 'came',
        source: 'link',
      });
    },
    async (client) => {
      const one = async (sql: string) => (await client.query<Record<string, unknown>>(sql)).rows[0];
      expect(await one('select condition_words, condition_answers from sounding')).toEqual({
        condition_words: ['名札をつける', '早く来る'],
        condition_answers: ['agreed', 'refused'],
      });
      expect(await one('select told, host_link_id from care_sheet')).toEqual({
        told: { v: 1, called: '相良さん', helps: 'いす' },
        host_link_id: null,
      });
      expect(await one('select on_host_page, host_link_id from watch_request')).toEqual({
        on_host_page: true,
        host_link_id: null,
      });
      expect(await one('select host_link_id from attendance')).toEqual({ host_link_id: null });
    },
  );
});

it('0023・0024: 返されていたプランは差戻しになり、担当の根拠は終わって、見られる範囲は同意の期限までになる', async () => {
  const [agency, gone] = [uuidv7(), uuidv7()];
  await upgraded(
    '0022',
    async (client) => {
      const put = planter(client);
      const plan = async (decision: string) => {
        const id = await put('plan', {
          case_id: uuidv7(),
          edition: 1,
          kind: 'participation',
          state: 'agreed',
          made_on: '2026-10-01',
          made_by: by,
          fit_on: '2026-10-02',
          agreed_on: '2026-10-03',
          updated_by: by,
        });
        await put('support_decision', {
          plan_id: id,
          decision,
          decided_on: '2026-10-04',
          decided_by: by,
          words: '保険のこと',
        });
      };
      await plan('returned');
      await plan('decided');
      const acl = JSON.stringify({ [agency]: 'infinity', [gone]: 'infinity', [by]: 'infinity' });
      await client.query('update person set acl = $1', [acl]);
      await put('fact', {
        kind: 'other',
        item: 'health',
        words: '体のこと',
        said_on: '2026-10-01',
        basis: 'consent',
        created_by: by,
        acl,
      });
      for (const grantee of [agency, gone]) {
        await put('access_ground', {
          grantee,
          grantee_kind: 'agency',
          ground: 'assigned',
          items: ['basic'],
          created_by: by,
        });
      }
      await put('consent', {
        state: 'given',
        purpose: '連携',
        recipient_agency_id: agency,
        items: ['basic'],
        manner: 'signed',
        given_on: '2026-10-01',
        valid_until: '2027-03-31',
        updated_by: by,
      });
    },
    async (client) => {
      const { rows: plans } = await client.query('select state, returned_on from plan order by state');
      expect(plans.map(({ state, returned_on: on }) => [state, on === null])).toEqual([
        ['agreed', true],
        ['returned', false],
      ]);
      const { rows } = await client.query('select acl from person union select acl from fact');
      const list = { [agency]: '2027-03-31T15:00:00Z', [by]: 'infinity' };
      expect(rows).toEqual([{ acl: list }]);
      const { rows: grounds } = await client.query('select from access_ground where ended_at is null');
      expect(grounds).toEqual([]);
    },
  );
});
