-- The town's register: organisations, places, resources with their free hours, and when somebody last asked whether it is still so.
-- No person is in these tables. The public role reads what is marked public, and only columns meant for the public.
create table area (
  municipality_id uuid not null references municipality,
  id uuid not null,
  kind text not null check (kind in ('district', 'elementary_school', 'junior_high_school', 'daily_life')),
  name text not null,
  version integer not null default 1,
  primary key (municipality_id, id),
  unique (municipality_id, kind, name)
);

create table organization (
  municipality_id uuid not null references municipality,
  id uuid not null,
  number text not null,
  name text not null check (name <> ''),
  name_kana text not null default '',
  corporate_number text,
  kind text not null default 'other',
  is_welfare boolean not null default true,
  phone text not null default '',
  email text not null default '',
  url text not null default '',
  contact_note text not null default '',
  note text not null default '',
  state text not null default 'open' check (state in ('open', 'paused', 'closed')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  search_grams text[] generated always as (app.grams(name || ' ' || name_kana)) stored,
  primary key (municipality_id, id),
  unique (municipality_id, number),
  foreign key (municipality_id, updated_by) references account
);
comment on column organization.contact_note is '内部用の連絡メモ。公開しない';
create index organization_search on organization using gin (search_grams);
-- Lists go by kana, folded as for search: read in this order, fifty at a time.
create index organization_order on organization (municipality_id, (app.fold(case when name_kana = '' then name else name_kana end)) collate "C", id);

create table place (
  municipality_id uuid not null references municipality,
  id uuid not null,
  organization_id uuid,
  area_id uuid,
  name text not null check (name <> ''),
  name_kana text not null default '',
  address text not null default '',
  building_note text not null default '',
  latitude double precision check (latitude between 20 and 46),
  longitude double precision check (longitude between 122 and 154),
  access_features text[] not null default '{}',
  phone text not null default '',
  note text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  search_grams text[] generated always as (app.grams(name || ' ' || name_kana || ' ' || address)) stored,
  primary key (municipality_id, id),
  foreign key (municipality_id, organization_id) references organization,
  foreign key (municipality_id, area_id) references area,
  foreign key (municipality_id, updated_by) references account,
  check ((latitude is null) = (longitude is null))
);
comment on column place.access_features is '段差なし・車いすトイレ・静かな部屋など（domain/conditions の access）';
create index place_search on place using gin (search_grams);

create table resource (
  municipality_id uuid not null references municipality,
  id uuid not null,
  number text not null,
  organization_id uuid,
  place_id uuid,
  kind text not null check (kind in ('space', 'capacity', 'role', 'request', 'room', 'goods', 'activity')),
  category text not null default '',
  name text not null check (name <> ''),
  name_kana text not null default '',
  summary text not null default '',
  opportunity jsonb not null default '{"v":1}',
  told_to_host text not null default '',
  asked_of_host text not null default '',
  cannot_accept text not null default '',
  eligibility_law text not null default '',
  exception_approver text not null default '',
  fee_note text not null default '',
  schedule_note text not null default '',
  state text not null default 'open' check (state in ('open', 'paused', 'closed')),
  visibility text not null default 'partners' check (visibility in ('public', 'partners', 'internal')),
  checked_on date,
  checked_by uuid,
  check_method text not null default '',
  next_check_on date,
  source_format text,
  source_key text,
  source_cells jsonb,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid,
  search_grams text[] generated always as (app.grams(name || ' ' || name_kana || ' ' || category || ' ' || summary)) stored,
  primary key (municipality_id, id),
  unique (municipality_id, number),
  unique (municipality_id, source_format, source_key),
  foreign key (municipality_id, organization_id) references organization,
  foreign key (municipality_id, place_id) references place,
  foreign key (municipality_id, checked_by) references account,
  foreign key (municipality_id, updated_by) references account
);
comment on column resource.opportunity is '条件（domain/conditions の Opportunity）。書かれていない欄は「未確認」であり、可ではない';
comment on column resource.checked_on is '最終確認日。古いことは隠さない（不変条件11）';
comment on column resource.source_cells is '取り込み元の升のまま';
create index resource_search on resource using gin (search_grams);
create index resource_kind on resource (municipality_id, state, kind);
create index resource_order on resource (municipality_id, (app.fold(case when name_kana = '' then name else name_kana end)) collate "C", id);
create index resource_organization on resource (municipality_id, organization_id);
create index resource_place on resource (municipality_id, place_id);

create table vacancy (
  municipality_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  rule jsonb not null,
  from_time time,
  to_time time,
  capacity integer check (capacity >= 0),
  note text not null default '',
  offered_from date,
  offered_until date,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, resource_id) references resource on delete cascade,
  check (offered_until is null or offered_from is null or offered_until >= offered_from)
);
comment on table vacancy is '空き枠：曜日・時間・人数・期限。期限の切れた枠は出さない（不変条件11）';
create index vacancy_resource on vacancy (municipality_id, resource_id);

create table formal_capacity (
  municipality_id uuid not null,
  resource_id uuid not null,
  weekday smallint not null check (weekday between 1 and 7),
  half text not null check (half in ('am', 'pm')),
  capacity integer not null check (capacity >= 0),
  contracted integer not null default 0 check (contracted >= 0),
  pending integer not null default 0 check (pending >= 0),
  reserve integer not null default 0 check (reserve >= 0),
  guests integer not null default 0 check (guests >= 0),
  override_reason text not null default '',
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  primary key (municipality_id, resource_id, weekday, half),
  foreign key (municipality_id, resource_id) references resource on delete cascade,
  foreign key (municipality_id, updated_by) references account,
  constraint formal_users_first check (guests = 0 or contracted + pending + reserve + guests <= capacity or override_reason <> '')
);
comment on table formal_capacity is '定員の空き＝定員−契約利用者−内定・待機−予備−参加支援（曜日×半日）。契約の方が先（不変条件5）';

create table resource_check (
  municipality_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  checked_on date not null,
  checked_by uuid not null,
  method text not null,
  result text not null check (result in ('same', 'changed', 'paused', 'closed', 'not_reached')),
  note text not null default '',
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  foreign key (municipality_id, resource_id) references resource on delete cascade,
  foreign key (municipality_id, checked_by) references account
);

create table school_day (
  municipality_id uuid not null references municipality,
  day date not null,
  kind text not null check (kind in ('holiday', 'short', 'extra')),
  note text not null default '',
  version integer not null default 1,
  primary key (municipality_id, day)
);
comment on table school_day is '学校暦：休校・短縮・登校（平日の例外だけを持つ）';

do $$
declare t text;
begin
  foreach t in array array['area', 'organization', 'place', 'resource', 'vacancy', 'formal_capacity', 'resource_check', 'school_day'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to engawa_worker using (municipality_id = app.municipality_id())', t || '_read', t);
    execute format('create policy %I on %I for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases())', t || '_add', t);
    execute format('create policy %I on %I for update to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases()) with check (municipality_id = app.municipality_id())', t || '_change', t);
    execute format('create policy %I on %I for delete to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases())', t || '_remove', t);
  end loop;
end $$;

create policy area_public on area for select to engawa_public using (municipality_id = app.municipality_id());
create policy resource_public on resource for select to engawa_public
  using (municipality_id = app.municipality_id() and visibility = 'public' and state <> 'closed');

grant select (municipality_id, id, kind, name, version), insert (municipality_id, id, kind, name), update (name, version) on area to engawa_worker;
grant select (municipality_id, id, number, name, name_kana, corporate_number, kind, is_welfare, phone, email, url, contact_note, note, state, version, created_at, updated_at, updated_by, search_grams),
  insert (municipality_id, id, number, name, name_kana, corporate_number, kind, is_welfare, phone, email, url, contact_note, note, state, updated_by),
  update (name, name_kana, corporate_number, kind, is_welfare, phone, email, url, contact_note, note, state, version, updated_at, updated_by) on organization to engawa_worker;
grant select (municipality_id, id, organization_id, area_id, name, name_kana, address, building_note, latitude, longitude, access_features, phone, note, version, created_at, updated_at, updated_by, search_grams),
  insert (municipality_id, id, organization_id, area_id, name, name_kana, address, building_note, latitude, longitude, access_features, phone, note, updated_by),
  update (organization_id, area_id, name, name_kana, address, building_note, latitude, longitude, access_features, phone, note, version, updated_at, updated_by) on place to engawa_worker;
grant select (municipality_id, id, number, organization_id, place_id, kind, category, name, name_kana, summary, opportunity, told_to_host, asked_of_host, cannot_accept, eligibility_law, exception_approver, fee_note, schedule_note, state, visibility, checked_on, checked_by, check_method, next_check_on, source_format, source_key, source_cells, version, created_at, updated_at, updated_by, search_grams),
  insert (municipality_id, id, number, organization_id, place_id, kind, category, name, name_kana, summary, opportunity, told_to_host, asked_of_host, cannot_accept, eligibility_law, exception_approver, fee_note, schedule_note, state, visibility, checked_on, checked_by, check_method, next_check_on, source_format, source_key, source_cells, updated_by),
  update (organization_id, place_id, kind, category, name, name_kana, summary, opportunity, told_to_host, asked_of_host, cannot_accept, eligibility_law, exception_approver, fee_note, schedule_note, state, visibility, checked_on, checked_by, check_method, next_check_on, source_format, source_key, source_cells, version, updated_at, updated_by) on resource to engawa_worker;
grant select (municipality_id, id, resource_id, rule, from_time, to_time, capacity, note, offered_from, offered_until, version, created_at),
  insert (municipality_id, id, resource_id, rule, from_time, to_time, capacity, note, offered_from, offered_until),
  update (rule, from_time, to_time, capacity, note, offered_from, offered_until, version) on vacancy to engawa_worker;
grant select (municipality_id, resource_id, weekday, half, capacity, contracted, pending, reserve, guests, override_reason, version, updated_at, updated_by),
  insert (municipality_id, resource_id, weekday, half, capacity, contracted, pending, reserve, guests, override_reason, updated_by),
  update (capacity, contracted, pending, reserve, guests, override_reason, version, updated_at, updated_by) on formal_capacity to engawa_worker;
grant select (municipality_id, id, resource_id, checked_on, checked_by, method, result, note, created_at),
  insert (municipality_id, id, resource_id, checked_on, checked_by, method, result, note) on resource_check to engawa_worker;
grant select (municipality_id, day, kind, note, version), insert (municipality_id, day, kind, note), update (kind, note, version) on school_day to engawa_worker;
grant delete on organization, place, resource, vacancy, formal_capacity, school_day to engawa_worker;
grant select (municipality_id, id, kind, name) on area to engawa_public;
grant select (municipality_id, id, kind, category, name, name_kana, summary, fee_note, schedule_note, state, visibility, checked_on) on resource to engawa_public;

-- A resource is found by its own words, by who runs it and by where it is. An index on grams cannot be used under row-level
-- security (data-layer.md §4.4), so the predicate of the policy is repeated inside; the policy outside stays the backstop.
create function app.resource_candidates(wanted text[]) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan
begin atomic
  select id from resource where municipality_id = app.municipality_id() and search_grams @> wanted
  union
  select resource.id from organization join resource
    on resource.municipality_id = organization.municipality_id and resource.organization_id = organization.id
    where organization.municipality_id = app.municipality_id() and organization.search_grams @> wanted
  union
  select resource.id from place join resource
    on resource.municipality_id = place.municipality_id and resource.place_id = place.id
    where place.municipality_id = app.municipality_id() and place.search_grams @> wanted;
end;
revoke execute on function app.resource_candidates(text[]) from public;
grant execute on function app.resource_candidates(text[]) to engawa_worker;
