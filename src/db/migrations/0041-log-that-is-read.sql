-- The log as something that is read: by person (「この人の記録を見た人」), by account, by kind of act and by day, each in the order of an
-- index, since a condition on jsonb is not looked up by an index behind a policy (docs/decisions/0014, 0052).

-- What kind of act an entry is. Whether something was written is asked of the transaction itself and not of the verb's name, so that
-- a new verb cannot be forgotten.
create function app.act_kind(act text, wrote boolean) returns text language sql immutable parallel safe
  return case
    when act in ('sign-in', 'sign-in.demo', 'sign-out') or act ~ '^sign-in\.(?!demo|kept)' then 'entry'
    when act like 'accounts.%' or act like 'agencies.%' then 'account'
    when act like 'papers.%' and act not in ('papers.list', 'papers.setting', 'papers.setting.write') then 'paper'
    when act like '%.export' or act = 'data.backup' then 'export'
    when wrote then 'write' else 'read' end;

-- Entries say their kind in the detail, under the hash. Those of before are told by their verb.
alter table access_log add column kind text generated always as (
  coalesce(detail ->> 'does', app.act_kind(act, act !~ '\.(read|list|find|overview|timeline|course|choices|waiting|look-alikes|week|preview|explain|review)$'))) stored;
comment on column access_log.kind is '見た・書いた・紙に出した・書き出した・はいる出る・利用者のこと。detail の does から（鎖の値に入っている）';
create index access_log_kind on access_log (municipality_id, kind, seq);
create index access_log_account_kind on access_log (municipality_id, account_id, kind, seq);
create index access_log_refused on access_log (municipality_id, seq) where outcome <> 'done';
create index access_log_day on access_log (municipality_id, at);
drop index access_log_subjects;

-- Whom or what an entry is about, in the order in which it is asked for. Written with the entry; verify-log holds it against the chain.
create table access_log_subject (
  municipality_id uuid not null references municipality,
  kind text not null,
  subject_id text not null,
  seq bigint not null,
  at timestamptz not null,
  account_id text,
  primary key (municipality_id, kind, subject_id, seq)
);
comment on table access_log_subject is '閲覧の記録の索引：だれ・なにについての、何番の記録か。記録そのものは access_log';
insert into access_log_subject (municipality_id, kind, subject_id, seq, at, account_id)
  select distinct municipality_id, subject ->> 'kind', subject ->> 'id', seq, at, account_id
  from access_log, jsonb_array_elements(subjects) as subject;

-- One person whose log may be read: set for one transaction, for whoever is in charge of the case (src/db/log-of-person.ts).
create function app.log_of_person() returns text language sql stable parallel safe
  return nullif(current_setting('app.log_of_person', true), '');

alter table access_log_subject enable row level security;
create policy access_log_subject_write on access_log_subject for insert to engawa_log with check (municipality_id = app.municipality_id());
create policy access_log_subject_read on access_log_subject for select to engawa_worker
  using (municipality_id = app.municipality_id() and (account_id = app.account_id() or app.has_role('municipal_officer')
    or (kind = 'account' and app.has_role('administrator')) or (kind = 'person' and subject_id = app.log_of_person())));
grant insert (municipality_id, kind, subject_id, seq, at, account_id) on access_log_subject to engawa_log;
grant select (municipality_id, kind, subject_id, seq, at, account_id) on access_log_subject to engawa_worker;

-- 管理者 sees what became of accounts, sign-ins good and bad, and no act in a case (docs/decisions/0007).
alter policy access_log_read on access_log
  using (municipality_id = app.municipality_id() and (account_id = app.account_id() or app.has_role('municipal_officer')
    or (kind in ('entry', 'account') and app.has_role('administrator'))
    or (app.log_of_person() is not null and subjects @> jsonb_build_array(jsonb_build_object('kind', 'person', 'id', app.log_of_person())))));
grant select (kind) on access_log to engawa_worker;

-- As before (0021), with the kind of the act and the rows by which the entry is found.
create or replace function app.add_log_entry(of_municipality uuid, of_kind text, of_account text, of_agency text, of_act text, of_outcome text,
  of_reason text, of_subjects jsonb, of_detail jsonb) returns void language plpgsql as $$
declare
  next_seq bigint;
  last_hash bytea;
  moment timestamptz;
  next_hash bytea;
  -- Before the head is locked: that would be a writing of its own.
  detail_of jsonb := of_detail || jsonb_build_object('does', app.act_kind(of_act, pg_current_xact_id_if_assigned() is not null));
begin
  select seq + 1, hash into next_seq, last_hash from log_head where municipality_id = of_municipality for update;
  if not found then
    raise exception 'the access log of this municipality has no head';
  end if;
  moment := clock_timestamp();
  next_hash := sha256(last_hash || convert_to(app.access_log_text(next_seq, moment, of_kind, of_account, of_agency, of_act,
    of_outcome, of_reason, of_subjects, detail_of), 'UTF8'));
  insert into access_log (municipality_id, seq, at, actor_kind, account_id, agency_id, act, outcome, typed_reason, subjects, detail, hash)
    values (of_municipality, next_seq, moment, of_kind, of_account, of_agency, of_act, of_outcome, of_reason, of_subjects, detail_of, next_hash);
  insert into access_log_subject (municipality_id, kind, subject_id, seq, at, account_id)
    select distinct of_municipality, subject ->> 'kind', subject ->> 'id', next_seq, moment, of_account
    from jsonb_array_elements(of_subjects) as subject;
  update log_head set seq = next_seq, hash = next_hash where municipality_id = of_municipality;
end $$;
