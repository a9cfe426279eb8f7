-- Scarce places shared among all who wait (docs/decisions/0041). A run is a proposal and holds nobody: who it is about stands on
-- its lines, each behind the access list of its person, so that whoever opens a run sees the lines of their own people only.
create table allocation_setting (
  municipality_id uuid not null references municipality,
  id uuid not null,
  points integer check (points between 0 and 100),
  reason text not null check (reason <> ''),
  meeting_id uuid,
  review_on date not null,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, meeting_id) references meeting,
  foreign key (municipality_id, created_by) references account
);
comment on table allocation_setting is '待っている日の重み λ。会議で決め、わけと見直しの日を残す。書きかえず、新しい行がいまの決まり';
comment on column allocation_setting.points is '一段早い人のために手放してよい合い方の点数（100点のうち）。null は、いつも早い人が先';
alter table allocation_setting enable row level security;
create policy allocation_setting_read on allocation_setting for select to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases());
create policy allocation_setting_add on allocation_setting for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases()
  and (app.has_role('coordinator') or app.has_role('municipal_officer')) and created_by::text = app.account_id());
grant select (municipality_id, id, points, reason, meeting_id, review_on, created_at, created_by),
  insert (municipality_id, id, points, reason, meeting_id, review_on, created_by) on allocation_setting to engawa_worker;

create table allocation_run (
  municipality_id uuid not null references municipality,
  id uuid not null,
  run_at timestamptz not null default now(),
  run_by uuid not null,
  on_day date not null,
  engine text not null,
  points integer check (points between 0 and 100),
  setting_id uuid,
  meeting_id uuid,
  town_id uuid not null,
  result jsonb not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, run_by) references account,
  foreign key (municipality_id, setting_id) references allocation_setting,
  foreign key (municipality_id, meeting_id) references meeting,
  foreign key (municipality_id, town_id) references kept_town
);
comment on table allocation_run is '場の分けあいの案を一度つくった記録。場ごとの席と足りなさ、ほかの重みとのくらべ。人は載らない';
create index allocation_run_newest on allocation_run (municipality_id, run_at desc);
alter table allocation_run enable row level security;
create policy allocation_run_read on allocation_run for select to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases());
create policy allocation_run_add on allocation_run for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases() and run_by::text = app.account_id());
grant select (municipality_id, id, run_at, run_by, on_day, engine, points, setting_id, meeting_id, town_id, result),
  insert (municipality_id, id, run_by, on_day, engine, points, setting_id, meeting_id, town_id, result) on allocation_run to engawa_worker;

create table allocation_line (
  municipality_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  band text not null check (band in ('urgent', 'halfYear', 'quarter', 'month', 'new')),
  since date not null,
  profile jsonb not null,
  passed uuid[] not null default '{}',
  resource_id uuid,
  result jsonb not null,
  decision text check (decision in ('taken_up', 'left')),
  decision_words text not null default '',
  decided_by uuid,
  decided_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, run_id, person_id),
  foreign key (municipality_id, run_id) references allocation_run,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, resource_id) references resource,
  foreign key (municipality_id, decided_by) references account,
  foreign key (municipality_id, created_by) references account,
  -- A decision has its author, and there is nothing to take up where nothing was proposed.
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  check (decision is distinct from 'taken_up' or resource_id is not null)
);
comment on table allocation_line is '案のひとりぶん。その日の条件と、出した場とわけ。進めるか見送るかを人が決める。見送っても本人には何も残らない';
comment on column allocation_line.profile is 'その日の条件。住まいの点は写さない';
create index allocation_line_person on allocation_line (municipality_id, person_id);
alter table allocation_line enable row level security;
create policy allocation_line_read on allocation_line for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl));
create policy allocation_line_add on allocation_line for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases() and created_by::text = app.account_id());
create policy allocation_line_change on allocation_line for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl))
  with check (municipality_id = app.municipality_id() and (decided_by is null or decided_by::text = app.account_id()));
create policy allocation_line_access on allocation_line for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, run_id, person_id, acl, band, since, profile, passed, resource_id, result, decision, decision_words, decided_by, decided_at, version, created_at, created_by),
  insert (municipality_id, id, run_id, person_id, band, since, profile, passed, resource_id, result, created_by),
  update (decision, decision_words, decided_by, decided_at, version) on allocation_line to engawa_worker;
grant select (municipality_id, id, person_id, acl), update (acl) on allocation_line to engawa_access;
