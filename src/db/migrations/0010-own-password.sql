-- The password as its owner chose it. Whoever gives a password (an administrator, the first install) writes password_hash
-- only and has no power over this column: until the two are the same again, the account may do nothing but choose its own.
alter table account add column own_password_hash text;
comment on column account.own_password_hash is 'password_hash as its owner chose it; different or empty: given by somebody else, and good only for choosing a new one';
grant select (own_password_hash) on account to engawa_signin;
grant update (own_password_hash) on account to engawa_signin;

-- A form that arrives after its session ran out is known by the session's token in it (docs/decisions/0010).
create index session_by_form on session (municipality_id, csrf);
