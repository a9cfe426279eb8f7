-- 終結と、そのあと: who keeps an eye, when to come again, the call after three months, 引継書, and how long the file is kept
-- (practice.md §1.7: the municipality's own rules; the clock starts at the end of the fiscal year of closing).
create table closure (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  case_id uuid not null,
  acl jsonb not null default '{}',
  reason text not null check (reason in ('goal_reached', 'settled', 'other_system', 'work_or_school', 'facility_or_hospital', 'moved_away', 'death', 'own_wish', 'not_reached', 'informed', 'other')),
  reason_words text not null default '',
  closed_on date not null,
  lead_agency_id uuid,
  lead_name text not null default '',
  watcher text not null default '',
  watch_how text not null default '',
  no_watcher_reason text not null default '',
  come_again_when text not null default '',
  own_words text not null default '',
  told_person_on date,
  meeting_item_id uuid,
  contact_due_on date,
  contact_done_on date,
  contact_words text not null default '',
  contact_result text check (contact_result in ('going_well', 'needs_support', 'reopened', 'not_reached', 'not_wanted')),
  retain_until date not null,
  held_reason text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, case_id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, case_id) references "case",
  foreign key (municipality_id, lead_agency_id) references agency,
  foreign key (municipality_id, meeting_item_id) references meeting_item,
  foreign key (municipality_id, updated_by) references account,
  -- 終わるには、主担当か見守る人、または「いない理由」（不変条件14）。
  constraint somebody_watches check (lead_agency_id is not null or lead_name <> '' or watcher <> '' or no_watcher_reason <> '')
);
comment on table closure is '終結：理由、これからの主担当、見守る人、また来るめやす、3か月後の連絡、保存の期限';
comment on column closure.held_reason is '廃棄を止める理由（訴え・開示請求・虐待など）。空なら止めない';
create index closure_person on closure (municipality_id, person_id);
create index closure_contact on closure (municipality_id, contact_due_on) where contact_done_on is null;
create index closure_retain on closure (municipality_id, retain_until);

create table handover (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  case_id uuid not null,
  acl jsonb not null default '{}',
  batch_id uuid not null,
  from_account_id uuid not null,
  to_account_id uuid not null,
  effective_on date not null,
  content jsonb not null default '{}',
  met_together_on date,
  person_told_on date,
  done_on date,
  cancelled_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, case_id) references "case",
  foreign key (municipality_id, from_account_id) references account,
  foreign key (municipality_id, to_account_id) references account,
  foreign key (municipality_id, updated_by) references account,
  check (from_account_id <> to_account_id),
  check (done_on is null or cancelled_on is null)
);
comment on table handover is '引継書（一件）。batch_id が同じものは、4月の異動などでまとめて引き継ぐ一束';
create index handover_person on handover (municipality_id, person_id);
create index handover_to on handover (municipality_id, to_account_id) where done_on is null;
create index handover_batch on handover (municipality_id, batch_id);

create table retention_rule (
  municipality_id uuid not null references municipality,
  kind text not null check (kind in ('case', 'meeting', 'money', 'log')),
  years integer not null check (years between 1 and 100),
  ground text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  primary key (municipality_id, kind),
  foreign key (municipality_id, updated_by) references account
);
comment on table retention_rule is '保存年限（文書管理規程による）。終結した年度の末日から数える';

do $$
declare t text;
begin
  foreach t in array array['closure', 'handover'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl))', t || '_read', t);
    execute format('create policy %I on %I for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases())', t || '_add', t);
    execute format('create policy %I on %I for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl)) with check (municipality_id = app.municipality_id())', t || '_change', t);
    execute format('create policy %I on %I for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id())', t || '_access', t);
    execute format('grant select (municipality_id, id, person_id, acl), update (acl) on %I to engawa_access', t);
  end loop;
end $$;
alter table retention_rule enable row level security;
create policy retention_rule_read on retention_rule for select to engawa_worker using (municipality_id = app.municipality_id());
create policy retention_rule_add on retention_rule for insert to engawa_worker with check (municipality_id = app.municipality_id() and (app.has_role('municipal_officer') or app.has_role('administrator')));
create policy retention_rule_change on retention_rule for update to engawa_worker using (municipality_id = app.municipality_id() and (app.has_role('municipal_officer') or app.has_role('administrator'))) with check (municipality_id = app.municipality_id());

grant select (municipality_id, id, person_id, case_id, acl, reason, reason_words, closed_on, lead_agency_id, lead_name, watcher, watch_how, no_watcher_reason, come_again_when, own_words, told_person_on, meeting_item_id, contact_due_on, contact_done_on, contact_words, contact_result, retain_until, held_reason, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, person_id, case_id, reason, reason_words, closed_on, lead_agency_id, lead_name, watcher, watch_how, no_watcher_reason, come_again_when, own_words, told_person_on, meeting_item_id, contact_due_on, retain_until, updated_by),
  update (contact_due_on, contact_done_on, contact_words, contact_result, retain_until, held_reason, version, updated_at, updated_by) on closure to engawa_worker;
grant select (municipality_id, id, person_id, case_id, acl, batch_id, from_account_id, to_account_id, effective_on, content, met_together_on, person_told_on, done_on, cancelled_on, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, person_id, case_id, batch_id, from_account_id, to_account_id, effective_on, content, updated_by),
  update (effective_on, content, met_together_on, person_told_on, done_on, cancelled_on, version, updated_at, updated_by) on handover to engawa_worker;
grant select (municipality_id, kind, years, ground, version, updated_at, updated_by),
  insert (municipality_id, kind, years, ground, updated_by), update (years, ground, version, updated_at, updated_by) on retention_rule to engawa_worker;
