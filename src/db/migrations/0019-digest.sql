-- One mail a day to those who want it, telling what waits, never about whom: mail leaves the house (design.md §3.4).
alter table account
  add column email text not null default '',
  add column wants_digest boolean not null default false,
  add check (not wants_digest or email <> '');
grant select (email, wants_digest) on account to engawa_worker, engawa_signin;
-- Everybody chooses for oneself; the sign-in role is the one that changes one's own account (0002-account.sql).
grant update (email, wants_digest) on account to engawa_signin;

create table digest (
  municipality_id uuid not null,
  account_id uuid not null,
  day date not null,
  item_count integer not null check (item_count >= 0),
  sent_at timestamptz,
  version integer not null default 1,
  primary key (municipality_id, account_id, day),
  foreign key (municipality_id, account_id) references account
);
comment on table digest is '毎朝のまとめ（メール）。一人一日一通：主キーが、二通目を止める';
alter table digest enable row level security;
create policy digest_sign_in on digest for all to engawa_signin
  using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, account_id, day, item_count, sent_at, version),
  insert (municipality_id, account_id, day, item_count), update (item_count, sent_at, version) on digest to engawa_signin;
