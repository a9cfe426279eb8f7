-- Drafts of activities as they were shown, with all that they followed from: the same drafts with the same reasons come back later
-- ("why then?"), as with match_run. What the town said and had that day is kept once for all runs that saw it; nobody whom we support
-- is in it. An activity may answer several voices that wish for the same: the first stays voice_id, the others stand beside it.
create table kept_compose (
  municipality_id uuid not null references municipality,
  id uuid not null,
  kind text not null check (kind in ('voices', 'places')),
  content_hash text not null,
  content jsonb not null,
  kept_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, kind, content_hash)
);
comment on table kept_compose is '案をつくった日の声（voices）と、場の使われ方・つくり方（places）。同じものは一度だけ残す。支援を受けている人は載らない';
comment on column kept_compose.content_hash is '中身から決まる名前。読むときに照らし合わせ、書きかえがあれば分かる';
alter table kept_compose enable row level security;
create policy kept_compose_read on kept_compose for select to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases());
create policy kept_compose_add on kept_compose for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases());
grant select (municipality_id, id, kind, content_hash, content, kept_at),
  insert (municipality_id, id, kind, content_hash, content) on kept_compose to engawa_worker;

create table compose_run (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  run_at timestamptz not null default now(),
  run_by uuid not null,
  on_day date not null,
  engine text not null,
  profile jsonb not null,
  waiting_days integer not null check (waiting_days >= 0),
  town_id uuid not null,
  voices_id uuid not null,
  places_id uuid not null,
  held text[] not null default '{}',
  input_hash text not null,
  result jsonb not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, run_by) references account,
  foreign key (municipality_id, town_id) references kept_town,
  foreign key (municipality_id, voices_id) references kept_compose,
  foreign key (municipality_id, places_id) references kept_compose
);
comment on table compose_run is '「つくる」を一度見た記録。その日の事実から、あとで同じ案と同じわけを出せる';
comment on column compose_run.profile is 'その日の条件。住まいの点は写さない';
comment on column compose_run.held is 'いまはしない案として、出さなかったもの（声・活動・場）';
comment on column compose_run.input_hash is '同じ日に同じ事実で見たものを、二度残さない';
create index compose_run_person on compose_run (municipality_id, person_id, run_at desc);
create index compose_run_again on compose_run (municipality_id, person_id, on_day, input_hash);
alter table compose_run enable row level security;
create policy compose_run_read on compose_run for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl));
create policy compose_run_add on compose_run for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases() and run_by::text = app.account_id());
create policy compose_run_access on compose_run for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, acl, run_at, run_by, on_day, engine, profile, waiting_days, town_id, voices_id, places_id, held, input_hash, result),
  insert (municipality_id, id, person_id, run_by, on_day, engine, profile, waiting_days, town_id, voices_id, places_id, held, input_hash, result) on compose_run to engawa_worker;
grant select (municipality_id, id, person_id, acl), update (acl) on compose_run to engawa_access;

alter table activity add column also_voice_ids uuid[] not null default '{}';
comment on column activity.also_voice_ids is '同じ地区の同じ願いとして、いっしょに応える声。voice_id のほかに';
grant select (also_voice_ids), insert (also_voice_ids) on activity to engawa_worker;
create index activity_also_voices on activity using gin (also_voice_ids);
