-- What a town of thirty thousand people needs so that a page costs what it shows and not what there is (docs/decisions/0014):
-- lists are read in the order of an index, and the town that a search stood on is kept once, not with every person.

-- Lists of people go by reading, folded as for search; collation "C" is the same on every server.
alter table person
  add column sort_key text collate "C" generated always as (app.fold(family_name_kana || given_name_kana || called)) stored,
  add column search_text text generated always as (app.fold(family_name || given_name || ' ' || family_name_kana || given_name_kana || ' ' || alternative_name || ' ' || called)) stored;
comment on column person.sort_key is '一覧の並び（ふりがなを、さがすときと同じに畳んだもの）';
comment on column person.search_text is 'さがす言葉をそのまま含むかを見るための、畳んだ名まえ';
grant select (sort_key, search_text) on person to engawa_worker;
create index person_order on person (municipality_id, sort_key, id);
create index person_recent on person (municipality_id, updated_at, id);

-- Who has waited longest comes first: きょう and つなぐ read the first few and stop.
create index case_waiting on "case" (municipality_id, state_since, person_id)
  where state not in ('closed', 'closed_watching', 'referred');
-- Who sees little begins with what may be seen, as in the list of people (person_acl).
create index case_acl on "case" using gin (acl);
create index assessment_acl on assessment using gin (acl);
create index case_state on "case" (municipality_id, state);
create index assessment_made on assessment (municipality_id, made_on, person_id);
create index consent_ending on consent (municipality_id, valid_until) where state = 'given';

-- One number per row of the register, from what the engine and its pages read of it. Their sums tell in a moment whether
-- anything has changed since the town was last read, whoever changed it and however.
alter table resource add column town_mark bigint generated always as (hash_record_extended(
  row(id, organization_id, place_id, kind, name, summary, opportunity, schedule_note, state, checked_on, next_check_on), 0)) stored;
alter table vacancy add column town_mark bigint generated always as (hash_record_extended(
  row(id, resource_id, rule, capacity, offered_from, offered_until), 0)) stored;
alter table formal_capacity add column town_mark bigint generated always as (hash_record_extended(
  row(resource_id, weekday, half, capacity, contracted, pending, reserve, guests, override_reason), 0)) stored;
alter table place add column town_mark bigint generated always as (hash_record_extended(
  row(id, name, latitude, longitude, access_features), 0)) stored;
alter table organization add column town_mark bigint generated always as (hash_record_extended(row(id, name), 0)) stored;

do $$
declare t text;
begin
  foreach t in array array['resource', 'vacancy', 'formal_capacity', 'place', 'organization'] loop
    execute format('comment on column %I.town_mark is %L', t, '町が変わったかを知るための、行の中身の目印');
    execute format('grant select (town_mark) on %I to engawa_worker', t);
    -- Read from the index alone.
    execute format('create index %I on %I (municipality_id) include (town_mark)', t || '_mark', t);
  end loop;
end $$;

-- The town of a search: the conditions of everything open, whole or as what changed since an earlier town. It has nobody in it.
create table kept_town (
  municipality_id uuid not null references municipality,
  id uuid not null,
  content_hash text not null,
  base_id uuid,
  opportunities jsonb not null,
  kept_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, content_hash),
  foreign key (municipality_id, base_id) references kept_town
);
create index kept_town_whole on kept_town (municipality_id, kept_at) where base_id is null;
comment on table kept_town is 'さがした日の町。同じ町は一度だけ残し、だれの記録からもそれを指す。人は載らない';
comment on column kept_town.content_hash is '中身から決まる名前。読むときに照らし合わせ、書きかえがあれば分かる';
comment on column kept_town.base_id is 'この町からの変わったところだけを残すとき、もとの町';
alter table kept_town enable row level security;
create policy kept_town_read on kept_town for select to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases());
create policy kept_town_add on kept_town for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases());
grant select (municipality_id, id, content_hash, base_id, opportunities, kept_at),
  insert (municipality_id, id, content_hash, base_id, opportunities) on kept_town to engawa_worker;

-- Runs made so far become towns of their own: what changed since an earlier run is now what changed since its town.
insert into kept_town (municipality_id, id, content_hash, base_id, opportunities, kept_at)
  select municipality_id, id, 'run ' || id, (opportunities ->> 'base')::uuid, opportunities, run_at from match_run;
alter table match_run add column town_id uuid, add column passed uuid[] not null default '{}', add column input_hash text;
update match_run set town_id = id, input_hash = coalesce(result ->> 'inputHash', '');
alter table match_run
  alter column town_id set not null,
  alter column input_hash set not null,
  add foreign key (municipality_id, town_id) references kept_town,
  drop column opportunities;
comment on column match_run.passed is '見送り中で、くらべなかった資源';
comment on column match_run.input_hash is '同じ日に同じ事実でさがしたものを、二度残さない';
grant select (town_id, passed, input_hash), insert (town_id, passed, input_hash) on match_run to engawa_worker;
create index match_run_again on match_run (municipality_id, person_id, on_day, input_hash);
