-- 重層的支援会議 in the form that a plan needs, and the plan in editions. A meeting row names nobody; what is said about a
-- person stands on its item. The kind of basis is here from the start: 支援会議 and combined sittings come on the same tables.
create table meeting (
  municipality_id uuid not null references municipality,
  id uuid not null,
  number text not null,
  legal_basis text not null check (legal_basis in ('coordination', 'confidential')),
  title text not null default '',
  state text not null default 'preparing' check (state in ('preparing', 'called', 'held', 'confirmed')),
  held_on date not null,
  from_time time,
  to_time time,
  place_note text not null default '',
  manner text not null default 'in_person' check (manner in ('in_person', 'online', 'both', 'papers')),
  convener_agency_id uuid not null,
  chair text not null default '',
  recorder text not null default '',
  pledged boolean not null default false,
  next_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, number),
  foreign key (municipality_id, convener_agency_id) references agency,
  foreign key (municipality_id, updated_by) references account
);
comment on table meeting is '会議。法的根拠（重層的支援会議＝coordination、支援会議 法106条の6＝confidential）で招く相手と同意が決まる';
comment on column meeting.pledged is '守秘の確認（誓約）をした';

create table meeting_attendance (
  municipality_id uuid not null,
  meeting_id uuid not null,
  id uuid not null,
  agency_id uuid,
  affiliation text not null default '',
  name text not null default '',
  role text not null default '',
  presence text not null default 'invited' check (presence in ('invited', 'attended', 'absent', 'by_paper', 'left_out')),
  confirmed_at timestamptz,
  version integer not null default 1,
  primary key (municipality_id, meeting_id, id),
  foreign key (municipality_id, meeting_id) references meeting,
  foreign key (municipality_id, agency_id) references agency
);
comment on column meeting_attendance.presence is 'left_out は、招くのをやめた。行は消さない';
comment on column meeting_attendance.confirmed_at is '議事を確定したとき。そのあとは変えない（不変条件9）';

create table meeting_item (
  municipality_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  case_id uuid not null,
  plan_id uuid,
  acl jsonb not null default '{}',
  legal_basis text not null default 'coordination' check (legal_basis in ('coordination', 'confidential')),
  position integer not null check (position > 0),
  stands_aside uuid[] not null default '{}',
  purpose text not null check (purpose in ('plan', 'review', 'closure', 'other')),
  person_present boolean not null default false,
  family_present boolean not null default false,
  own_words text not null default '',
  reports jsonb not null default '[]',
  points text not null default '',
  decision text check (decision in ('fit', 'amend', 'continue', 'replan', 'close', 'pause', 'defer')),
  decision_words text not null default '',
  roles jsonb not null default '[]',
  resource_gap text not null default '',
  next_on date,
  confirmed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, meeting_id) references meeting,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, case_id) references "case",
  foreign key (municipality_id, updated_by) references account
);
comment on column meeting_item.legal_basis is '会議の根拠の写し。支援会議の議題は封をする（不変条件1）';
comment on column meeting_item.stands_aside is 'この議題のあいだ席を外す出席者（meeting_attendance.id）。同意が及ばない相手は、席を外すか、議題にしない（不変条件2）';
comment on table meeting_item is '議題（一人分）。本人の意向が先。決まったことと役割分担。確定した議事は変えない（不変条件9）';
create index meeting_item_person on meeting_item (municipality_id, person_id);
create index meeting_item_meeting on meeting_item (municipality_id, meeting_id);

create table plan (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  case_id uuid not null,
  acl jsonb not null default '{}',
  edition integer not null check (edition > 0),
  kind text not null check (kind in ('participation', 'coordination', 'outreach')),
  state text not null default 'draft' check (state in ('draft', 'in_meeting', 'fit', 'agreed', 'decided', 'running', 'evaluating', 'ended', 'replaced', 'withdrawn')),
  replaces_id uuid,
  made_on date not null,
  made_by uuid not null,
  fit_on date,
  fit_item_id uuid,
  agreed_on date,
  agreed_manner text not null default '' check (agreed_manner in ('', 'signed', 'written_for', 'spoken_with_witness')),
  agreed_by text not null default '' check (agreed_by in ('', 'person', 'guardian', 'representative')),
  agreed_note text not null default '',
  decided_on date,
  started_on date,
  ended_on date,
  ended_reason text not null default '',
  review_on date,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, case_id, edition),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, case_id) references "case",
  foreign key (municipality_id, made_by) references account,
  foreign key (municipality_id, updated_by) references account,
  foreign key (municipality_id, replaces_id) references plan,
  foreign key (municipality_id, fit_item_id) references meeting_item,
  -- 本人同意と支援決定が順にそろわないプランは「実施」にならない（不変条件7）。
  constraint agreed_before_decided check (state not in ('decided', 'running', 'evaluating', 'ended')
    or (agreed_on is not null and decided_on is not null and agreed_on <= decided_on)),
  constraint decided_before_started check (state not in ('running', 'evaluating', 'ended')
    or (started_on is not null and decided_on <= started_on)),
  constraint fit_before_agreed check (state not in ('fit', 'agreed', 'decided', 'running', 'evaluating', 'ended')
    or (fit_on is not null and fit_on <= coalesce(agreed_on, fit_on)))
);
comment on table plan is '支援プラン（第n回）。案→会議中→適→本人同意→支援決定→実施→評価→終結・再プラン';
create index plan_person on plan (municipality_id, person_id);
create index plan_review on plan (municipality_id, review_on) where state in ('running', 'evaluating');

create table plan_sheet (
  municipality_id uuid not null,
  plan_id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  content jsonb not null default '{}',
  locked_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, plan_id),
  foreign key (municipality_id, plan_id) references plan,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, updated_by) references account
);
create index plan_sheet_person on plan_sheet (municipality_id, person_id);
comment on table plan_sheet is 'プランの中身（domain/plan の PlanContent）。本人が同意したら書きかえない（不変条件9）';

create table support_decision (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  plan_id uuid not null,
  acl jsonb not null default '{}',
  decision text not null check (decision in ('decided', 'returned')),
  decided_on date not null,
  decided_by uuid not null,
  words text not null default '',
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, plan_id) references plan,
  foreign key (municipality_id, decided_by) references account
);
comment on table support_decision is '支援決定（市）。主管課だけが記録できる';
create index support_decision_person on support_decision (municipality_id, person_id);
create index support_decision_plan on support_decision (municipality_id, plan_id);

do $$
declare t text;
begin
  foreach t in array array['meeting', 'meeting_attendance'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases())', t || '_read', t);
    execute format('create policy %I on %I for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases())', t || '_add', t);
  end loop;
  foreach t in array array['meeting_item', 'plan', 'plan_sheet', 'support_decision'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl))', t || '_read', t);
    execute format('create policy %I on %I for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id())', t || '_access', t);
    execute format('grant select (municipality_id, person_id, acl), update (acl) on %I to engawa_access', t);
  end loop;
  foreach t in array array['meeting_item', 'plan', 'plan_sheet'] loop
    execute format('create policy %I on %I for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases())', t || '_add', t);
  end loop;
end $$;
create policy meeting_change on meeting for update to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases() and state <> 'confirmed') with check (municipality_id = app.municipality_id());
create policy meeting_attendance_change on meeting_attendance for update to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases() and confirmed_at is null) with check (municipality_id = app.municipality_id());
create policy meeting_item_change on meeting_item for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl) and confirmed_at is null) with check (municipality_id = app.municipality_id());
create policy plan_change on plan for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl)) with check (municipality_id = app.municipality_id());
create policy plan_sheet_change on plan_sheet for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl) and locked_at is null) with check (municipality_id = app.municipality_id());
create policy support_decision_add on support_decision for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases() and app.has_role('municipal_officer') and decided_by::text = app.account_id());

grant select (id, legal_basis) on meeting_item to engawa_access;
grant select (id) on plan, support_decision to engawa_access;
grant select (plan_id) on plan_sheet to engawa_access;
grant select (municipality_id, id, number, legal_basis, title, state, held_on, from_time, to_time, place_note, manner, convener_agency_id, chair, recorder, pledged, next_on, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, number, legal_basis, title, state, held_on, from_time, to_time, place_note, manner, convener_agency_id, chair, recorder, pledged, next_on, updated_by),
  update (title, state, held_on, from_time, to_time, place_note, manner, chair, recorder, pledged, next_on, version, updated_at, updated_by) on meeting to engawa_worker;
grant select (municipality_id, meeting_id, id, agency_id, affiliation, name, role, presence, confirmed_at, version),
  insert (municipality_id, meeting_id, id, agency_id, affiliation, name, role, presence),
  update (affiliation, name, role, presence, confirmed_at, version) on meeting_attendance to engawa_worker;
grant select (municipality_id, id, meeting_id, person_id, case_id, plan_id, acl, legal_basis, position, stands_aside, purpose, person_present, family_present, own_words, reports, points, decision, decision_words, roles, resource_gap, next_on, confirmed_at, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, meeting_id, person_id, case_id, plan_id, legal_basis, position, stands_aside, purpose, person_present, family_present, own_words, reports, points, decision, decision_words, roles, resource_gap, next_on, updated_by),
  update (position, stands_aside, purpose, plan_id, person_present, family_present, own_words, reports, points, decision, decision_words, roles, resource_gap, next_on, confirmed_at, version, updated_at, updated_by) on meeting_item to engawa_worker;
grant select (municipality_id, id, person_id, case_id, acl, edition, kind, state, replaces_id, made_on, made_by, fit_on, fit_item_id, agreed_on, agreed_manner, agreed_by, agreed_note, decided_on, started_on, ended_on, ended_reason, review_on, version, updated_at, updated_by),
  insert (municipality_id, id, person_id, case_id, edition, kind, replaces_id, made_on, made_by, review_on, updated_by),
  update (state, fit_on, fit_item_id, agreed_on, agreed_manner, agreed_by, agreed_note, decided_on, started_on, ended_on, ended_reason, review_on, version, updated_at, updated_by) on plan to engawa_worker;
grant select (municipality_id, plan_id, person_id, acl, content, locked_at, version, updated_at, updated_by),
  insert (municipality_id, plan_id, person_id, content, updated_by),
  update (content, locked_at, version, updated_at, updated_by) on plan_sheet to engawa_worker;
grant select (municipality_id, id, person_id, plan_id, acl, decision, decided_on, decided_by, words, created_at),
  insert (municipality_id, id, person_id, plan_id, decision, decided_on, decided_by, words) on support_decision to engawa_worker;

alter table case_change add foreign key (municipality_id, meeting_item_id) references meeting_item;
