-- What follows from a no is a table that the municipality edits; a host is not asked more often than it can bear; support fades by
-- proposals that somebody answers (docs/decisions/0044).
create table decline_rule (
  municipality_id uuid not null references municipality,
  id uuid not null,
  whose text not null check (whose in ('person', 'host', 'neither', 'worker')),
  code text not null check (code <> ''),
  label text not null check (label <> ''),
  consequence text not null check (consequence in ('never_again', 'not_until', 'adjust', 'search_again', 'ask_again', 'pause', 'end', 'nothing')),
  wait_days integer check (wait_days between 1 and 1830),
  ends_when text not null check (ends_when in ('by_hand', 'on_day', 'place_free', 'hours_changed', 'care_available', 'contact_changed', 'conditions_changed', 'asked_again')),
  in_use boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, whose, code),
  foreign key (municipality_id, updated_by) references account,
  -- 本人の「いや」は、本人が取り消すまで。町の決まりで短くも長くもできない（design.md §5.7）。
  constraint persons_no_is_theirs check (not (whose = 'person' and code = 'not_this') or (consequence = 'never_again' and ends_when = 'by_hand' and wait_days is null and in_use))
);
comment on table decline_rule is 'わけと、その後：だれの判断×なぜ×どうなる×いつまで。自治体が書きかえた行だけがある。前の行は revision に残る';

create table practice_setting (
  municipality_id uuid not null references municipality,
  soundings_per_week integer not null check (soundings_per_week between 1 and 50),
  reviews_before_step integer not null check (reviews_before_step between 1 and 12),
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id),
  foreign key (municipality_id, updated_by) references account
);
comment on table practice_setting is '進め方の決まり：一つの受入先への打診は週に何件までか、何回つづけてよければ支え方の次を案にするか';

do $$
declare t text;
begin
  foreach t in array array['decline_rule', 'practice_setting'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to engawa_worker using (municipality_id = app.municipality_id())', t || '_read', t);
    execute format('create policy %I on %I for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.has_role(''municipal_officer'') and updated_by::text = app.account_id())', t || '_add', t);
    execute format('create policy %I on %I for update to engawa_worker using (municipality_id = app.municipality_id() and app.has_role(''municipal_officer'')) with check (municipality_id = app.municipality_id())', t || '_change', t);
  end loop;
end $$;
grant select (municipality_id, id, whose, code, label, consequence, wait_days, ends_when, in_use, version, updated_at, updated_by),
  insert (municipality_id, id, whose, code, label, consequence, wait_days, ends_when, in_use, updated_by),
  update (label, consequence, wait_days, ends_when, in_use, version, updated_at, updated_by) on decline_rule to engawa_worker;
grant select (municipality_id, soundings_per_week, reviews_before_step, version, updated_at, updated_by),
  insert (municipality_id, soundings_per_week, reviews_before_step, updated_by),
  update (soundings_per_week, reviews_before_step, version, updated_at, updated_by) on practice_setting to engawa_worker;

-- When what was let go by comes back, and what the place was like then: without it nobody can say whether the reason has ended.
alter table match_pass
  add column code text not null default '',
  add column ends_when text not null default 'on_day' check (ends_when in ('by_hand', 'on_day', 'place_free', 'hours_changed', 'care_available', 'contact_changed', 'conditions_changed', 'asked_again')),
  add column seen jsonb not null default '{}';
comment on column match_pass.code is '「だれの判断:わけ」（decline_rule）。空は、つなぐで直に見送った古い行';
comment on column match_pass.seen is 'そのときの資源の姿（空き・時間・支え・担当・条件）。人のことは何もない';
grant select (code, ends_when, seen), insert (code, ends_when, seen) on match_pass to engawa_worker;
alter table decline add column ends_when text not null default 'on_day' check (ends_when in ('by_hand', 'on_day', 'place_free', 'hours_changed', 'care_available', 'contact_changed', 'conditions_changed', 'asked_again'));
grant select (ends_when), insert (ends_when) on decline to engawa_worker;

-- How much a host carries, without whom it is about, so that everybody counts the same (as with a seat: docs/decisions/0018). The
-- id is that of the sounding or the placement, which stand behind the person's access list.
create table host_turn (
  municipality_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  kind text not null check (kind in ('asked', 'staying')),
  from_day date not null,
  ended_on date,
  primary key (municipality_id, id),
  foreign key (municipality_id, resource_id) references resource
);
comment on table host_turn is '受入先の込みぐあい：いつ打診があり、いまだれかを受け入れているか。だれのことかは無い';
create index host_turn_resource on host_turn (municipality_id, resource_id, kind, from_day);
alter table host_turn enable row level security;
create policy host_turn_read on host_turn for select to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases());
create policy host_turn_add on host_turn for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases());
create policy host_turn_change on host_turn for update to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, resource_id, kind, from_day, ended_on),
  insert (municipality_id, id, resource_id, kind, from_day, ended_on),
  update (ended_on) on host_turn to engawa_worker;
-- What was asked and who stays already counts from the first day. Joined, for the key is checked as the rows come.
insert into host_turn (municipality_id, id, resource_id, kind, from_day)
  select sounding.municipality_id, sounding.id, resource.id, 'asked', asked_on from sounding
  join resource on resource.municipality_id = sounding.municipality_id and resource.id = sounding.resource_id;
insert into host_turn (municipality_id, id, resource_id, kind, from_day, ended_on)
  select placement.municipality_id, placement.id, resource.id, 'staying', coalesce(settled_on, started_on, state_since), ended_on from placement
  join resource on resource.municipality_id = placement.municipality_id and resource.id = placement.resource_id
  where placement.state in ('visiting', 'trial', 'settled', 'continuing')
    or (placement.state = 'ended' and (settled_on is not null or started_on is not null));

alter table organization add column soundings_per_week integer check (soundings_per_week between 0 and 50);
comment on column organization.soundings_per_week is 'この受入先への打診は、週に何件までか。空なら町の決まり';
grant select (soundings_per_week), insert (soundings_per_week), update (soundings_per_week) on organization to engawa_worker;
alter table sounding add column over_limit_reason text not null default '';
comment on column sounding.over_limit_reason is '週の数をこえて打診したわけ';
grant select (over_limit_reason), insert (over_limit_reason) on sounding to engawa_worker;

-- How the person finds it, in the person's own terms; the host has said its load and its wish since 0016.
alter table follow_up
  add column feeling text check (feeling in ('fine', 'unsure', 'hard')),
  add constraint feeling_of_person check (side = 'person' or feeling is null);
comment on column follow_up.feeling is '本人の気もち：だいじょうぶ・まよう・つらい。聞いていなければ空';
grant select (feeling), insert (feeling), update (feeling) on follow_up to engawa_worker;

alter table support_level add column kind text not null default 'presence' check (kind in ('presence', 'messages'));
comment on column support_level.kind is '支えの種類：同席・作業／やりとり。段は同じ四つで、読み方が種類で変わる';
grant select (kind), insert (kind) on support_level to engawa_worker;

create table support_proposal (
  municipality_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  kind text not null check (kind in ('presence', 'messages')),
  from_level text not null check (from_level in ('does_with', 'beside', 'on_call', 'none')),
  to_level text not null check (to_level in ('does_with', 'beside', 'on_call', 'none') and to_level <> from_level),
  ground uuid[] not null,
  answer text not null check (answer in ('accepted', 'not_now', 'dropped')),
  answered_on date not null,
  until date,
  words text not null default '',
  level_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, placement_id, person_id) references placement (municipality_id, id, person_id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, level_id) references support_level,
  foreign key (municipality_id, created_by) references account,
  check ((answer = 'accepted') = (level_id is not null)),
  check ((answer = 'not_now') = (until is not null))
);
comment on table support_proposal is '支え方の案への答え。案そのものは書かれない（会うたびの声から、そのつど出る）。自動では何も変わらない';
comment on column support_proposal.ground is '案のもとになった定着支援の連絡';
create index support_proposal_placement on support_proposal (municipality_id, placement_id);
create index support_proposal_person on support_proposal (municipality_id, person_id);
alter table support_proposal enable row level security;
create policy support_proposal_read on support_proposal for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl));
create policy support_proposal_add on support_proposal for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases() and created_by::text = app.account_id());
create policy support_proposal_access on support_proposal for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, acl), update (acl) on support_proposal to engawa_access;
grant select (municipality_id, id, placement_id, person_id, acl, kind, from_level, to_level, ground, answer, answered_on, until, words, level_id, created_at, created_by),
  insert (municipality_id, id, placement_id, person_id, kind, from_level, to_level, ground, answer, answered_on, until, words, level_id, created_by) on support_proposal to engawa_worker;
