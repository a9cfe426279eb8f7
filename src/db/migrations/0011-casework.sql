-- The case in full: what was tried before, who said no and what follows from it, and every change with the meeting that
-- decided it (practice.md §1.3). A 断り belongs to one of three: the person, the host, or neither (illness, hospital, death).
alter table "case"
  add column follows_case_id uuid,
  add column branch integer not null default 1 check (branch > 0),
  add column resume_state text,
  add column paused_until date,
  add column ended_on date,
  add foreign key (municipality_id, follows_case_id) references "case";
comment on column "case".follows_case_id is '再開した枝のもと。番号は「支8-0012の2」のように枝がつく';
comment on column "case".resume_state is '中断の前の段階。もどるときの行き先';
grant select (follows_case_id, branch, resume_state, paused_until, ended_on),
  insert (follows_case_id, branch), update (resume_state, paused_until, ended_on) on "case" to engawa_worker;

alter table case_change
  add column kind text not null default 'forward' check (kind in ('forward', 'back', 'pause', 'resume', 'end', 'reopen', 'handover', 'transfer')),
  add column meeting_item_id uuid;
grant select (kind, meeting_item_id), insert (kind, meeting_item_id) on case_change to engawa_worker;

create table tried_system (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  case_id uuid not null,
  acl jsonb not null default '{}',
  system text not null check (system <> ''),
  law text not null default '',
  result text not null check (result in ('used', 'not_eligible', 'declined_by_person', 'declined_by_system', 'waiting', 'not_enough')),
  confirmed_on date not null,
  confirmed_with text not null default '',
  review_on date,
  words text not null default '',
  struck_at timestamptz,
  struck_reason text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, case_id) references "case",
  foreign key (municipality_id, created_by) references account,
  check ((struck_at is null) = (struck_reason is null))
);
comment on table tried_system is '既存制度で何を試したか。対象外の確認（どの法・だれに・いつ・見直す日）もここに書く（B3）';
create index tried_system_person on tried_system (municipality_id, person_id);

create table decline (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  case_id uuid not null,
  placement_id uuid,
  resource_id uuid,
  acl jsonb not null default '{}',
  whose text not null check (whose in ('person', 'host', 'neither')),
  code text not null,
  words text not null default '',
  consequence text not null check (consequence in ('never_again', 'not_until', 'adjust', 'search_again', 'ask_again', 'pause', 'end', 'nothing')),
  until date,
  on_day date not null,
  lifted_at timestamptz,
  lifted_reason text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, case_id) references "case",
  foreign key (municipality_id, resource_id) references resource,
  foreign key (municipality_id, created_by) references account,
  check (consequence not in ('not_until', 'ask_again') or until is not null),
  check ((lifted_at is null) = (lifted_reason is null))
);
comment on table decline is 'だれの判断×なぜ×どうなる×いつまで。本人の不利にはしない（design.md §5.7）。病気・入院・死亡は断りではない';
create index decline_person on decline (municipality_id, person_id);

do $$
declare t text;
begin
  foreach t in array array['tried_system', 'decline'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl))', t || '_read', t);
    execute format('create policy %I on %I for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases())', t || '_add', t);
    execute format('create policy %I on %I for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl)) with check (municipality_id = app.municipality_id())', t || '_change', t);
    execute format('create policy %I on %I for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id())', t || '_access', t);
    execute format('grant select (municipality_id, id, person_id, acl), update (acl) on %I to engawa_access', t);
  end loop;
end $$;

grant select (municipality_id, id, person_id, case_id, acl, system, law, result, confirmed_on, confirmed_with, review_on, words, struck_at, struck_reason, version, created_at, created_by),
  insert (municipality_id, id, person_id, case_id, system, law, result, confirmed_on, confirmed_with, review_on, words, created_by),
  update (review_on, struck_at, struck_reason, version) on tried_system to engawa_worker;
grant select (municipality_id, id, person_id, case_id, placement_id, resource_id, acl, whose, code, words, consequence, until, on_day, lifted_at, lifted_reason, version, created_at, created_by),
  insert (municipality_id, id, person_id, case_id, placement_id, resource_id, whose, code, words, consequence, until, on_day, created_by),
  update (lifted_at, lifted_reason, version) on decline to engawa_worker;
