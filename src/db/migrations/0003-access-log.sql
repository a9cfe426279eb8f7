-- Everything is logged, reads too (invariant 8). Each entry carries the hash of the one before; log_head holds the last,
-- so that an edited, removed, reordered or cut entry shows. No role may update or delete an entry.
create table access_log (
  municipality_id uuid not null references municipality,
  seq bigint not null,
  at timestamptz not null,
  actor_kind text not null,
  account_id text,
  agency_id text,
  act text not null,
  outcome text not null check (outcome in ('done', 'refused', 'failed')),
  typed_reason text,
  subjects jsonb not null default '[]',
  detail jsonb not null default '{}',
  hash bytea not null,
  primary key (municipality_id, seq)
);
create index access_log_subjects on access_log using gin (subjects jsonb_path_ops);
create index access_log_account on access_log (municipality_id, account_id, seq);

create table log_head (
  municipality_id uuid primary key references municipality,
  seq bigint not null default 0,
  hash bytea not null default '\x'
);

-- Each part is written with its length in front, so that no text can pass for the border between two parts.
create function app.access_log_part(value text) returns text language sql immutable parallel safe
  return case when value is null then '~' else octet_length(value) || ':' || value end;

create function app.access_log_text(seq bigint, at timestamptz, actor_kind text, account_id text, agency_id text, act text, outcome text, typed_reason text, subjects jsonb, detail jsonb)
returns text language sql stable
return app.access_log_part(seq::text) || app.access_log_part(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'))
  || app.access_log_part(actor_kind) || app.access_log_part(account_id) || app.access_log_part(agency_id)
  || app.access_log_part(act) || app.access_log_part(outcome) || app.access_log_part(typed_reason)
  || app.access_log_part(subjects::text) || app.access_log_part(detail::text);

alter table access_log enable row level security;
alter table log_head enable row level security;
create policy access_log_write on access_log for insert to engawa_log with check (municipality_id = app.municipality_id());
create policy access_log_read on access_log for select to engawa_worker
  using (municipality_id = app.municipality_id() and (account_id = app.account_id() or app.has_role('municipal_officer')));
create policy log_head_move on log_head for all to engawa_log
  using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());

grant insert (municipality_id, seq, at, actor_kind, account_id, agency_id, act, outcome, typed_reason, subjects, detail, hash) on access_log to engawa_log;
grant select (municipality_id, seq, at, actor_kind, account_id, agency_id, act, outcome, typed_reason, subjects, detail) on access_log to engawa_worker;
grant select (municipality_id, seq, hash), insert (municipality_id, seq, hash), update (seq, hash) on log_head to engawa_log;
