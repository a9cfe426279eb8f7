-- A draft of an activity that somebody let go: for this person only, until its reason has ended. Voice, activity and place are
-- kept, so that a no to leading a class is not a no to the room. What the place was like then is kept as with match_pass.
create table composition_pass (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  voice_id uuid not null,
  resource_id uuid not null,
  concept text not null check (concept <> ''),
  name text not null check (name <> ''),
  scope text not null check (scope in ('activity', 'place')),
  passed_by text not null check (passed_by in ('person', 'worker', 'host')),
  reason text not null,
  until date,
  ends_when text not null default 'on_day' check (ends_when in ('by_hand', 'on_day', 'place_free', 'hours_changed', 'care_available', 'contact_changed', 'conditions_changed', 'asked_again')),
  seen jsonb not null default '{}',
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, voice_id) references voice,
  foreign key (municipality_id, resource_id) references resource,
  foreign key (municipality_id, created_by) references account
);
create index composition_pass_person on composition_pass (municipality_id, person_id);
create index composition_pass_voice on composition_pass (municipality_id, voice_id);
create index composition_pass_resource on composition_pass (municipality_id, resource_id);
comment on table composition_pass is 'いまはしない案。本人の不利にはしない（design.md §5.7）';
comment on column composition_pass.scope is 'activity: この声にこの活動で応えること。place: この場でだけ';
comment on column composition_pass.seen is 'そのときの場の姿（空き・時間・支え・担当・条件）。人のことは何もない';
alter table composition_pass enable row level security;
create policy composition_pass_read on composition_pass for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl));
create policy composition_pass_add on composition_pass for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases() and created_by::text = app.account_id());
create policy composition_pass_change on composition_pass for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl)) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, acl, voice_id, resource_id, concept, name, scope, passed_by, reason, until, ends_when, seen, ended_at, created_at, created_by),
  insert (municipality_id, id, person_id, voice_id, resource_id, concept, name, scope, passed_by, reason, until, ends_when, seen, created_by),
  update (ended_at) on composition_pass to engawa_worker;
create policy composition_pass_access on composition_pass for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, acl), update (acl) on composition_pass to engawa_access;
