-- 定着支援 on both sides: a rhythm that thins out, what person and host say, attendance (also from a leader's paper roster in one
-- batch), and the worker's own part fading (practice.md §7.0 step 9).
create table follow_up_rhythm (
  municipality_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  side text not null check (side in ('person', 'host')),
  every text not null check (every in ('weekly', 'fortnightly', 'monthly', 'quarterly')),
  from_day date not null,
  why text not null default '',
  ended_on date,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, placement_id) references placement,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, created_by) references account,
  check (ended_on is null or ended_on >= from_day)
);
comment on table follow_up_rhythm is '連絡の間隔：週→隔週→月→3か月。間隔を変えるたびに一行';
create index follow_up_rhythm_placement on follow_up_rhythm (municipality_id, placement_id);
create index follow_up_rhythm_person on follow_up_rhythm (municipality_id, person_id);

create table follow_up (
  municipality_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  side text not null check (side in ('person', 'host')),
  due_on date not null,
  due_by uuid,
  done_on date,
  manner text not null default '' check (manner in ('', 'visit', 'phone', 'mail', 'letter', 'met', 'link', 'paper')),
  words text not null default '',
  worker_view text not null default '',
  host_load text check (host_load in ('light', 'as_expected', 'heavy', 'too_heavy')),
  host_wish text check (host_wish in ('go_on', 'with_changes', 'stop')),
  next_step text not null default '',
  skipped_reason text not null default '',
  host_link_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  primary key (municipality_id, id),
  foreign key (municipality_id, placement_id) references placement,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, due_by) references account,
  foreign key (municipality_id, host_link_id) references host_link,
  foreign key (municipality_id, updated_by) references account,
  check (side = 'host' or (host_load is null and host_wish is null))
);
comment on table follow_up is '定着支援の連絡・訪問（本人側・受入先側）。予定日と、した日・聞いたこと';
create index follow_up_placement on follow_up (municipality_id, placement_id);
create index follow_up_person on follow_up (municipality_id, person_id);
create index follow_up_due on follow_up (municipality_id, due_by, due_on) where done_on is null and skipped_reason = '';

create table support_level (
  municipality_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  level text not null check (level in ('does_with', 'beside', 'on_call', 'none')),
  from_day date not null,
  why text not null default '',
  created_at timestamptz not null default now(),
  created_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, placement_id) references placement,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, created_by) references account
);
comment on table support_level is '支え方：いっしょにする・そばにいる・呼ばれたら行く・入らない。上がることも下がることもある';
create index support_level_placement on support_level (municipality_id, placement_id);
create index support_level_person on support_level (municipality_id, person_id);

create table step_up (
  municipality_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  kind text not null check (kind in ('more_days', 'longer', 'other_role', 'supporting_side', 'outside_practice', 'short_employment', 'training', 'statutory_service', 'fewer_days', 'lighter_role', 'retire')),
  wished_by text not null check (wished_by in ('person', 'host', 'worker', 'meeting')),
  words text not null default '',
  planned_on date,
  result text check (result in ('done', 'not_now', 'dropped')),
  result_on date,
  result_words text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, placement_id) references placement,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, updated_by) references account,
  check ((result is null) = (result_on is null))
);
comment on table step_up is '次の段：日数を増やす、時間を延ばす、支える側になる、外の実習、短時間の仕事、法定サービスへの切替、役割をやさしく終える';
create index step_up_placement on step_up (municipality_id, placement_id);
create index step_up_person on step_up (municipality_id, person_id);

create table roster (
  municipality_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  from_day date not null,
  to_day date not null,
  written_by text not null default '',
  received_on date not null,
  note text not null default '',
  created_at timestamptz not null default now(),
  created_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, resource_id) references resource,
  foreign key (municipality_id, created_by) references account,
  check (to_day >= from_day)
);
comment on table roster is '団体の代表が紙でつけた出欠表。一枚をまとめて入れる。名まえはここに載らない';

create table attendance (
  municipality_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  person_id uuid not null,
  resource_id uuid not null,
  acl jsonb not null default '{}',
  day date not null,
  half text not null check (half in ('am', 'pm')),
  state text not null check (state in ('came', 'late', 'left_early', 'absent', 'closed')),
  reason text not null default '' check (reason in ('', 'illness', 'weather', 'own_wish', 'family', 'appointment', 'host', 'forgot', 'not_told', 'other')),
  words text not null default '',
  minutes integer check (minutes between 0 and 1440),
  source text not null check (source in ('worker', 'roster', 'link')),
  roster_id uuid,
  host_link_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  primary key (municipality_id, id),
  unique (municipality_id, placement_id, day, half),
  foreign key (municipality_id, placement_id) references placement,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, resource_id) references resource,
  foreign key (municipality_id, roster_id) references roster,
  foreign key (municipality_id, host_link_id) references host_link,
  foreign key (municipality_id, updated_by) references account
);
comment on table attendance is '出欠（日×半日）。休み（closed）は欠席に数えない。予定2回続けての欠席が知らせになる';
create index attendance_person on attendance (municipality_id, person_id, day desc);
create index attendance_resource on attendance (municipality_id, resource_id, day);

do $$
declare t text;
begin
  foreach t in array array['follow_up_rhythm', 'follow_up', 'support_level', 'step_up', 'attendance'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl))', t || '_read', t);
    execute format('create policy %I on %I for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases())', t || '_add', t);
    execute format('create policy %I on %I for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id())', t || '_access', t);
    execute format('grant select (municipality_id, id, person_id, acl), update (acl) on %I to engawa_access', t);
  end loop;
  foreach t in array array['follow_up_rhythm', 'follow_up', 'step_up', 'attendance'] loop
    execute format('create policy %I on %I for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl)) with check (municipality_id = app.municipality_id())', t || '_change', t);
  end loop;
end $$;
alter table roster enable row level security;
create policy roster_read on roster for select to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases());
create policy roster_add on roster for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases());

grant select (municipality_id, id, placement_id, person_id, acl, side, every, from_day, why, ended_on, created_at, created_by),
  insert (municipality_id, id, placement_id, person_id, side, every, from_day, why, created_by),
  update (ended_on) on follow_up_rhythm to engawa_worker;
grant select (municipality_id, id, placement_id, person_id, acl, side, due_on, due_by, done_on, manner, words, worker_view, host_load, host_wish, next_step, skipped_reason, host_link_id, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, placement_id, person_id, side, due_on, due_by, done_on, manner, words, worker_view, host_load, host_wish, next_step, updated_by),
  update (due_on, due_by, done_on, manner, words, worker_view, host_load, host_wish, next_step, skipped_reason, version, updated_at, updated_by) on follow_up to engawa_worker;
grant select (municipality_id, id, placement_id, person_id, acl, level, from_day, why, created_at, created_by),
  insert (municipality_id, id, placement_id, person_id, level, from_day, why, created_by) on support_level to engawa_worker;
grant select (municipality_id, id, placement_id, person_id, acl, kind, wished_by, words, planned_on, result, result_on, result_words, version, created_at, updated_by),
  insert (municipality_id, id, placement_id, person_id, kind, wished_by, words, planned_on, updated_by),
  update (planned_on, result, result_on, result_words, version, updated_by) on step_up to engawa_worker;
grant select (municipality_id, id, resource_id, from_day, to_day, written_by, received_on, note, created_at, created_by),
  insert (municipality_id, id, resource_id, from_day, to_day, written_by, received_on, note, created_by) on roster to engawa_worker;
grant select (municipality_id, id, placement_id, person_id, resource_id, acl, day, half, state, reason, words, minutes, source, roster_id, host_link_id, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, placement_id, person_id, resource_id, day, half, state, reason, words, minutes, source, roster_id, updated_by),
  update (state, reason, words, minutes, source, roster_id, version, updated_at, updated_by) on attendance to engawa_worker;

create policy follow_up_host on follow_up for select to engawa_host
  using (municipality_id = app.municipality_id() and host_link_id = app.host_link_id());
create policy follow_up_host_add on follow_up for insert to engawa_host
  with check (municipality_id = app.municipality_id() and host_link_id = app.host_link_id() and side = 'host' and manner = 'link' and updated_by is null);
grant select (municipality_id, id, placement_id, side, due_on, done_on, words, host_load, host_wish, host_link_id),
  insert (municipality_id, id, placement_id, person_id, side, due_on, done_on, manner, words, host_load, host_wish, host_link_id) on follow_up to engawa_host;
create policy attendance_host on attendance for select to engawa_host
  using (municipality_id = app.municipality_id() and host_link_id = app.host_link_id());
create policy attendance_host_add on attendance for insert to engawa_host
  with check (municipality_id = app.municipality_id() and host_link_id = app.host_link_id() and source = 'link' and updated_by is null);
grant select (municipality_id, id, placement_id, day, half, state, reason, words, host_link_id),
  insert (municipality_id, id, placement_id, person_id, resource_id, day, half, state, reason, words, source, host_link_id) on attendance to engawa_host;
