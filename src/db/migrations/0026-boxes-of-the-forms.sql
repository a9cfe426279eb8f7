-- Boxes of the paper forms that had no column of their own (practice.md §1.5 (1), (2), (4)). The boxes of 基本・補足 need no
-- table: each is a fact, because what is known about a person carries its basis and opens with its own item of consent.
alter table person_contact
  add column phone2 text not null default '',
  add column voicemail text not null default '' check (voicemail in ('', 'ok', 'not')),
  add column call_hours text not null default '',
  add column call_as text not null default '';
comment on column person_contact.call_as is '名のり方。機関の名を出してよいか';
grant select (phone2, voicemail, call_hours, call_as), insert (phone2, voicemail, call_hours, call_as),
  update (phone2, voicemail, call_hours, call_as) on person_contact to engawa_worker;

alter table household_member
  add column born_on date,
  add column born_precision text not null default 'unknown' check (born_precision in ('day', 'month', 'year', 'about', 'unknown')),
  add column occupation text not null default '',
  add column care_note text not null default '',
  add column role text not null default '';
comment on column household_member.role is '主な役割：家計、介護、相談相手など';
grant select (born_on, born_precision, occupation, care_note, role), insert (born_on, born_precision, occupation, care_note, role),
  update (born_on, born_precision, occupation, care_note, role) on household_member to engawa_worker;

alter table progress_note
  add column with_kind text not null default '' check (with_kind in ('', 'person', 'family', 'host', 'agency', 'other')),
  add column enclosures text not null default '';
comment on column progress_note.enclosures is '添付：何を、どこに綴じたか';
grant select (with_kind, enclosures), insert (with_kind, enclosures) on progress_note to engawa_worker;

-- 資源個票 (practice.md §3.4): whom to ask for, how it feels to be there, and what only colleagues read.
alter table resource
  add column contact_person text not null default '',
  add column atmosphere text not null default '',
  add column match_note text not null default '';
comment on column resource.match_note is '相性メモ（内部）。受入先にも住民にも見せない';
grant select (contact_person, atmosphere, match_note), insert (contact_person, atmosphere, match_note),
  update (contact_person, atmosphere, match_note) on resource to engawa_worker;
