-- What a host reads is decided by columns, not by the page (design.md §3.2, §5.3): what is told to it stands in columns of its own,
-- everything else in columns that its role was never granted. What it reads about a person stands on a consent that is alive.

-- 配慮シート: what is told follows from the edition that the person agreed to, as soon as it is handed over. No verb writes it, and
-- none can change it: the words of an edition have no power of update (0014, invariant 9).
alter table care_sheet add column told jsonb generated always as (case when handed_on is not null then content - 'notTold' end) stored;
update care_sheet set host_link_id = null where consent_id is null;
alter table consent add unique (municipality_id, id, person_id);
alter table care_sheet
  drop constraint care_sheet_municipality_id_consent_id_fkey,
  add constraint told_in_plain_parts
    check (told - array['v', 'called', 'goodAt', 'helps', 'avoid', 'signs', 'whenTroubled', 'howToTalk', 'contact'] = '{}'::jsonb),
  add constraint shown_with_consent check (host_link_id is null or consent_id is not null),
  -- 同意は、その人の同意（不変条件2・12）。
  add foreign key (municipality_id, consent_id, person_id) references consent (municipality_id, id, person_id);
comment on column care_sheet.told is '手わたした版のうち、受入先へ伝えることば。受入先の役割が読めるのはこの欄だけ。content から決まり、だれも書けない';
grant select (told) on care_sheet to engawa_worker;

-- 見守り依頼: whether it is meant for the host's own page was lost with the link; and it stands on a consent as the sheet does.
alter table watch_request
  add column on_host_page boolean not null default false,
  add column consent_id uuid,
  add column shown_until timestamptz;
update watch_request set on_host_page = true where host_link_id is not null;
update watch_request set host_link_id = null where host_link_id is not null;
alter table watch_request
  add constraint shown_with_consent check (host_link_id is null or (on_host_page and asked_on is not null and consent_id is not null)),
  add constraint asked_in_plain_parts check (asked_on is null
    or content - array['v', 'told', 'signs', 'otherSigns', 'tell', 'tellUrgently', 'often', 'notAsked'] = '{}'::jsonb),
  add foreign key (municipality_id, consent_id, person_id) references consent (municipality_id, id, person_id);
comment on column watch_request.on_host_page is '受入先の画面に出す依頼。ほかの人（民生委員など）への依頼は、入口を開きなおしても受入先に見えない';
comment on column watch_request.shown_until is '頼んだときの同意（consent_id）がいつまで生きているか。engawa_access だけが書く';
grant select (on_host_page, consent_id, shown_until), update (on_host_page, consent_id) on watch_request to engawa_worker;
grant select (consent_id, shown_until), update (shown_until) on watch_request to engawa_access;

-- 打診の条件: the host's words in one column, what the person says to each of them in another.
alter table sounding add column condition_words text[] not null default '{}', add column condition_answers text[] not null default '{}';
update sounding set
  condition_words = array(select one.value ->> 'words' from jsonb_array_elements(conditions) with ordinality as one(value, place) order by one.place),
  condition_answers = array(select one.value ->> 'person' from jsonb_array_elements(conditions) with ordinality as one(value, place) order by one.place);
alter table sounding drop column conditions;
alter table sounding add constraint condition_answers_known check (condition_answers <@ array['agreed', 'not_yet', 'refused']
  and cardinality(condition_answers) <= cardinality(condition_words));
comment on column sounding.condition_words is '受入先の条件（ことばだけ）。受入先も読み、答えるときに書く';
comment on column sounding.condition_answers is '条件ごとの本人の返事（同じ順）。受入先の役割には、欄の権限がない';
grant select (condition_words, condition_answers), update (condition_words, condition_answers) on sounding to engawa_worker;

-- A row that names a link belongs to the placement of that link, here as in 0013 (invariant 4).
do $$
declare t text;
begin
  foreach t in array array['attendance', 'follow_up', 'booking_recall', 'care_sheet', 'watch_request'] loop
    execute format('update %I as row set host_link_id = null where host_link_id is not null and not exists (select from host_link as link
      where link.municipality_id = row.municipality_id and link.id = row.host_link_id and link.placement_id = row.placement_id)', t);
    execute format('alter table %I drop constraint %I', t, t || '_municipality_id_host_link_id_fkey');
    execute format('alter table %I add foreign key (municipality_id, host_link_id, placement_id) references host_link (municipality_id, id, placement_id)', t);
  end loop;
end $$;

-- Consent is the ground: withdrawn, run out, or never named, nothing is shown. An ask ends with its day, too.
alter policy care_sheet_host on care_sheet
  using (municipality_id = app.municipality_id() and host_link_id = app.host_link_id() and handed_on is not null and taken_back_on is null
    and shown_until > now());
alter policy watch_request_host on watch_request
  using (municipality_id = app.municipality_id() and host_link_id = app.host_link_id() and asked_on is not null and ended_at is null
    and shown_until > now() and until >= (now() at time zone 'Asia/Tokyo')::date);
-- A day that a worker put right is the worker's; the host reads back what it told itself.
alter policy attendance_host on attendance
  using (municipality_id = app.municipality_id() and host_link_id = app.host_link_id() and source = 'link' and updated_by is null);

-- Column by column; why each is there stands in tests/policies/host-columns.ts, which is held against the catalog.
revoke select on host_link, placement, sounding, visit, care_sheet, watch_request, attendance, follow_up, booking_recall from engawa_host;
revoke update on sounding from engawa_host;
-- Whose page it is the sign-in role finds out before the door opens; the host's role never asks.
drop policy municipality_host on municipality;
revoke select on municipality from engawa_host;
grant select (id, addressee, about, asker, asker_phone, valid_until) on host_link to engawa_host;
grant select (id, person_id, resource_id, role, state, called, emergency_contact, recall_notice_days, started_on, ended_on) on placement to engawa_host;
grant select (id, asked_on, told, asked_words, reply_due_on, answer, answered_on, condition_words, version),
  update (answer, answered_on, answered_by, answer_manner, condition_words, reason_code, reason_words, version) on sounding to engawa_host;
grant select (id, kind, planned_on, from_time, to_time, meet_at) on visit to engawa_host;
grant select (id, edition, told, handed_on) on care_sheet to engawa_host;
grant select (id, watcher, content, until) on watch_request to engawa_host;
grant select (id, day, half, state, reason) on attendance to engawa_host;
grant select (id, done_on, host_load, host_wish) on follow_up to engawa_host;
grant select (id, told_on, effective_on, settled_on) on booking_recall to engawa_host;
