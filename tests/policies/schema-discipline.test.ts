import { describe, expect, it } from 'vitest';
import { findSchemaFaults, type SchemaFault } from '#db/schema-discipline.ts';
import { schemaRules } from '#db/schema-rules.ts';
import { testDatabase } from '#tests/database.ts';

const database = testDatabase();

/** Breaks the schema inside a transaction that is undone, and says what the checker saw. */
async function faultsAfter(planted: string): Promise<SchemaFault[]> {
  const client = await database.owner.connect();
  try {
    await client.query(`begin; ${planted}`);
    return await findSchemaFaults(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** A table that keeps every rule, to be broken in one place. */
const good = `create table planted (municipality_id uuid not null references municipality, id uuid not null, note text not null default '',
    version integer not null default 1, primary key (municipality_id, id));
  alter table planted enable row level security;
  create policy planted_read on planted for select to engawa_worker using (municipality_id = app.municipality_id());
  create policy planted_change on planted for update to engawa_worker using (municipality_id = app.municipality_id());
  grant select (municipality_id, id, note, version), update (note, version) on planted to engawa_worker;`;

const personal = `create table planted_note (municipality_id uuid not null, id uuid not null, person_id uuid not null, acl jsonb not null default '{}',
    primary key (municipality_id, id), foreign key (municipality_id, person_id) references person);
  alter table planted_note enable row level security;
  create policy planted_note_read on planted_note for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl));
  create index planted_note_person on planted_note (municipality_id, person_id);
  grant select (municipality_id, id, person_id, acl) on planted_note to engawa_worker;`;

/** For each rule the ways to break it, and the place that the checker must name. */
const plantings: Record<string, [sql: string, place: string][]> = {
  'key-leads-with-municipality': [
    [
      `${good} alter table planted drop constraint planted_pkey; alter table planted add primary key (id, municipality_id)`,
      'planted.planted_pkey',
    ],
    [
      `${good} alter table planted add constraint planted_note_once unique (note, municipality_id)`,
      'planted.planted_note_once',
    ],
    [
      `${good} alter table planted add agency_id uuid; alter table agency add constraint odd unique (id, municipality_id);
      alter table planted add constraint planted_agency foreign key (agency_id, municipality_id) references agency (id, municipality_id)`,
      'planted.planted_agency',
    ],
    [
      `${good} alter table planted add constraint planted_alone exclude (note with =, municipality_id with =)`,
      'planted.planted_alone',
    ],
  ],
  'index-leads-with-municipality': [
    [`${good} create index planted_by_note on planted (note)`, 'planted.planted_by_note'],
    [`${good} create unique index planted_lower on planted (lower(note))`, 'planted.planted_lower'],
  ],
  'primary-key': [[`${good} alter table planted drop constraint planted_pkey`, 'planted']],
  'municipality-column': [
    [`create table planted (id uuid primary key)`, 'planted'],
    [
      `${good} alter table planted drop constraint planted_pkey; alter table planted alter municipality_id drop not null`,
      'planted',
    ],
  ],
  'id-from-the-app': [
    [`${good} alter table planted alter id set default gen_random_uuid()`, 'planted.id'],
    [`${good} alter table planted add line integer generated always as identity`, 'planted.line'],
    [`${good} alter table planted add line serial`, 'planted.line'],
  ],
  'person-is-a-reference': [[`${good} alter table planted add person_id uuid`, 'planted.person_id']],
  'person-is-indexed': [
    [`${personal} drop index planted_note_person`, 'planted_note'],
    [`drop index household_member_person`, 'household_member'],
  ],
  'row-level-security': [
    [`${good} alter table planted disable row level security`, 'planted'],
    [`alter table person disable row level security`, 'person'],
  ],
  'policy-exists': [
    [`${good} drop policy planted_read on planted; drop policy planted_change on planted`, 'planted'],
  ],
  'policy-has-no-sub-query': [
    [
      `create policy sly on voice for select to engawa_worker using (municipality_id = app.municipality_id() and exists (select from consent c where c.id = voice.id))`,
      'voice.sly',
    ],
    [
      `create policy sly on voice for select to engawa_worker using (municipality_id = (select app.municipality_id()))`,
      'voice.sly',
    ],
    [
      `create policy sly on voice for insert to engawa_worker with check (municipality_id = app.municipality_id() and id in (select id from person))`,
      'voice.sly',
    ],
  ],
  'policy-function-is-pure': [
    [
      `create function app.sly(wanted uuid) returns boolean language sql stable begin atomic select exists (select from public.consent where id = wanted); end;
      create policy sly on voice for select to engawa_worker using (municipality_id = app.municipality_id() and app.sly(id))`,
      'voice.sly → app.sly',
    ],
    [
      `create function app.sly(wanted uuid) returns boolean language plpgsql stable as 'begin return true; end';
      create policy sly on voice for select to engawa_worker using (municipality_id = app.municipality_id() and app.sly(id))`,
      'voice.sly → app.sly',
    ],
    [`alter function app.opens(jsonb) security definer`, 'person.person_read → app.opens'],
  ],
  'policy-names-its-roles': [
    [
      `create policy everybody on voice for select using (municipality_id = app.municipality_id())`,
      'voice.everybody',
    ],
  ],
  'policy-needs-the-claim': [
    [`create policy wide on voice for select to engawa_worker using (true)`, 'voice.wide'],
    [
      `create policy wide on voice for update to engawa_worker using (municipality_id = app.municipality_id()) with check (true)`,
      'voice.wide',
    ],
    [`create policy wide on municipality for update to engawa_worker using (true)`, 'municipality.wide'],
  ],
  'acl-decides': [
    [
      `create policy wide on person for select to engawa_worker using (municipality_id = app.municipality_id())`,
      'person.wide',
    ],
    [
      `${personal} drop policy planted_note_read on planted_note;
      create policy planted_note_all on planted_note for all to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases())`,
      'planted_note.planted_note_all',
    ],
  ],
  'host-by-its-link': [
    [
      `create policy wide on placement for select to engawa_host using (municipality_id = app.municipality_id())`,
      'placement.wide',
    ],
    [
      `create policy wide on attendance for insert to engawa_host with check (municipality_id = app.municipality_id())`,
      'attendance.wide',
    ],
    [
      `create policy wide on sounding for update to engawa_host using (municipality_id = app.municipality_id() and host_link_id = app.host_link_id())
        with check (municipality_id = app.municipality_id())`,
      'sounding.wide',
    ],
  ],
  'acl-column': [
    [`${personal} alter table planted_note alter acl drop not null`, 'planted_note'],
    [`${personal} alter table planted_note alter acl set default '{"*":"infinity"}'`, 'planted_note'],
    [
      `${good} alter table planted add person_id uuid; alter table planted add foreign key (municipality_id, person_id) references person`,
      'planted',
    ],
  ],
  'acl-keeper': [
    [`grant update (acl) on person to engawa_worker`, 'person.acl engawa_worker'],
    [`grant insert (acl) on intake to engawa_worker`, 'intake.acl engawa_worker'],
    [`grant update (state) on consent to engawa_worker`, 'consent.state engawa_worker'],
    [`grant insert on access_ground to engawa_worker`, 'access_ground.* engawa_worker'],
  ],
  'grants-by-column': [
    [`grant select on voice to engawa_worker`, 'voice SELECT engawa_worker'],
    [`grant select (name) on agency to public`, 'agency.name SELECT PUBLIC'],
    [`grant truncate on voice to engawa_worker`, 'voice TRUNCATE engawa_worker'],
  ],
  'nothing-personal-deleted': [
    [`grant delete on progress_note to engawa_worker`, 'progress_note engawa_worker'],
    [`${personal} grant delete on planted_note to engawa_access`, 'planted_note engawa_access'],
  ],
  'person-only-for-workers': [
    [`grant select (id) on person to engawa_public`, 'person engawa_public'],
    [`${personal} grant select (id) on planted_note to engawa_signin`, 'planted_note engawa_signin'],
    [`grant select (kind) on household to engawa_public`, 'household engawa_public'],
    [`grant select (id) on person to engawa_host`, 'person engawa_host'],
    [`grant select (id) on placement_step to engawa_host`, 'placement_step engawa_host'],
  ],
  'grant-meets-policy': [
    [`grant delete on voice to engawa_worker`, 'voice DELETE engawa_worker'],
    [`grant select (id) on organization to engawa_public`, 'organization SELECT engawa_public'],
  ],
  'roles-own-nothing': [
    [
      `${good} grant create on schema public to engawa_worker; alter table planted owner to engawa_worker`,
      'engawa_worker table planted',
    ],
    [`alter role engawa_log bypassrls`, 'engawa_log の力'],
    [`alter role engawa_login createrole`, 'engawa_login の力'],
  ],
  'login-inherits-nothing': [
    [`alter role engawa_login inherit`, 'engawa_login'],
    [`grant select (name) on agency to engawa_login`, 'engawa_login'],
    [`alter role engawa_worker login`, 'engawa_worker LOGIN'],
  ],
  'nobody-creates': [
    [`grant create on schema public to public`, 'public PUBLIC'],
    [`grant create on schema app to engawa_worker`, 'app engawa_worker'],
  ],
  'definer-function-is-closed': [
    [`alter function app.person_candidates(text[]) reset search_path`, 'app.person_candidates'],
    [`grant execute on function app.person_candidates(text[]) to public`, 'app.person_candidates'],
    [
      `alter function app.person_candidates(text[]) set search_path = pg_temp, public`,
      'app.person_candidates',
    ],
  ],
  'definer-function-repeats-policy': [
    [
      `create function app.known(wanted text) returns boolean language sql stable security definer set search_path = public, pg_temp
        begin atomic select exists (select from person where municipality_id = app.municipality_id() and family_name = wanted); end;
      revoke execute on function app.known(text) from public`,
      'app.known',
    ],
    [
      `create function app.known(wanted text) returns boolean language plpgsql stable security definer set search_path = public, pg_temp
        as 'begin return exists (select from person); end'; revoke execute on function app.known(text) from public`,
      'app.known',
    ],
  ],
  'claims-by-set-local': [
    [
      `create function app.become(agency text) returns text language sql volatile return set_config('app.agency_id', agency, true)`,
      'app.become',
    ],
  ],
  'no-triggers': [
    [
      `create function app.stamp() returns trigger language plpgsql as 'begin return new; end';
      create trigger stamp before update on person for each row execute function app.stamp()`,
      'person.stamp',
    ],
    [`create rule quiet as on delete to voice do instead nothing`, 'voice.quiet'],
  ],
  'view-obeys-the-reader': [
    [`create view everybody as select family_name from person`, 'everybody'],
    [`create materialized view everybody as select family_name from person`, 'everybody'],
  ],
  'instants-have-a-zone': [[`${good} alter table planted add at timestamp`, 'planted.at']],
  'defaults-say-nothing': [
    [`${good} alter table planted add accepted jsonb not null default '{"age":"any"}'`, 'planted.accepted'],
    [`${good} alter table planted add supports text[] not null default '{step_free}'`, 'planted.supports'],
  ],
  'mutable-has-a-version': [
    [`${good} alter table planted drop version`, 'planted'],
    [`${good} revoke update (version) on planted from engawa_worker`, 'planted'],
  ],
};

describe('design.md §3.2 の決まり', () => {
  it('いまの表は、ひとつも決まりを破っていない', async () => {
    expect(await findSchemaFaults(database.owner)).toEqual([]);
  });

  it('決まりを守った表を足しても、何も言われない', async () => {
    expect(await faultsAfter(good)).toEqual([]);
    expect(await faultsAfter(personal)).toEqual([]);
    expect(
      await faultsAfter('create view seen with (security_invoker = true) as select id from person'),
    ).toEqual([]);
  });

  it('どの決まりにも、わざと破る例がある', () => {
    expect(Object.keys(plantings).toSorted()).toEqual(schemaRules.map((rule) => rule.name).toSorted());
  });

  for (const rule of schemaRules) {
    for (const [sql, place] of plantings[rule.name] ?? []) {
      it(`破ると分かる：${rule.says}（${place}）`, async () => {
        const faults = await faultsAfter(sql);
        expect(faults.filter((fault) => fault.rule === rule.name).map((fault) => fault.place)).toContain(
          place,
        );
        expect(faults.find((fault) => fault.place === place)?.sentence).toContain(place);
      });
    }
  }
});
