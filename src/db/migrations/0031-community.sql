-- The town's circle in the small form that composing needs (design.md §1, §4): a voice that can be matched, an activity that
-- grows from it, what each side has to agree to, its sessions, its contributors, and recipes. No person in need of support is in
-- these tables; who an activity was begun with stands in activity_case alone, behind that person's access list.
alter table voice
  add column organization_id uuid,
  add column told_by text not null default '',
  add column conditions jsonb not null default '{"v":1}',
  add column sharing text not null default 'not_asked' check (sharing in ('not_asked', 'yes', 'no')),
  add column state text not null default 'open' check (state in ('open', 'taken_up', 'answered', 'resting')),
  add column version integer not null default 1,
  add column updated_at timestamptz not null default now(),
  add column updated_by uuid,
  add foreign key (municipality_id, organization_id) references organization,
  add foreign key (municipality_id, updated_by) references account;
comment on column voice.told_by is 'だれの声か。役の名（自治会長）であって、支援を受けている人の名ではない';
comment on column voice.conditions is '願いの条件（domain/voice）。書かれていない欄は「未確認」';
comment on column voice.sharing is 'ほかの人に伝えてよいと、声の主が言ったか。聞いていない声は、だれかへの提案に名を出さない';
create index voice_state on voice (municipality_id, state, heard_on desc);
create policy voice_change on voice for update to engawa_worker
  using (municipality_id = app.municipality_id() and app.sees_cases()) with check (municipality_id = app.municipality_id());
grant select (organization_id, told_by, conditions, sharing, state, version, updated_at, updated_by),
  insert (organization_id, told_by, conditions, sharing, updated_by),
  update (words, scene, theme, area_id, organization_id, told_by, conditions, sharing, state, version, updated_at, updated_by) on voice to engawa_worker;

create table recipe (
  municipality_id uuid not null references municipality,
  id uuid not null,
  code text not null check (code <> ''),
  concept text not null,
  name text not null check (name <> ''),
  facilities jsonb not null default '[]',
  minutes integer not null check (minutes between 15 and 600),
  group_least integer not null default 3 check (group_least >= 1),
  group_most integer not null check (group_most >= group_least),
  lead_demands jsonb not null default '{}',
  roles jsonb not null default '[]',
  checklist jsonb not null default '[]',
  note text not null default '',
  in_use boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, code),
  foreign key (municipality_id, updated_by) references account
);
comment on table recipe is '活動のつくり方：設備・長さ・講師に求められること・役・確かめること。コーディネーターが直せる。元の表は src/matching の recipes';
comment on column recipe.code is '元の表の符号、または自分で足した行の id。同じ符号の行は、元の行に代わる';

create table activity (
  municipality_id uuid not null references municipality,
  id uuid not null,
  number text not null,
  name text not null check (name <> ''),
  name_kana text not null default '',
  stage text not null default 'sprout' check (stage in ('sprout', 'gathering', 'trial', 'launch', 'going', 'spreading', 'watched', 'paused', 'ended', 'handed_on')),
  summary text not null default '',
  concepts jsonb not null default '[]',
  recipe_code text not null default '',
  organization_id uuid,
  place_id uuid,
  space_resource_id uuid,
  area_id uuid,
  rule jsonb,
  minutes integer check (minutes between 15 and 1440),
  first_on date,
  capacity integer check (capacity > 0),
  fee_yen integer check (fee_yen >= 0),
  led_by text not null default '',
  first_support text not null default '',
  fading text not null default '',
  conditions jsonb not null default '{"v":1}',
  checklist jsonb not null default '[]',
  voice_id uuid,
  parent_id uuid,
  resource_id uuid,
  role_resource_id uuid,
  carried_by text not null default 'with_us' check (carried_by in ('with_us', 'on_its_own')),
  on_its_own_since date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, number),
  foreign key (municipality_id, organization_id) references organization,
  foreign key (municipality_id, place_id) references place,
  foreign key (municipality_id, space_resource_id) references resource,
  foreign key (municipality_id, area_id) references area,
  foreign key (municipality_id, voice_id) references voice,
  foreign key (municipality_id, parent_id) references activity,
  foreign key (municipality_id, resource_id) references resource,
  foreign key (municipality_id, role_resource_id) references resource,
  foreign key (municipality_id, created_by) references account,
  foreign key (municipality_id, updated_by) references account,
  check (parent_id <> id),
  check ((carried_by = 'on_its_own') = (on_its_own_since is not null))
);
comment on table activity is '地域活動：芽→仲間→試行→立上げ→継続→広がり→見守り｜休止｜終了｜世代交代。だれの支援から生まれたかは、ここには書かない';
comment on column activity.resource_id is '台帳に載った活動そのもの（kind activity）';
comment on column activity.role_resource_id is '台帳に載った役（講師・世話役。kind role）。打診と参加はここへ';
comment on column activity.parent_id is '派生の元';
comment on column activity.on_its_own_since is 'わたしたちの手を離れて、自分たちで続いている日';
create index activity_stage_order on activity (municipality_id, stage, created_at desc);
create index activity_voice on activity (municipality_id, voice_id);
create index activity_parent on activity (municipality_id, parent_id);

create table activity_stage (
  municipality_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  from_stage text,
  to_stage text not null,
  on_day date not null,
  why text not null default '',
  created_at timestamptz not null default now(),
  by_account uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, activity_id) references activity,
  foreign key (municipality_id, by_account) references account
);
comment on table activity_stage is '活動の段階がいつ、なぜ変わったか。行は変えない';
create index activity_stage_of on activity_stage (municipality_id, activity_id, on_day);

create table activity_agreement (
  municipality_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  side text not null check (side in ('voice', 'place', 'host', 'ally')),
  whom text not null default '',
  what text not null default '',
  state text not null default 'to_ask' check (state in ('to_ask', 'asked', 'yes', 'with_conditions', 'no')),
  asked_on date,
  answered_on date,
  words text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, activity_id) references activity,
  foreign key (municipality_id, updated_by) references account,
  check (state = 'to_ask' or asked_on is not null),
  check ((state in ('yes', 'with_conditions', 'no')) = (answered_on is not null)),
  check (answered_on is null or answered_on >= asked_on)
);
comment on table activity_agreement is '別々に聞く了解：声の主・場の主・受入先・手伝う人。本人の了解はここではなく参加（placement）にある';
create index activity_agreement_of on activity_agreement (municipality_id, activity_id);

create table activity_session (
  municipality_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  on_day date not null,
  from_minute integer check (from_minute between 0 and 1439),
  to_minute integer check (to_minute > from_minute),
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  headcount integer check (headcount >= 0),
  first_time integer check (first_time >= 0),
  came_again integer check (came_again >= 0),
  staff_part text check (staff_part in ('does_with', 'beside', 'on_call', 'none')),
  theme text not null default '',
  words text not null default '',
  why_cancelled text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, activity_id, on_day),
  foreign key (municipality_id, activity_id) references activity,
  foreign key (municipality_id, updated_by) references account,
  check (state = 'held' or (headcount is null and first_time is null and came_again is null)),
  check (coalesce(first_time, 0) + coalesce(came_again, 0) <= coalesce(headcount, 0)),
  check ((state = 'cancelled') = (why_cancelled <> ''))
);
comment on table activity_session is '開催：何人来たか。人数だけで、だれが来たかは書かない（不変条件10）';
comment on column activity_session.staff_part is 'わたしたちの職員がその回にしたこと（支え方の段階と同じことば）';
create index activity_session_of on activity_session (municipality_id, activity_id, on_day desc);

create table ally (
  municipality_id uuid not null,
  id uuid not null,
  voice_id uuid,
  activity_id uuid,
  organization_id uuid,
  name text not null check (name <> ''),
  part text not null default 'helper' check (part in ('feels_same', 'helper', 'assistant', 'lead', 'caretaker')),
  offers text not null default '',
  concepts jsonb not null default '[]',
  hours jsonb,
  from_participants boolean not null default false,
  since date not null,
  until date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, voice_id) references voice,
  foreign key (municipality_id, activity_id) references activity,
  foreign key (municipality_id, organization_id) references organization,
  foreign key (municipality_id, updated_by) references account,
  check (voice_id is not null or activity_id is not null),
  check (until is null or until >= since)
);
comment on table ally is '共感した人・担い手（住民）。支援を受けている人とは別の表。名は本人が名のったとおり（呼び名でよい）';
create index ally_voice on ally (municipality_id, voice_id);
create index ally_activity on ally (municipality_id, activity_id);

create table activity_case (
  municipality_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  case_id uuid not null,
  placement_id uuid,
  acl jsonb not null default '{}',
  part text not null check (part in ('lead', 'assistant', 'participant')),
  composed jsonb not null default '{}',
  from_day date not null,
  until_day date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, activity_id, person_id),
  foreign key (municipality_id, activity_id) references activity,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, case_id) references "case",
  foreign key (municipality_id, placement_id) references placement,
  foreign key (municipality_id, created_by) references account,
  check (until_day is null or until_day >= from_day)
);
comment on table activity_case is 'この活動がだれの支援から生まれたか、だれがどの役で加わったか。その人を見られる者だけが見る';
comment on column activity_case.composed is 'つくったときの案：強み・声・場・時間・わけ・妨げ。あとから「なぜ」を見るため';
create index activity_case_person on activity_case (municipality_id, person_id);
create index activity_case_activity on activity_case (municipality_id, activity_id);

do $$
declare t text;
begin
  foreach t in array array['recipe', 'activity', 'activity_agreement', 'activity_session', 'ally', 'activity_stage'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases())', t || '_read', t);
    execute format('create policy %I on %I for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases() and %I::text = app.account_id())',
      t || '_add', t, case when t = 'activity_stage' then 'by_account' else 'updated_by' end);
  end loop;
  foreach t in array array['recipe', 'activity', 'activity_agreement', 'activity_session', 'ally'] loop
    execute format('create policy %I on %I for update to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases()) with check (municipality_id = app.municipality_id())', t || '_change', t);
  end loop;
end $$;
alter table activity_case enable row level security;
create policy activity_case_read on activity_case for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl));
create policy activity_case_add on activity_case for insert to engawa_worker
  with check (municipality_id = app.municipality_id() and app.sees_cases() and created_by::text = app.account_id());
create policy activity_case_change on activity_case for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl)) with check (municipality_id = app.municipality_id());
create policy activity_case_access on activity_case for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, acl), update (acl) on activity_case to engawa_access;

grant select (municipality_id, id, code, concept, name, facilities, minutes, group_least, group_most, lead_demands, roles, checklist, note, in_use, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, code, concept, name, facilities, minutes, group_least, group_most, lead_demands, roles, checklist, note, in_use, updated_by),
  update (concept, name, facilities, minutes, group_least, group_most, lead_demands, roles, checklist, note, in_use, version, updated_at, updated_by) on recipe to engawa_worker;
grant select (municipality_id, id, number, name, name_kana, stage, summary, concepts, recipe_code, organization_id, place_id, space_resource_id, area_id, rule, minutes, first_on, capacity, fee_yen, led_by, first_support, fading, conditions, checklist, voice_id, parent_id, resource_id, role_resource_id, carried_by, on_its_own_since, version, created_at, created_by, updated_at, updated_by),
  insert (municipality_id, id, number, name, name_kana, stage, summary, concepts, recipe_code, organization_id, place_id, space_resource_id, area_id, rule, minutes, first_on, capacity, fee_yen, led_by, first_support, fading, conditions, checklist, voice_id, parent_id, resource_id, role_resource_id, created_by, updated_by),
  update (name, name_kana, stage, summary, concepts, recipe_code, organization_id, place_id, space_resource_id, area_id, rule, minutes, first_on, capacity, fee_yen, led_by, first_support, fading, conditions, checklist, parent_id, resource_id, role_resource_id, carried_by, on_its_own_since, version, updated_at, updated_by) on activity to engawa_worker;
grant select (municipality_id, id, activity_id, from_stage, to_stage, on_day, why, created_at, by_account),
  insert (municipality_id, id, activity_id, from_stage, to_stage, on_day, why, by_account) on activity_stage to engawa_worker;
grant select (municipality_id, id, activity_id, side, whom, what, state, asked_on, answered_on, words, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, activity_id, side, whom, what, state, asked_on, answered_on, words, updated_by),
  update (whom, what, state, asked_on, answered_on, words, version, updated_at, updated_by) on activity_agreement to engawa_worker;
grant select (municipality_id, id, activity_id, on_day, from_minute, to_minute, state, headcount, first_time, came_again, staff_part, theme, words, why_cancelled, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, activity_id, on_day, from_minute, to_minute, state, headcount, first_time, came_again, staff_part, theme, words, why_cancelled, updated_by),
  update (on_day, from_minute, to_minute, state, headcount, first_time, came_again, staff_part, theme, words, why_cancelled, version, updated_at, updated_by) on activity_session to engawa_worker;
grant select (municipality_id, id, voice_id, activity_id, organization_id, name, part, offers, concepts, hours, from_participants, since, until, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, voice_id, activity_id, organization_id, name, part, offers, concepts, hours, from_participants, since, updated_by),
  update (activity_id, organization_id, name, part, offers, concepts, hours, from_participants, since, until, version, updated_at, updated_by) on ally to engawa_worker;
grant select (municipality_id, id, activity_id, person_id, case_id, placement_id, acl, part, composed, from_day, until_day, version, created_at, created_by),
  insert (municipality_id, id, activity_id, person_id, case_id, placement_id, part, composed, from_day, created_by),
  update (placement_id, part, until_day, version) on activity_case to engawa_worker;
