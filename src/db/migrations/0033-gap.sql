-- What the town lacks, as a matter of a meeting and as work (matching.md §2.6). None of it holds a person: a gap is a pattern with
-- counts in fives, made of those whom one worker may see; an agenda entry and a task hang on the gap, never on anybody.
create table gap (
  municipality_id uuid not null references municipality,
  id uuid not null,
  pattern_key text not null,
  words text not null,
  area_id uuid,
  waiting integer check (waiting >= 5 and waiting % 5 = 0),
  without integer check (without >= 5 and without % 5 = 0),
  people integer not null check (people >= 5 and people % 5 = 0),
  gained integer check (gained >= 5 and gained % 5 = 0),
  imagined jsonb,
  counted_on date not null,
  counted_by uuid not null,
  agency_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, area_id) references area,
  foreign key (municipality_id, counted_by) references account,
  foreign key (municipality_id, agency_id) references agency
);
comment on table gap is '足りないもの（型か、ひとつの変更）。人の列はない。数は5人ごとに切り下げ、5人より少ない数は持てない';
comment on column gap.people is '行き先のない人のうち、この型にあてはまる人（変更なら、それで行き先ができる人）。数えた人に見える範囲';
comment on column gap.gained is 'もしもの資源（imagined）があれば行き先ができる人';
comment on column gap.agency_id is '数えた人の機関。だれの範囲を数えたかを、あとで言うため';
create index gap_pattern on gap (municipality_id, pattern_key, counted_on);

create table gap_agenda (
  municipality_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  gap_id uuid not null,
  pattern_key text not null,
  points text not null default '',
  decision text check (decision in ('develop', 'adapt', 'study', 'watch', 'leave')),
  decision_words text not null default '',
  confirmed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, meeting_id, pattern_key),
  foreign key (municipality_id, meeting_id) references meeting,
  foreign key (municipality_id, gap_id) references gap,
  foreign key (municipality_id, updated_by) references account
);
comment on table gap_agenda is '会議の議題（まちに足りないもの）。人の議題（meeting_item）とは別の表で、同意の問い（不変条件2）にふれない。確定した議事は変えない（不変条件9）';

create table resource_task (
  municipality_id uuid not null references municipality,
  id uuid not null,
  sought text not null check (sought <> ''),
  origin text not null check (origin in ('gap', 'voice', 'unmatched', 'worker')),
  gap_id uuid,
  voice_id uuid,
  agenda_id uuid,
  area_id uuid,
  assigned_to uuid,
  together text not null default '',
  due_on date,
  course text not null default '',
  state text not null default 'open' check (state in ('open', 'underway', 'met', 'dropped')),
  result_resource_id uuid,
  result_words text not null default '',
  ended_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, gap_id) references gap,
  foreign key (municipality_id, voice_id) references voice,
  foreign key (municipality_id, agenda_id) references gap_agenda,
  foreign key (municipality_id, area_id) references area,
  foreign key (municipality_id, assigned_to) references account,
  foreign key (municipality_id, result_resource_id) references resource,
  foreign key (municipality_id, created_by) references account,
  foreign key (municipality_id, updated_by) references account,
  constraint gap_of_origin check (origin <> 'gap' or gap_id is not null),
  constraint voice_of_origin check (origin <> 'voice' or voice_id is not null),
  constraint met_by_something check (state <> 'met' or result_resource_id is not null or result_words <> ''),
  constraint dropped_for_a_reason check (state <> 'dropped' or result_words <> ''),
  constraint ended_with_a_day check ((state in ('met', 'dropped')) = (ended_on is not null))
);
comment on table resource_task is '資源開拓：まちに足りないものを、だれが・いつまでに・さがすか。人の列はない';
comment on column resource_task.together is 'いっしょにする人・団体（利用者でない人）';
comment on column resource_task.result_resource_id is 'ここから生まれた資源';
create index resource_task_due on resource_task (municipality_id, due_on) where state in ('open', 'underway');
create index resource_task_gap on resource_task (municipality_id, gap_id);

do $$
declare t text;
begin
  foreach t in array array['gap', 'gap_agenda', 'resource_task'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases())', t || '_read', t);
  end loop;
end $$;
create policy gap_add on gap for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases() and counted_by::text = app.account_id());
create policy gap_agenda_add on gap_agenda for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases() and confirmed_at is null);
create policy gap_agenda_change on gap_agenda for update to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases() and confirmed_at is null) with check (municipality_id = app.municipality_id());
create policy gap_agenda_take_off on gap_agenda for delete to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases() and confirmed_at is null and decision is null);
create policy resource_task_add on resource_task for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases() and created_by::text = app.account_id());
create policy resource_task_change on resource_task for update to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases()) with check (municipality_id = app.municipality_id());

grant select (municipality_id, id, pattern_key, words, area_id, waiting, without, people, gained, imagined, counted_on, counted_by, agency_id, created_at),
  insert (municipality_id, id, pattern_key, words, area_id, waiting, without, people, gained, imagined, counted_on, counted_by, agency_id) on gap to engawa_worker;
grant select (municipality_id, id, meeting_id, gap_id, pattern_key, points, decision, decision_words, confirmed_at, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, meeting_id, gap_id, pattern_key, points, updated_by),
  update (points, decision, decision_words, confirmed_at, version, updated_at, updated_by),
  delete on gap_agenda to engawa_worker;
grant select (municipality_id, id, sought, origin, gap_id, voice_id, agenda_id, area_id, assigned_to, together, due_on, course, state, result_resource_id, result_words, ended_on, version, created_at, created_by, updated_at, updated_by),
  insert (municipality_id, id, sought, origin, gap_id, voice_id, agenda_id, area_id, assigned_to, together, due_on, created_by, updated_by),
  update (sought, area_id, assigned_to, together, due_on, course, state, result_resource_id, result_words, ended_on, version, updated_at, updated_by) on resource_task to engawa_worker;
