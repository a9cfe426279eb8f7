-- What goes with a placement as paper and as promise: 配慮シート, 見守り依頼, 覚書, 貸与, 保険, お金 (kept apart from statutory
-- benefits), 事故・ヒヤリ. What both sides have signed does not change; a new edition takes its place (invariant 9).
create table care_sheet (
  municipality_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  edition integer not null check (edition > 0),
  content jsonb not null default '{}',
  not_told text not null default '',
  agreed_on date,
  agreed_manner text not null default '' check (agreed_manner in ('', 'signed', 'written_for', 'spoken_with_witness')),
  handed_on date,
  handed_to text not null default '',
  taken_back_on date,
  host_link_id uuid,
  consent_id uuid,
  shown_until timestamptz,
  locked_at timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, placement_id, edition),
  foreign key (municipality_id, placement_id) references placement,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, host_link_id) references host_link,
  foreign key (municipality_id, consent_id) references consent,
  foreign key (municipality_id, updated_by) references account,
  constraint handed_after_yes check (handed_on is null or (agreed_on is not null and locked_at is not null)),
  constraint shown_after_handing check (host_link_id is null or handed_on is not null)
);
comment on table care_sheet is '配慮シート（最小限）。本人が見て了解したものだけが受入先に渡る（不変条件1・4）';
comment on column care_sheet.not_told is '伝えないこと。受入先の役割には、欄の権限がない';
comment on column care_sheet.shown_until is '渡したときの同意（consent_id）がいつまで生きているか。acl と同じく engawa_access だけが書き、撤回すると受入先の画面から消える';
create index care_sheet_person on care_sheet (municipality_id, person_id);

create table watch_request (
  municipality_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  watcher text not null check (watcher <> ''),
  content jsonb not null default '{}',
  agreed_on date,
  asked_on date,
  answer text check (answer in ('accepted', 'declined')),
  answered_on date,
  until date not null,
  ended_at timestamptz,
  ended_reason text not null default '',
  host_link_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, placement_id) references placement,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, host_link_id) references host_link,
  foreign key (municipality_id, updated_by) references account,
  constraint asked_after_yes check (asked_on is null or agreed_on is not null)
);
comment on table watch_request is '見守り依頼：だれが、何を見て、だれに知らせ、いつまで。伝えることは本人が了解したことばだけ';
create index watch_request_person on watch_request (municipality_id, person_id);
create index watch_request_until on watch_request (municipality_id, until) where ended_at is null;

create table memorandum (
  municipality_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  edition integer not null check (edition > 0),
  content jsonb not null default '{}',
  valid_from date,
  valid_until date,
  person_agreed_on date,
  host_agreed_on date,
  host_signer text not null default '',
  locked_at timestamptz,
  ended_at timestamptz,
  ended_reason text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, placement_id, edition),
  foreign key (municipality_id, placement_id) references placement,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, updated_by) references account,
  check (locked_at is null or (person_agreed_on is not null and host_agreed_on is not null)),
  check (valid_until is null or valid_from is null or valid_until >= valid_from)
);
comment on table memorandum is '受入条件確認書（覚書）：役割、曜日、配慮、見守り、保険、お金、緊急連絡、中止のしかた、守秘、返してもらうときの予告';
create index memorandum_person on memorandum (municipality_id, person_id);

create table loan (
  municipality_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  item text not null check (item <> ''),
  item_number text not null default '',
  quantity integer not null default 1 check (quantity > 0),
  lent_by text not null default '',
  lent_on date not null,
  due_on date,
  returned_on date,
  condition_words text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, placement_id) references placement,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, updated_by) references account,
  check (returned_on is null or returned_on >= lent_on)
);
comment on table loan is '貸与台帳（腕章・旗・ベスト・作業着など）';
create index loan_person on loan (municipality_id, person_id);

create table insurance (
  municipality_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  kind text not null check (kind in ('accident', 'liability', 'volunteer', 'event', 'other')),
  insurer text not null check (insurer <> ''),
  policy_number text not null default '',
  from_day date not null,
  to_day date not null,
  payer text not null default '',
  note text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, placement_id) references placement,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, updated_by) references account,
  check (to_day >= from_day)
);
comment on table insurance is '保険加入の記録';
create index insurance_person on insurance (municipality_id, person_id);
create index insurance_end on insurance (municipality_id, to_day);

create table money_entry (
  municipality_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  on_day date not null,
  kind text not null check (kind in ('allowance', 'reward', 'fare', 'meal', 'material', 'fee', 'other')),
  direction text not null check (direction in ('to_person', 'from_person')),
  yen integer not null check (yen > 0),
  fund text not null check (fund <> ''),
  paid_by text not null default '',
  receipt text not null default '',
  benefit_checked boolean not null default false,
  benefit_note text not null default '',
  struck_at timestamptz,
  struck_reason text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, placement_id) references placement,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, created_by) references account,
  check ((struck_at is null) = (struck_reason is null))
);
comment on table money_entry is '謝礼・交通費などの台帳。出どころ（fund）を書き、訓練等給付などの法定の給付に混ぜない';
comment on column money_entry.benefit_checked is '生活保護・傷病手当・年金などへの影響を確かめた';
create index money_entry_person on money_entry (municipality_id, person_id);

create table incident (
  municipality_id uuid not null,
  id uuid not null,
  placement_id uuid,
  person_id uuid not null,
  acl jsonb not null default '{}',
  number text not null,
  kind text not null check (kind in ('accident', 'near_miss', 'complaint', 'property', 'confidentiality', 'other')),
  at timestamptz not null,
  place_note text not null default '',
  what text not null check (what <> ''),
  injury text not null default '',
  action text not null default '',
  told_to text not null default '',
  told_on date,
  insurance_note text not null default '',
  prevention text not null default '',
  basis text not null default 'consent' check (basis in ('consent', 'confidential_meeting', 'duty_to_report', 'self_published')),
  closed_on date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, number),
  foreign key (municipality_id, placement_id) references placement,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, updated_by) references account
);
comment on table incident is '事故・ヒヤリ報告';
create index incident_person on incident (municipality_id, person_id);

do $$
declare t text;
begin
  foreach t in array array['care_sheet', 'watch_request', 'memorandum', 'loan', 'insurance', 'money_entry', 'incident'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl))', t || '_read', t);
    execute format('create policy %I on %I for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases())', t || '_add', t);
    execute format('create policy %I on %I for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl)) with check (municipality_id = app.municipality_id())', t || '_change', t);
    execute format('create policy %I on %I for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id())', t || '_access', t);
    execute format('grant select (municipality_id, id, person_id, acl), update (acl) on %I to engawa_access', t);
  end loop;
end $$;
grant select (basis) on incident to engawa_access;
grant select (consent_id, shown_until), update (shown_until) on care_sheet to engawa_access;

grant select (municipality_id, id, placement_id, person_id, acl, edition, content, not_told, agreed_on, agreed_manner, handed_on, handed_to, taken_back_on, host_link_id, consent_id, shown_until, locked_at, version, updated_at, updated_by),
  insert (municipality_id, id, placement_id, person_id, edition, content, not_told, updated_by),
  update (agreed_on, agreed_manner, handed_on, handed_to, taken_back_on, host_link_id, consent_id, locked_at, version, updated_at, updated_by) on care_sheet to engawa_worker;
grant select (municipality_id, id, placement_id, person_id, acl, watcher, content, agreed_on, asked_on, answer, answered_on, until, ended_at, ended_reason, host_link_id, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, placement_id, person_id, watcher, content, until, updated_by),
  update (watcher, content, agreed_on, asked_on, answer, answered_on, until, ended_at, ended_reason, host_link_id, version, updated_at, updated_by) on watch_request to engawa_worker;
grant select (municipality_id, id, placement_id, person_id, acl, edition, content, valid_from, valid_until, person_agreed_on, host_agreed_on, host_signer, locked_at, ended_at, ended_reason, version, updated_at, updated_by),
  insert (municipality_id, id, placement_id, person_id, edition, content, valid_from, valid_until, updated_by),
  update (valid_from, valid_until, person_agreed_on, host_agreed_on, host_signer, locked_at, ended_at, ended_reason, version, updated_at, updated_by) on memorandum to engawa_worker;
grant select (municipality_id, id, placement_id, person_id, acl, item, item_number, quantity, lent_by, lent_on, due_on, returned_on, condition_words, version, created_at, updated_by),
  insert (municipality_id, id, placement_id, person_id, item, item_number, quantity, lent_by, lent_on, due_on, updated_by),
  update (due_on, returned_on, condition_words, version, updated_by) on loan to engawa_worker;
grant select (municipality_id, id, placement_id, person_id, acl, kind, insurer, policy_number, from_day, to_day, payer, note, version, created_at, updated_by),
  insert (municipality_id, id, placement_id, person_id, kind, insurer, policy_number, from_day, to_day, payer, note, updated_by),
  update (policy_number, from_day, to_day, payer, note, version, updated_by) on insurance to engawa_worker;
grant select (municipality_id, id, placement_id, person_id, acl, on_day, kind, direction, yen, fund, paid_by, receipt, benefit_checked, benefit_note, struck_at, struck_reason, version, created_at, created_by),
  insert (municipality_id, id, placement_id, person_id, on_day, kind, direction, yen, fund, paid_by, receipt, benefit_checked, benefit_note, created_by),
  update (benefit_checked, benefit_note, struck_at, struck_reason, version) on money_entry to engawa_worker;
grant select (municipality_id, id, placement_id, person_id, acl, number, kind, at, place_note, what, injury, action, told_to, told_on, insurance_note, prevention, basis, closed_on, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, placement_id, person_id, number, kind, at, place_note, what, injury, action, told_to, told_on, insurance_note, prevention, basis, updated_by),
  update (injury, action, told_to, told_on, insurance_note, prevention, closed_on, version, updated_at, updated_by) on incident to engawa_worker;

create policy care_sheet_host on care_sheet for select to engawa_host
  using (municipality_id = app.municipality_id() and host_link_id = app.host_link_id() and handed_on is not null and taken_back_on is null
    -- Withdrawn or run out: gone from the host's next request on, also while the paper is still there.
    and coalesce(shown_until > now(), consent_id is null));
grant select (municipality_id, id, placement_id, edition, content, handed_on, taken_back_on, host_link_id) on care_sheet to engawa_host;
create policy watch_request_host on watch_request for select to engawa_host
  using (municipality_id = app.municipality_id() and host_link_id = app.host_link_id() and asked_on is not null and ended_at is null);
grant select (municipality_id, id, placement_id, watcher, content, asked_on, until, ended_at, host_link_id) on watch_request to engawa_host;
