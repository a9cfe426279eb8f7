-- From a sounding without a name to a placement that ends well (practice.md §7.0 steps 6–9), and the host's own door.
-- The host has no account: a link opens what is meant for it and nothing else (design.md §5.3). Rows that a host may see carry
-- host_link_id; the role engawa_host sees the rows of its own link by named columns, so that a policy needs no sub-query.
do $$
begin
  if not exists (select from pg_roles where rolname = 'engawa_host') then
    begin
      create role engawa_host nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  if not pg_has_role('engawa_login', 'engawa_host', 'member') then
    grant engawa_host to engawa_login;
  end if;
end $$;
grant usage on schema app, public to engawa_host;

create function app.host_link_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.host_link_id', true), '')::uuid;
create function app.host_token() returns text language sql stable parallel safe
  return nullif(current_setting('app.host_token', true), '');

create table host_link (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  placement_id uuid not null,
  resource_id uuid not null,
  acl jsonb not null default '{}',
  token_hash text not null,
  code_hash text,
  addressee text not null default '',
  about text not null default '',
  asker text not null default '',
  asker_phone text not null default '',
  valid_until timestamptz not null,
  ended_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, token_hash),
  -- A row that names this link belongs to its placement: what one host says can never stand under another's (invariant 4).
  unique (municipality_id, id, placement_id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, resource_id) references resource,
  foreign key (municipality_id, created_by) references account
);
comment on table host_link is '受入先の入口。リンクの秘密はSHA-256だけを置く。依頼が終われば閉じる';
comment on column host_link.addressee is '受入先の頁のあて名・用件・頼む人・電話。まちの台帳も職員の名簿も開かずに頁がつくれるように、ここに写す';
create unique index host_link_code on host_link (municipality_id, code_hash) where ended_at is null;
create index host_link_person on host_link (municipality_id, person_id);

create table placement (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  case_id uuid not null,
  resource_id uuid not null,
  acl jsonb not null default '{}',
  number text not null,
  plan_id uuid,
  run_id uuid,
  role text not null default '',
  state text not null default 'candidate' check (state in ('candidate', 'sounding', 'conditions', 'agreed', 'visiting', 'trial', 'settled', 'continuing', 'ended', 'fell_through')),
  state_since date not null,
  person_agreed_on date,
  person_agreed_words text not null default '',
  called text not null default '',
  host_person text not null default '',
  host_contact text not null default '',
  stop_rule text not null default '',
  emergency_contact text not null default '',
  recall_notice_days integer not null default 30 check (recall_notice_days between 0 and 366),
  settled_on date,
  started_on date,
  ended_on date,
  end_code text not null default '',
  end_words text not null default '',
  main_account_id uuid,
  host_link_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, number),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, case_id) references "case",
  foreign key (municipality_id, resource_id) references resource,
  foreign key (municipality_id, plan_id) references plan,
  foreign key (municipality_id, run_id) references match_run,
  foreign key (municipality_id, main_account_id) references account,
  foreign key (municipality_id, host_link_id, id) references host_link (municipality_id, id, placement_id),
  foreign key (municipality_id, updated_by) references account,
  -- 名は本人の了解のあと（不変条件4）。
  constraint named_after_yes check (called = '' or person_agreed_on is not null),
  constraint tried_after_yes check (state not in ('agreed', 'visiting', 'trial', 'settled', 'continuing') or person_agreed_on is not null),
  constraint ended_with_code check (state not in ('ended', 'fell_through') or (ended_on is not null and end_code <> ''))
);
alter table host_link add foreign key (municipality_id, placement_id) references placement;
comment on table placement is 'マッチングの一つの道：候補→匿名打診→条件調整→本人了解→見学→体験→成立→継続→終了｜不成立';
comment on column placement.called is '受入先での呼び名。本人が了解したあとだけ書ける';
create index placement_person on placement (municipality_id, person_id);
create index placement_resource on placement (municipality_id, resource_id, state);
create index placement_state on placement (municipality_id, state, state_since);

create table placement_step (
  municipality_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  from_state text not null,
  to_state text not null,
  on_day date not null,
  decided_by text not null check (decided_by in ('person', 'host', 'worker', 'meeting', 'neither')),
  reason text not null default '',
  decline_id uuid,
  by_account uuid,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, placement_id) references placement,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, decline_id) references decline,
  foreign key (municipality_id, by_account) references account
);
create index placement_step_placement on placement_step (municipality_id, placement_id);
create index placement_step_person on placement_step (municipality_id, person_id);

create table sounding (
  municipality_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  person_id uuid not null,
  resource_id uuid not null,
  acl jsonb not null default '{}',
  asked_on date not null,
  asked_by uuid not null,
  manner text not null check (manner in ('phone', 'visit', 'paper', 'link', 'mail')),
  asked_whom text not null default '',
  told jsonb not null default '[]',
  asked_words text not null default '',
  reply_due_on date,
  answer text check (answer in ('yes', 'conditional', 'no')),
  answered_on date,
  answered_by text not null default '',
  answer_manner text not null default '' check (answer_manner in ('', 'phone', 'visit', 'paper', 'link', 'mail')),
  recorded_by uuid,
  conditions jsonb not null default '[]',
  reason_code text not null default '',
  reason_words text not null default '',
  withdrawn_at timestamptz,
  host_link_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, placement_id) references placement,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, resource_id) references resource,
  foreign key (municipality_id, asked_by) references account,
  foreign key (municipality_id, recorded_by) references account,
  foreign key (municipality_id, host_link_id, placement_id) references host_link (municipality_id, id, placement_id),
  check ((answer is null) = (answered_on is null))
);
comment on column sounding.recorded_by is '返事を受けとった人。受入先がリンクから答えたときは、だれかが受けとるまで空';
comment on table sounding is '打診。名まえは出さない。told は年代・時間・配慮だけ（不変条件4）。電話・紙・リンクのどれで聞いても一つの打診';
create index sounding_placement on sounding (municipality_id, placement_id);
create index sounding_person on sounding (municipality_id, person_id);
create index sounding_waiting on sounding (municipality_id, reply_due_on) where answer is null and withdrawn_at is null;

create table visit (
  municipality_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  kind text not null check (kind in ('visit', 'trial')),
  turn integer not null check (turn > 0),
  planned_on date not null,
  from_time time,
  to_time time,
  meet_at text not null default '',
  held_on date,
  companion_id uuid,
  companion_note text not null default '',
  person_words text not null default '',
  host_words text not null default '',
  worker_view text not null default '',
  outcome text check (outcome in ('go_on', 'again', 'rest', 'stop', 'cancelled')),
  outcome_words text not null default '',
  host_link_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, placement_id) references placement,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, companion_id) references account,
  foreign key (municipality_id, host_link_id, placement_id) references host_link (municipality_id, id, placement_id),
  foreign key (municipality_id, updated_by) references account
);
comment on table visit is '見学・体験の記録：日、同行、本人の声、受入先の声、進む・もう一度・休む・やめる';
create index visit_placement on visit (municipality_id, placement_id);
create index visit_person on visit (municipality_id, person_id);

do $$
declare t text;
begin
  foreach t in array array['host_link', 'placement', 'placement_step', 'sounding', 'visit'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl))', t || '_read', t);
    execute format('create policy %I on %I for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases())', t || '_add', t);
    execute format('create policy %I on %I for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id())', t || '_access', t);
    execute format('grant select (municipality_id, id, person_id, acl), update (acl) on %I to engawa_access', t);
  end loop;
  foreach t in array array['host_link', 'placement', 'sounding', 'visit'] loop
    execute format('create policy %I on %I for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl)) with check (municipality_id = app.municipality_id())', t || '_change', t);
  end loop;
end $$;

grant select (municipality_id, id, person_id, placement_id, resource_id, acl, addressee, about, asker, asker_phone, valid_until, ended_at, version, created_at, created_by),
  insert (municipality_id, id, person_id, placement_id, resource_id, token_hash, code_hash, addressee, about, asker, asker_phone, valid_until, created_by),
  update (code_hash, valid_until, ended_at, version) on host_link to engawa_worker;
grant select (municipality_id, id, person_id, case_id, resource_id, acl, number, plan_id, run_id, role, state, state_since, person_agreed_on, person_agreed_words, called, host_person, host_contact, stop_rule, emergency_contact, recall_notice_days, settled_on, started_on, ended_on, end_code, end_words, main_account_id, host_link_id, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, person_id, case_id, resource_id, number, plan_id, run_id, role, state, state_since, main_account_id, updated_by),
  update (plan_id, role, state, state_since, person_agreed_on, person_agreed_words, called, host_person, host_contact, stop_rule, emergency_contact, recall_notice_days, settled_on, started_on, ended_on, end_code, end_words, main_account_id, host_link_id, version, updated_at, updated_by) on placement to engawa_worker;
grant select (municipality_id, id, placement_id, person_id, acl, from_state, to_state, on_day, decided_by, reason, decline_id, by_account, created_at),
  insert (municipality_id, id, placement_id, person_id, from_state, to_state, on_day, decided_by, reason, decline_id, by_account) on placement_step to engawa_worker;
grant select (municipality_id, id, placement_id, person_id, resource_id, acl, asked_on, asked_by, manner, asked_whom, told, asked_words, reply_due_on, answer, answered_on, answered_by, answer_manner, recorded_by, conditions, reason_code, reason_words, withdrawn_at, host_link_id, version, created_at),
  insert (municipality_id, id, placement_id, person_id, resource_id, asked_on, asked_by, manner, asked_whom, told, asked_words, reply_due_on, host_link_id),
  update (reply_due_on, answer, answered_on, answered_by, answer_manner, recorded_by, conditions, reason_code, reason_words, withdrawn_at, host_link_id, version) on sounding to engawa_worker;
grant select (municipality_id, id, placement_id, person_id, acl, kind, turn, planned_on, from_time, to_time, meet_at, held_on, companion_id, companion_note, person_words, host_words, worker_view, outcome, outcome_words, host_link_id, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, placement_id, person_id, kind, turn, planned_on, from_time, to_time, meet_at, companion_id, companion_note, host_link_id, updated_by),
  update (planned_on, from_time, to_time, meet_at, held_on, companion_id, companion_note, person_words, host_words, worker_view, outcome, outcome_words, host_link_id, version, updated_at, updated_by) on visit to engawa_worker;

-- The host: its own link by the hash of its secret or of the code on its paper, then the rows of that link.
create policy host_link_host on host_link for select to engawa_host
  using (municipality_id = app.municipality_id() and (token_hash = app.host_token() or code_hash = app.host_token()) and ended_at is null and valid_until > now());
-- A week after the end there is nothing left to see, whatever became of the link.
create policy placement_host on placement for select to engawa_host
  using (municipality_id = app.municipality_id() and host_link_id = app.host_link_id()
    and (ended_on is null or ended_on >= (now() at time zone 'Asia/Tokyo')::date - 7));
create policy sounding_host on sounding for select to engawa_host
  using (municipality_id = app.municipality_id() and host_link_id = app.host_link_id() and withdrawn_at is null);
create policy sounding_host_answer on sounding for update to engawa_host
  using (municipality_id = app.municipality_id() and host_link_id = app.host_link_id() and withdrawn_at is null and answer is null)
  with check (municipality_id = app.municipality_id() and host_link_id = app.host_link_id() and answer is not null and answer_manner = 'link');
-- The day on which somebody comes to look, as long as it is still to come.
create policy visit_host on visit for select to engawa_host
  using (municipality_id = app.municipality_id() and host_link_id = app.host_link_id() and held_on is null and outcome is null);
grant select (municipality_id, id, placement_id, resource_id, token_hash, code_hash, addressee, about, asker, asker_phone, valid_until, ended_at) on host_link to engawa_host;
-- person_id is a key without meaning to the host: the verb needs it to write the host's own rows, and no page shows it.
grant select (municipality_id, id, person_id, resource_id, role, state, called, emergency_contact, recall_notice_days, started_on, ended_on, host_link_id) on placement to engawa_host;
grant select (municipality_id, id, placement_id, resource_id, asked_on, told, asked_words, reply_due_on, answer, answered_on, answered_by, conditions, reason_code, reason_words, host_link_id, version),
  update (answer, answered_on, answered_by, answer_manner, conditions, reason_code, reason_words, version) on sounding to engawa_host;
grant select (municipality_id, id, placement_id, kind, planned_on, from_time, to_time, meet_at, host_link_id) on visit to engawa_host;
create policy municipality_host on municipality for select to engawa_host using (municipality_id = app.municipality_id());
grant select (municipality_id, code, name, is_demo) on municipality to engawa_host;

alter table decline add foreign key (municipality_id, placement_id) references placement;
