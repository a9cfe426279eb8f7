-- Places that are really taken: a booking holds one seat of one half day. Formal users come first (invariant 5); two people can
-- never both take the last seat, whatever the verbs do: the exclusion constraint says so (data-layer.md §1.5). Seat and booking
-- are two rows, because a seat must count for everybody while whose it is stays behind the person's access list.
-- uuid and text in a GiST key need btree_gist, a trusted extension of PostgreSQL's own contrib.
create extension if not exists btree_gist with schema public;

create table seat (
  municipality_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  vacancy_id uuid,
  slot_key text not null,
  weekday smallint not null check (weekday between 1 and 7),
  half text not null check (half in ('am', 'pm')),
  number integer not null check (number > 0),
  starts_on date not null,
  ends_on date,
  period daterange generated always as (daterange(starts_on, ends_on, '[]')) stored,
  state text not null default 'held' check (state in ('held', 'used', 'free')),
  held_until date,
  is_over boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, resource_id) references resource,
  foreign key (municipality_id, updated_by) references account,
  check (ends_on is null or ends_on >= starts_on),
  check (state <> 'held' or held_until is not null),
  constraint one_seat_one_guest exclude using gist (municipality_id with =, resource_id with =, slot_key with =, weekday with =, half with =, number with =, period with &&)
    where (state in ('held', 'used') and not is_over)
);
comment on table seat is '席：いつの何番目がふさがっているか。だれの席かは booking にあり、ここには人がいない。見えない人の予約も、席として数えられる';
comment on column seat.slot_key is '定員の曜日×半日は formal、空き枠はその id。席の番号はこの中で数える';
comment on column seat.is_over is '定員を超えて受けると理由を書いて決めた席';
create index seat_resource on seat (municipality_id, resource_id, state);
-- A seat that is taken or given back changes the town that searches read (0009-large-town.sql).
alter table seat add column town_mark bigint generated always as (hash_record_extended(
  row(id, resource_id, slot_key, weekday, half, number, starts_on, ends_on, state, held_until, is_over), 0)) stored;
comment on column seat.town_mark is '町が変わったかを知るための、行の中身の目印';
create index seat_mark on seat (municipality_id) include (town_mark);

-- The half days that a time of day can be booked by; src/domain/half-of-day.ts says the same and why.
create function app.halves_of(from_minute integer, to_minute integer) returns text[] language sql immutable parallel safe
  return case
    when from_minute >= to_minute then '{}'::text[]
    when to_minute <= 720 then '{am}'::text[]
    when from_minute >= 720 then '{pm}'::text[]
    when least(720 - from_minute, to_minute - 720) > 90 then '{am,pm}'::text[]
    when 720 - from_minute >= to_minute - 720 then '{am}'::text[]
    else '{pm}'::text[]
  end;

create table booking (
  municipality_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  person_id uuid not null,
  resource_id uuid not null,
  seat_id uuid not null,
  acl jsonb not null default '{}',
  weekday smallint not null check (weekday between 1 and 7),
  half text not null check (half in ('am', 'pm')),
  from_time time,
  to_time time,
  starts_on date not null,
  ends_on date,
  state text not null default 'held' check (state in ('held', 'used', 'returned', 'recalled', 'cancelled')),
  held_until date,
  ended_reason text not null default '',
  override_reason text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, placement_id) references placement,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, resource_id) references resource,
  foreign key (municipality_id, seat_id) references seat,
  foreign key (municipality_id, updated_by) references account,
  check (ends_on is null or ends_on >= starts_on),
  check (to_time is null or from_time is null or to_time > from_time),
  check (state <> 'held' or held_until is not null)
);
comment on table booking is '枠の予約：仮押さえ held→使用中 used→返却 returned｜返還 recalled｜取消 cancelled。期限（held_until）のすぎた仮押さえは時計が消す';
comment on column booking.override_reason is '定員を超えて受けると決めた理由。ふつうは空';
create index booking_resource on booking (municipality_id, resource_id, state);
create index booking_person on booking (municipality_id, person_id);
create index booking_placement on booking (municipality_id, placement_id);

create table booking_recall (
  municipality_id uuid not null,
  id uuid not null,
  placement_id uuid not null,
  person_id uuid not null,
  resource_id uuid not null,
  acl jsonb not null default '{}',
  told_on date not null,
  told_by text not null default '',
  manner text not null check (manner in ('phone', 'visit', 'paper', 'link', 'mail')),
  reason_code text not null check (reason_code in ('formal_user', 'staff', 'closing', 'use', 'other')),
  reason_words text not null default '',
  effective_on date not null,
  agreed_notice_days integer not null default 0,
  settled_on date,
  settled_how text not null default '',
  withdrawn_at timestamptz,
  host_link_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  primary key (municipality_id, id),
  foreign key (municipality_id, placement_id) references placement,
  foreign key (municipality_id, person_id) references person,
  foreign key (municipality_id, resource_id) references resource,
  foreign key (municipality_id, host_link_id) references host_link,
  foreign key (municipality_id, created_by) references account,
  check (effective_on >= told_on)
);
comment on table booking_recall is '受入先が枠を返してほしいと言った：予告の日数は覚書のとおり。短いときもそのまま残る';
create index booking_recall_person on booking_recall (municipality_id, person_id);
create index booking_recall_open on booking_recall (municipality_id, effective_on) where settled_on is null and withdrawn_at is null;

create table resource_closure (
  municipality_id uuid not null references municipality,
  id uuid not null,
  resource_id uuid,
  from_day date not null,
  to_day date not null,
  half text not null default '' check (half in ('', 'am', 'pm')),
  kind text not null check (kind in ('weather', 'host', 'holiday', 'infection', 'other')),
  reason text not null default '',
  ended_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  primary key (municipality_id, id),
  foreign key (municipality_id, resource_id) references resource on delete cascade,
  foreign key (municipality_id, created_by) references account,
  check (to_day >= from_day)
);
comment on table resource_closure is '休み：大雨・熱中症警戒・先方の都合・感染症など。resource_id が空ならまち全体。休みの日の欠席は欠席に数えない';
create index resource_closure_day on resource_closure (municipality_id, from_day, to_day);

do $$
declare t text;
begin
  foreach t in array array['booking', 'booking_recall'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl))', t || '_read', t);
    execute format('create policy %I on %I for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases())', t || '_add', t);
    execute format('create policy %I on %I for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl)) with check (municipality_id = app.municipality_id())', t || '_change', t);
    execute format('create policy %I on %I for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id())', t || '_access', t);
    execute format('grant select (municipality_id, id, person_id, acl), update (acl) on %I to engawa_access', t);
  end loop;
end $$;
alter table seat enable row level security;
-- No person stands in a seat: whoever reads the town's week reads how many places are taken.
create policy seat_read on seat for select to engawa_worker using (municipality_id = app.municipality_id());
create policy seat_add on seat for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases());
create policy seat_change on seat for update to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases()) with check (municipality_id = app.municipality_id());
alter table resource_closure enable row level security;
create policy resource_closure_read on resource_closure for select to engawa_worker using (municipality_id = app.municipality_id());
create policy resource_closure_add on resource_closure for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases());
create policy resource_closure_change on resource_closure for update to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases()) with check (municipality_id = app.municipality_id());

grant select (municipality_id, id, placement_id, person_id, resource_id, seat_id, acl, weekday, half, from_time, to_time, starts_on, ends_on, state, held_until, ended_reason, override_reason, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, placement_id, person_id, resource_id, seat_id, weekday, half, from_time, to_time, starts_on, ends_on, state, held_until, override_reason, updated_by),
  update (from_time, to_time, starts_on, ends_on, state, held_until, ended_reason, override_reason, version, updated_at, updated_by) on booking to engawa_worker;
grant select (municipality_id, id, resource_id, vacancy_id, slot_key, weekday, half, number, starts_on, ends_on, state, held_until, is_over, town_mark, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, resource_id, vacancy_id, slot_key, weekday, half, number, starts_on, ends_on, state, held_until, is_over, updated_by),
  update (starts_on, ends_on, state, held_until, is_over, version, updated_at, updated_by) on seat to engawa_worker;
grant select (municipality_id, id, placement_id, person_id, resource_id, acl, told_on, told_by, manner, reason_code, reason_words, effective_on, agreed_notice_days, settled_on, settled_how, withdrawn_at, host_link_id, version, created_at, created_by),
  insert (municipality_id, id, placement_id, person_id, resource_id, told_on, told_by, manner, reason_code, reason_words, effective_on, agreed_notice_days, created_by),
  update (effective_on, settled_on, settled_how, withdrawn_at, version) on booking_recall to engawa_worker;
grant select (municipality_id, id, resource_id, from_day, to_day, half, kind, reason, ended_at, version, created_at, created_by),
  insert (municipality_id, id, resource_id, from_day, to_day, half, kind, reason, created_by),
  update (ended_at, version) on resource_closure to engawa_worker;

create policy booking_recall_host on booking_recall for select to engawa_host
  using (municipality_id = app.municipality_id() and host_link_id = app.host_link_id());
create policy booking_recall_host_add on booking_recall for insert to engawa_host
  with check (municipality_id = app.municipality_id() and host_link_id = app.host_link_id() and manner = 'link' and created_by is null);
grant select (municipality_id, id, placement_id, told_on, effective_on, reason_code, reason_words, settled_on, host_link_id),
  insert (municipality_id, id, placement_id, person_id, resource_id, told_on, told_by, manner, reason_code, reason_words, effective_on, agreed_notice_days, host_link_id) on booking_recall to engawa_host;
