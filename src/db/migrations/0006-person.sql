-- A person, and who may see the row: acl is derived from access_ground and consent by one module (db/access-list.ts), never typed.
-- Names are stored as typed (invariant 10, 13). The address has a table of its own, so that 支援措置 can lock it alone (invariant 3).
create table person (
  municipality_id uuid not null references municipality,
  id uuid not null,
  number text not null,
  acl jsonb not null default '{}',
  is_anonymous boolean not null default false,
  called text not null default '',
  family_name text not null default '',
  given_name text not null default '',
  family_name_kana text not null default '',
  given_name_kana text not null default '',
  alternative_name text not null default '',
  gender text not null default '' check (gender in ('', 'male', 'female', 'other', 'not_said')),
  born_on date,
  born_precision text not null default 'unknown' check (born_precision in ('day', 'month', 'year', 'about', 'unknown')),
  household_note text not null default '',
  area_id uuid,
  has_protected_address boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  search_grams text[] generated always as (app.grams(family_name || given_name || ' ' || family_name_kana || given_name_kana || ' ' || alternative_name || ' ' || called)) stored,
  primary key (municipality_id, id),
  unique (municipality_id, number),
  foreign key (municipality_id, area_id) references area,
  foreign key (municipality_id, updated_by) references account,
  check (is_anonymous or family_name <> '' or given_name <> '' or called <> '')
);
comment on column person.family_name is '入力のまま。NFCもNFKCもかけない';
comment on column person.called is '匿名のときの呼び名';
create index person_acl on person using gin (acl);
create index person_search on person using gin (search_grams);

create table person_contact (
  municipality_id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  is_protected boolean not null default false,
  protected_until date,
  protected_readers text[] not null default '{}',
  postcode text not null default '',
  address text not null default '',
  building_note text not null default '',
  latitude double precision,
  longitude double precision,
  phone text not null default '',
  phone_note text not null default '',
  email text not null default '',
  preferred_contact text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, person_id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, updated_by) references account
);
comment on column person_contact.latitude is '住んでいる点も住所である。支援措置では距離も出さない';
comment on column person_contact.is_protected is '支援措置。名指しされた者が理由を書いたときだけ開く（不変条件3）';

create table household (
  municipality_id uuid not null references municipality,
  id uuid not null,
  kind text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id)
);
create table household_member (
  municipality_id uuid not null,
  household_id uuid not null,
  id uuid not null,
  acl jsonb not null default '{}',
  of_person_id uuid not null,
  person_id uuid,
  name text not null default '',
  relation text not null default '',
  lives_together boolean not null default true,
  note text not null default '',
  version integer not null default 1,
  primary key (municipality_id, household_id, id),
  foreign key (municipality_id, household_id) references household,
  foreign key (municipality_id, of_person_id) references person,
  foreign key (municipality_id, person_id) references person
);
create index household_member_person on household_member (municipality_id, of_person_id);
comment on column household_member.of_person_id is 'だれの記録としての家族か。母と子は別の記録であり、互いに見えない（不変条件12）';

create table access_ground (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  grantee uuid not null,
  grantee_kind text not null check (grantee_kind in ('agency', 'account')),
  ground text not null check (ground in ('recorded', 'controller', 'assigned', 'meeting', 'statute')),
  items text[] not null check (cardinality(items) > 0 and items <@ array['basic', 'contact', 'intake', 'participation', 'health', 'economy', 'family', 'notes', 'sealed']),
  valid_until timestamptz not null default 'infinity',
  note text not null default '',
  created_at timestamptz not null default now(),
  created_by uuid not null,
  ended_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, created_by) references account
);
comment on table access_ground is '同意によらない閲覧の根拠：記録した機関、主管課、担当、会議、法令';
create index access_ground_person on access_ground (municipality_id, person_id);

create table "case" (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  number text not null,
  state text not null default 'received' check (state in ('received', 'no_consent_yet', 'outreach', 'assessing', 'planning', 'meeting_awaited', 'decided', 'searching', 'sounding', 'trying', 'taking_part', 'evaluating', 'replanning', 'closed_watching', 'closed', 'paused', 'referred')),
  state_since date not null,
  lead_agency_id uuid,
  main_account_id uuid,
  opened_on date not null,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, number),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, lead_agency_id) references agency,
  foreign key (municipality_id, main_account_id) references account,
  foreign key (municipality_id, updated_by) references account
);
create index case_main on "case" (municipality_id, main_account_id, state);
create index case_person on "case" (municipality_id, person_id);

create table case_change (
  municipality_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  from_state text not null,
  to_state text not null,
  on_day date not null,
  reason text not null default '',
  by_account uuid not null,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, case_id) references "case",
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, by_account) references account
);

create index case_change_person on case_change (municipality_id, person_id);

create table intake (
  municipality_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  acl jsonb not null default '{}',
  number text not null,
  received_at timestamptz not null,
  agency_id uuid not null,
  received_by uuid not null,
  method text not null check (method in ('visit', 'phone', 'home_visit', 'mail', 'meeting', 'letter')),
  route text not null default '',
  topics text[] not null default '{}',
  main_topic text not null default '',
  own_words text not null default '',
  other_visitor jsonb,
  person_knows text not null default 'unknown' check (person_knows in ('knows', 'does_not_know', 'must_not_be_told', 'unknown')),
  urgency jsonb not null default '{}',
  consent_state text not null default 'not_asked' check (consent_state in ('given', 'not_asked', 'refused', 'capacity_in_question')),
  no_consent jsonb,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  unique (municipality_id, number),
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, agency_id) references agency,
  foreign key (municipality_id, received_by) references account,
  foreign key (municipality_id, updated_by) references account
);
comment on table intake is '相談受付・申込票';
comment on column intake.own_words is '具体的な内容。本人の言葉のまま';
create index intake_person on intake (municipality_id, person_id);
