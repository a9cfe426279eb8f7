-- 評価: what changed, told with dates and words. Scales keep every answer with its version; a missing answer gives no total, and
-- nothing here is a gate (practice.md §2.3).
create table evaluation (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  case_id uuid not null,
  plan_id uuid,
  acl jsonb not null default '{}',
  edition integer not null check (edition > 0),
  made_on date not null,
  made_by uuid not null,
  period_from date not null,
  period_to date not null,
  content jsonb not null default '{}',
  judgement text check (judgement in ('continue', 'replan', 'close', 'pause')),
  explained_on date,
  agreed_on date,
  next_on date,
  locked_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, case_id, edition),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, case_id) references "case",
  foreign key (municipality_id, plan_id) references plan,
  foreign key (municipality_id, made_by) references account,
  foreign key (municipality_id, updated_by) references account,
  check (period_to >= period_from)
);
comment on table evaluation is 'モニタリング・評価シート（domain/evaluation の EvaluationContent）。確定したら書きかえない（不変条件9）';
create index evaluation_person on evaluation (municipality_id, person_id);

create table scale_measurement (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  case_id uuid not null,
  evaluation_id uuid,
  note_id uuid,
  acl jsonb not null default '{}',
  scale text not null check (scale in ('ladder', 'lsns6', 'ucla3', 'loneliness_direct', 'goal')),
  scale_version text not null,
  subject text not null default '',
  moment text not null check (moment in ('start', 'evaluation', 'end', 'between')),
  measured_on date not null,
  asked_by uuid not null,
  answered_by text not null check (answered_by in ('self', 'proxy', 'worker')),
  answers jsonb not null default '{}',
  total integer,
  words text not null default '',
  struck_at timestamptz,
  struck_reason text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, case_id) references "case",
  foreign key (municipality_id, evaluation_id) references evaluation,
  foreign key (municipality_id, note_id) references progress_note,
  foreign key (municipality_id, asked_by) references account,
  check ((struck_at is null) = (struck_reason is null)),
  check (total is null or scale <> 'ucla3' or total between 3 and 12),
  check (total is null or scale <> 'lsns6' or total between 0 and 30),
  check (total is null or scale <> 'goal' or total between -2 and 2)
);
comment on table scale_measurement is '尺度の測定：答えのまま、版、日、だれがたずねたか、本人か代理か。答えの欠けがあれば合計は出さない';
comment on column scale_measurement.subject is 'goal のときはプランの目標の id';
create index scale_measurement_person on scale_measurement (municipality_id, person_id, measured_on);

create table scale_wording (
  municipality_id uuid not null references municipality,
  scale text not null check (scale in ('ladder', 'lsns6')),
  position integer not null check (position between 0 and 20),
  wording text not null check (wording <> ''),
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  primary key (municipality_id, scale, position),
  foreign key (municipality_id, updated_by) references account
);
comment on table scale_wording is '自治体が入れることば：社会参加の段の名、LSNS-6 の設問文（許諾を受けた文。製品は文を持たない）';

do $$
declare t text;
begin
  foreach t in array array['evaluation', 'scale_measurement'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl))', t || '_read', t);
    execute format('create policy %I on %I for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases())', t || '_add', t);
    execute format('create policy %I on %I for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id())', t || '_access', t);
    execute format('grant select (municipality_id, id, person_id, acl), update (acl) on %I to engawa_access', t);
  end loop;
end $$;
create policy evaluation_change on evaluation for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl) and locked_at is null) with check (municipality_id = app.municipality_id());
create policy scale_measurement_change on scale_measurement for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl) and struck_at is null) with check (municipality_id = app.municipality_id());
alter table scale_wording enable row level security;
create policy scale_wording_read on scale_wording for select to engawa_worker using (municipality_id = app.municipality_id());
create policy scale_wording_add on scale_wording for insert to engawa_worker with check (municipality_id = app.municipality_id() and (app.has_role('municipal_officer') or app.has_role('administrator')));
create policy scale_wording_change on scale_wording for update to engawa_worker using (municipality_id = app.municipality_id() and (app.has_role('municipal_officer') or app.has_role('administrator'))) with check (municipality_id = app.municipality_id());
create policy scale_wording_remove on scale_wording for delete to engawa_worker using (municipality_id = app.municipality_id() and (app.has_role('municipal_officer') or app.has_role('administrator')));

grant select (municipality_id, id, person_id, case_id, plan_id, acl, edition, made_on, made_by, period_from, period_to, content, judgement, explained_on, agreed_on, next_on, locked_at, version, updated_at, updated_by),
  insert (municipality_id, id, person_id, case_id, plan_id, edition, made_on, made_by, period_from, period_to, content, updated_by),
  update (made_on, period_from, period_to, content, judgement, explained_on, agreed_on, next_on, locked_at, version, updated_at, updated_by) on evaluation to engawa_worker;
grant select (municipality_id, id, person_id, case_id, evaluation_id, note_id, acl, scale, scale_version, subject, moment, measured_on, asked_by, answered_by, answers, total, words, struck_at, struck_reason, version, created_at),
  insert (municipality_id, id, person_id, case_id, evaluation_id, note_id, scale, scale_version, subject, moment, measured_on, asked_by, answered_by, answers, total, words),
  update (struck_at, struck_reason, version) on scale_measurement to engawa_worker;
grant select (municipality_id, scale, position, wording, version, updated_at, updated_by),
  insert (municipality_id, scale, position, wording, updated_by), update (wording, version, updated_at, updated_by) on scale_wording to engawa_worker;
grant delete on scale_wording to engawa_worker;
