-- Who works here: the municipality, its agencies, and the accounts of the people in them.
-- An administrator keeps accounts and sees no case content (app.sees_cases stays off for that role).
create table municipality (
  municipality_id uuid primary key,
  code text not null check (code ~ '^[0-9]{6}$'),
  name text not null,
  is_demo boolean not null default false,
  created_at timestamptz not null default now()
);
comment on table municipality is '自治体。団体コードは検査数字つき6桁';

create table agency (
  municipality_id uuid not null references municipality,
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('municipal_office', 'coordination', 'participation', 'consultation', 'outreach', 'community', 'system')),
  phone text,
  ended_on date,
  version integer not null default 1,
  primary key (municipality_id, id)
);
comment on table agency is '機関（相談機関・参加支援・多機関協働など）';

create table account (
  municipality_id uuid not null,
  id uuid not null,
  agency_id uuid not null,
  sign_in_name text not null,
  name text not null,
  name_kana text not null default '',
  password_hash text not null,
  roles text[] not null check (cardinality(roles) > 0 and roles <@ array['participation_worker', 'coordinator', 'consultation_worker', 'community_coordinator', 'municipal_officer', 'administrator']),
  -- 管理者は事例の中身を見ない: an administrator holds no other role. Who has two jobs has two accounts.
  check (not roles @> array['administrator'] or cardinality(roles) = 1),
  is_active boolean not null default true,
  failed_count integer not null default 0,
  locked_until timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, sign_in_name),
  foreign key (municipality_id, agency_id) references agency
);
comment on column account.password_hash is 'argon2id. Only the sign-in role may read it';

create table session (
  municipality_id uuid not null,
  token_hash text not null,
  account_id uuid not null,
  csrf text not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (municipality_id, token_hash),
  foreign key (municipality_id, account_id) references account
);
comment on column session.token_hash is 'SHA-256 of the cookie: a stolen database opens no session';

create table sign_in_attempt (
  municipality_id uuid not null references municipality,
  id uuid not null,
  source_hash text not null,
  at timestamptz not null default now(),
  succeeded boolean not null,
  primary key (municipality_id, id)
);
create index sign_in_attempt_recent on sign_in_attempt (municipality_id, source_hash, at);

alter table municipality enable row level security;
alter table agency enable row level security;
alter table account enable row level security;
alter table session enable row level security;
alter table sign_in_attempt enable row level security;

create policy municipality_read on municipality for select to engawa_worker, engawa_public, engawa_signin using (true);
create policy agency_read on agency for select to engawa_worker, engawa_signin, engawa_public using (municipality_id = app.municipality_id());
create policy agency_add on agency for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.has_role('administrator'));
create policy agency_change on agency for update to engawa_worker using (municipality_id = app.municipality_id() and app.has_role('administrator'));
create policy account_read on account for select to engawa_worker, engawa_signin using (municipality_id = app.municipality_id());
create policy account_add on account for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.has_role('administrator'));
create policy account_change on account for update to engawa_worker using (municipality_id = app.municipality_id() and app.has_role('administrator'));
create policy account_sign_in on account for update to engawa_signin using (municipality_id = app.municipality_id());
create policy session_sign_in on session for all to engawa_signin using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
create policy session_end on session for update to engawa_worker using (municipality_id = app.municipality_id() and app.has_role('administrator'));
create policy session_read on session for select to engawa_worker using (municipality_id = app.municipality_id() and app.has_role('administrator'));
create policy attempt_sign_in on sign_in_attempt for all to engawa_signin using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());

grant select (municipality_id, code, name, is_demo) on municipality to engawa_worker, engawa_public, engawa_signin;
grant select (municipality_id, id, name, kind, phone, ended_on, version) on agency to engawa_worker, engawa_signin;
grant select (municipality_id, id, name, phone) on agency to engawa_public;
grant insert (municipality_id, id, name, kind, phone) on agency to engawa_worker;
grant update (name, phone, ended_on, version) on agency to engawa_worker;
grant select (municipality_id, id, agency_id, sign_in_name, name, name_kana, roles, is_active, failed_count, locked_until, version, created_at, updated_at) on account to engawa_worker;
grant insert (municipality_id, id, agency_id, sign_in_name, name, name_kana, password_hash, roles) on account to engawa_worker;
grant update (agency_id, name, name_kana, password_hash, roles, is_active, failed_count, locked_until, version, updated_at) on account to engawa_worker;
grant select (municipality_id, id, agency_id, sign_in_name, name, password_hash, roles, is_active, failed_count, locked_until) on account to engawa_signin;
-- The sign-in role also changes one's own password, because it alone may read the present one.
grant update (failed_count, locked_until, password_hash) on account to engawa_signin;
grant select (municipality_id, token_hash, account_id, csrf, created_at, seen_at, ends_at, ended_at) on session to engawa_signin;
grant insert (municipality_id, token_hash, account_id, csrf, ends_at) on session to engawa_signin;
grant update (seen_at, ended_at) on session to engawa_signin;
grant select (municipality_id, account_id, seen_at, ended_at) on session to engawa_worker;
grant update (ended_at) on session to engawa_worker;
grant select (municipality_id, source_hash, at, succeeded) on sign_in_attempt to engawa_signin;
grant insert (municipality_id, id, source_hash, succeeded) on sign_in_attempt to engawa_signin;
grant delete on sign_in_attempt to engawa_signin;

create table number_series (
  municipality_id uuid not null references municipality,
  kind text not null,
  fiscal_year integer not null,
  last integer not null check (last > 0),
  primary key (municipality_id, kind, fiscal_year)
);
comment on table number_series is '人が読む番号（種別×年度の連番）。idとは別';
alter table number_series enable row level security;
create policy number_series_all on number_series for all to engawa_worker using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, kind, fiscal_year, last), insert (municipality_id, kind, fiscal_year, last), update (last) on number_series to engawa_worker;
