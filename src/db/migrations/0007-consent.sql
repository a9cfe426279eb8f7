-- Consent is a matrix: purpose × recipient × items × term, with how it was given and by whom (design.md §5.2).
-- Withdrawal works from the next request on: the row stays, acl is derived again in the same transaction.
create table consent (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  state text not null check (state in ('explained', 'given', 'refused', 'withdrawn')),
  purpose text not null,
  recipient_agency_id uuid,
  recipient_organization_id uuid,
  recipient_name text not null default '',
  items text[] not null check (items <@ array['basic', 'contact', 'intake', 'participation', 'health', 'economy', 'family', 'notes']),
  told_words text not null default '',
  not_told_words text not null default '',
  manner text not null check (manner in ('signed', 'written_for', 'spoken_with_witness')),
  witness text not null default '',
  given_by text not null default 'person' check (given_by in ('person', 'guardian', 'representative')),
  given_by_name text not null default '',
  given_on date not null,
  valid_until date,
  withdrawn_at timestamptz,
  withdrawn_note text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, recipient_agency_id) references agency,
  foreign key (municipality_id, recipient_organization_id) references organization,
  foreign key (municipality_id, updated_by) references account,
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check (manner <> 'spoken_with_witness' or witness <> ''),
  check (state <> 'given' or cardinality(items) > 0)
);
create index consent_person on consent (municipality_id, person_id);

create table assessment (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  edition integer not null check (edition > 0),
  state text not null default 'draft' check (state in ('draft', 'confirmed')),
  made_on date not null,
  made_by uuid not null,
  sources text[] not null default '{}',
  answers jsonb not null default '{}',
  profile jsonb not null default '{"v":1}',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, person_id, edition),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, made_by) references account,
  foreign key (municipality_id, updated_by) references account
);
comment on column assessment.edition is '第n版。確定した版は書きかえず、次の版を起こす（不変条件9）';
comment on column assessment.answers is '社会参加欄の項目（domain/assessment）';
comment on column assessment.profile is '働きかけの条件（domain/conditions の PersonProfile）。確認済みの提案だけが入る';

create table fact (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  assessment_id uuid,
  acl jsonb not null default '{}',
  kind text not null check (kind in ('strength', 'wish', 'aversion', 'limit', 'support_needed', 'hours', 'reach', 'health', 'economy', 'family', 'other')),
  item text not null check (item in ('basic', 'intake', 'participation', 'health', 'economy', 'family', 'notes')),
  words text not null check (words <> ''),
  is_own_words boolean not null default false,
  said_by text not null default 'person' check (said_by in ('person', 'family', 'agency', 'observation', 'meeting')),
  said_on date not null,
  basis text not null check (basis in ('consent', 'confidential_meeting', 'duty_to_report', 'self_published')),
  basis_note text not null default '',
  concepts text[] not null default '{}',
  condition jsonb,
  struck_at timestamptz,
  struck_reason text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, assessment_id) references assessment,
  foreign key (municipality_id, created_by) references account,
  check ((struck_at is null) = (struck_reason is null))
);
comment on column fact.basis is '情報の根拠：同・封・通・公（不変条件1）';
comment on column fact.struck_at is '訂正は取り消し線と理由。元の文は消さない（不変条件9）';
create index fact_person on fact (municipality_id, person_id);

create table progress_note (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  case_id uuid,
  acl jsonb not null default '{}',
  at timestamptz not null,
  minutes integer check (minutes >= 0),
  method text not null check (method in ('interview', 'visit', 'accompany', 'phone', 'mail', 'meeting', 'host_visit', 'host_phone', 'other')),
  with_whom text not null default '',
  place_note text not null default '',
  body text not null check (body <> ''),
  own_words text not null default '',
  next_step text not null default '',
  next_on date,
  next_by uuid,
  next_done_at timestamptz,
  basis text not null check (basis in ('consent', 'confidential_meeting', 'duty_to_report', 'self_published')),
  scope text not null default 'consented' check (scope in ('own_agency', 'consented')),
  side text not null default 'person' check (side in ('person', 'town', 'both')),
  danger_sign boolean not null default false,
  struck_at timestamptz,
  struck_reason text,
  replaces_id uuid,
  agency_id uuid default app.agency_id()::uuid,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  search_grams text[] generated always as (app.grams(body || ' ' || own_words)) stored,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, case_id) references "case",
  foreign key (municipality_id, next_by) references account,
  foreign key (municipality_id, agency_id) references agency,
  foreign key (municipality_id, created_by) references account,
  foreign key (municipality_id, replaces_id) references progress_note,
  check ((struck_at is null) = (struck_reason is null))
);
comment on column progress_note.agency_id is '書いた機関。claim から入り、だれも書けない。scope が own_agency の記録はこの機関だけが見る';
create index progress_note_person on progress_note (municipality_id, person_id, at desc);
-- What each worker wrote to do next, few of all the notes: the first thing きょう asks.
create index progress_note_next on progress_note (municipality_id, next_by, next_on) where next_on is not null and next_done_at is null;
create index progress_note_search on progress_note using gin (search_grams);

create table match_run (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  run_at timestamptz not null default now(),
  run_by uuid not null,
  on_day date not null,
  engine text not null,
  profile jsonb not null,
  opportunities jsonb not null,
  result jsonb not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, run_by) references account
);
comment on table match_run is 'その日の事実をそのまま残し、あとで同じ答えと理由を出せるようにする';
create index match_run_person on match_run (municipality_id, person_id, run_at desc);

create table match_pass (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  resource_id uuid not null,
  acl jsonb not null default '{}',
  passed_by text not null check (passed_by in ('person', 'worker', 'host')),
  reason text not null default '',
  until date,
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, resource_id) references resource,
  foreign key (municipality_id, created_by) references account
);
create index match_pass_person on match_pass (municipality_id, person_id);
comment on table match_pass is '見送り。本人の不利にはしない（design.md §5.7）';

create table voice (
  municipality_id uuid not null references municipality,
  id uuid not null,
  words text not null check (words <> ''),
  scene text not null default '',
  theme text not null default '',
  area_id uuid,
  from_kind text not null check (from_kind in ('resident', 'organization', 'worker', 'unmatched')),
  heard_on date not null,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, area_id) references area,
  foreign key (municipality_id, created_by) references account
);
comment on table voice is '声・気づき。「無い」から生まれた声に、人の名前は載らない';

create table revision (
  municipality_id uuid not null references municipality,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  person_id uuid,
  acl jsonb not null default '{}',
  version integer not null,
  before jsonb not null,
  at timestamptz not null default now(),
  by_account uuid not null,
  protected_readers text[],
  primary key (municipality_id, id),
  unique (municipality_id, subject_kind, subject_id, version),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, by_account) references account,
  -- Without the person the row would be open to everybody who works on cases.
  check (person_id is not null or subject_kind not in ('person', 'person_contact', 'household_member', 'case', 'intake', 'consent', 'assessment', 'fact', 'progress_note', 'match_run', 'match_pass'))
);
create index revision_person on revision (municipality_id, person_id);
comment on column revision.protected_readers is '支援措置の住所の昔の姿。名指しされた者だけ（不変条件3）。null は守られていない';
comment on table revision is '書きかえる前の姿。版のぶつかりを項目ごとに見せ、昔の文を残す（不変条件9）';
