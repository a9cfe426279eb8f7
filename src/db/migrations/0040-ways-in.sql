-- The ways in (docs/decisions/0050): a second proof beside the password, what stands between the two, and what the account is
-- told afterwards. Secrets are read by the sign-in role alone; an administrator sees that there is one, and may take it away.
alter table session
  add column method text not null default 'password' check (method in ('password', 'password_and_factor', 'passkey', 'single_sign_on', 'demo'));
comment on column session.method is 'どのようにはいったか';
-- What one's own list of sessions tells: enough to know one's own devices by, and no more.
alter table session add column source text not null default '', add column browser text not null default '';
comment on column session.source is 'どこから（アドレス。IPv6 は /64 まで）';
comment on column session.browser is '閲覧ソフトと機械のあらまし（domain/browser-name）';
create index session_of_account on session (municipality_id, account_id) where ended_at is null;
grant select (method, source, browser), insert (method, source, browser) on session to engawa_signin;

create table totp_factor (
  municipality_id uuid not null,
  account_id uuid not null,
  secret text not null check (secret ~ '^[A-Z2-7]{32,}$'),
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  created_at timestamptz not null default now(),
  primary key (municipality_id, account_id),
  foreign key (municipality_id, account_id) references account
);
comment on table totp_factor is '確認番号のアプリ（TOTP）。confirmed_at が空のあいだは、まだ何も守らない';
comment on column totp_factor.last_step is '最後に使われた30秒の目盛り。同じ番号は二度使えない';

create table recovery_code (
  municipality_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  salt text not null,
  code_hash text not null,
  used_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (municipality_id, id),
  unique (municipality_id, account_id, code_hash),
  foreign key (municipality_id, account_id) references account
);
comment on table recovery_code is '予備の番号。argon2id だけを残し、一度ずつ使う';

create table pending_sign_in (
  municipality_id uuid not null,
  token_hash text not null,
  account_id uuid not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  primary key (municipality_id, token_hash),
  foreign key (municipality_id, account_id) references account
);
comment on table pending_sign_in is '合言葉は合い、二つめの確かめを待つあいだ。これだけでは何も開かない';

create table passkey (
  municipality_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  credential_id text not null,
  public_key text not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null check (name <> ''),
  is_synced boolean not null default false,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (municipality_id, id),
  unique (municipality_id, credential_id),
  foreign key (municipality_id, account_id) references account
);
create index passkey_of_account on passkey (municipality_id, account_id);
comment on table passkey is 'パスキー（WebAuthn）。公開鍵だけがここにあり、それで開く鍵は本人の端末を出ない';
comment on column passkey.is_synced is '端末どうしで写し合われる鍵か（一台をなくしても残る）';

create table passkey_challenge (
  municipality_id uuid not null references municipality,
  challenge_hash text not null,
  account_id uuid,
  ends_at timestamptz not null,
  primary key (municipality_id, challenge_hash),
  foreign key (municipality_id, account_id) references account
);
comment on table passkey_challenge is 'パスキーへの問いかけ。一度答えると消える';
comment on column passkey_challenge.account_id is '登録の問いかけなら、その利用者。はいるときの問いかけは、だれのものでもない';

-- Single sign-on (docs/decisions/0051): whom the municipality's own provider means by a name. Set by an administrator, never
-- made by a sign-in.
alter table account add column sso_name text check (sso_name <> ''), add unique (municipality_id, sso_name);
comment on column account.sso_name is '庁内の共通のはいり方での名（職員番号など）。空なら、共通のはいり方では開かない';
grant select (sso_name), update (sso_name) on account to engawa_worker;
grant select (sso_name) on account to engawa_signin;

create table single_sign_on_try (
  municipality_id uuid not null references municipality,
  token_hash text not null,
  state text not null,
  nonce text not null,
  code_verifier text not null,
  kept jsonb,
  ends_at timestamptz not null,
  primary key (municipality_id, token_hash)
);
comment on table single_sign_on_try is '共通のはいり方へ行って、もどるまで。一度もどると消える';
comment on column single_sign_on_try.kept is 'はいる前に書きかけたもの。もどったときに返し、10分で消える';

create table account_notice (
  municipality_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('factor-taken-off', 'signed-out', 'sso-name-changed')),
  at timestamptz not null default now(),
  by_account uuid not null,
  told_at timestamptz,
  primary key (municipality_id, id),
  foreign key (municipality_id, account_id) references account,
  foreign key (municipality_id, by_account) references account
);
create index account_notice_untold on account_notice (municipality_id, account_id) where told_at is null;
comment on table account_notice is '本人の知らないところで、はいり方に起きたこと。読んだと言うまで、どの頁にも出る';

create table sign_in_setting (
  municipality_id uuid not null references municipality,
  second_factor text not null default 'free' check (second_factor in ('free', 'administrators', 'everybody')),
  second_factor_since timestamptz not null default now(),
  allowed_networks text[] not null default '{}',
  needs_second_person boolean not null default false,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id),
  foreign key (municipality_id, updated_by) references account
);
comment on table sign_in_setting is 'はいり方の決まり（自治体にひとつ）。行がなければ、二つめの確かめは自由';
comment on column sign_in_setting.needs_second_person is '管理者のあぶない操作に、もうひとりの管理者の同意がいるか';
comment on column sign_in_setting.allowed_networks is 'はいれる場所（CIDR）。空なら、どこからでも';
comment on column sign_in_setting.second_factor_since is 'この時よりあとにはいった人から求める。書きかけの人を追い出さない';

alter table totp_factor enable row level security;
alter table recovery_code enable row level security;
alter table pending_sign_in enable row level security;
alter table passkey enable row level security;
alter table passkey_challenge enable row level security;
alter table single_sign_on_try enable row level security;
alter table account_notice enable row level security;
alter table sign_in_setting enable row level security;

create policy totp_factor_sign_in on totp_factor for all to engawa_signin using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
create policy totp_factor_read on totp_factor for select to engawa_worker using (municipality_id = app.municipality_id() and app.has_role('administrator'));
create policy totp_factor_take_off on totp_factor for delete to engawa_worker using (municipality_id = app.municipality_id() and app.has_role('administrator'));
grant select (municipality_id, account_id, secret, confirmed_at, last_step, created_at),
  insert (municipality_id, account_id, secret, created_at), update (confirmed_at, last_step), delete on totp_factor to engawa_signin;
grant select (municipality_id, account_id, confirmed_at), delete on totp_factor to engawa_worker;

create policy recovery_code_sign_in on recovery_code for all to engawa_signin using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
create policy recovery_code_read on recovery_code for select to engawa_worker using (municipality_id = app.municipality_id() and app.has_role('administrator'));
create policy recovery_code_take_off on recovery_code for delete to engawa_worker using (municipality_id = app.municipality_id() and app.has_role('administrator'));
grant select (municipality_id, id, account_id, salt, code_hash, used_at, created_at),
  insert (municipality_id, id, account_id, salt, code_hash), update (used_at), delete on recovery_code to engawa_signin;
grant select (municipality_id, id, account_id), delete on recovery_code to engawa_worker;

create policy pending_sign_in_sign_in on pending_sign_in for all to engawa_signin using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, token_hash, account_id, ends_at, used_at), insert (municipality_id, token_hash, account_id, ends_at),
  update (used_at), delete on pending_sign_in to engawa_signin;
-- Whoever ends an account's sessions ends what it has half begun.
create policy pending_sign_in_read on pending_sign_in for select to engawa_worker using (municipality_id = app.municipality_id() and app.has_role('administrator'));
create policy pending_sign_in_end on pending_sign_in for delete to engawa_worker using (municipality_id = app.municipality_id() and app.has_role('administrator'));
grant select (municipality_id, account_id), delete on pending_sign_in to engawa_worker;

create policy passkey_sign_in on passkey for all to engawa_signin using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
create policy passkey_read on passkey for select to engawa_worker using (municipality_id = app.municipality_id() and app.has_role('administrator'));
create policy passkey_take_off on passkey for delete to engawa_worker using (municipality_id = app.municipality_id() and app.has_role('administrator'));
grant select (municipality_id, id, account_id, credential_id, public_key, counter, transports, name, is_synced, created_at, used_at),
  insert (municipality_id, id, account_id, credential_id, public_key, counter, transports, name, is_synced), update (counter, name, is_synced, used_at), delete on passkey to engawa_signin;
grant select (municipality_id, id, account_id), delete on passkey to engawa_worker;

create policy passkey_challenge_sign_in on passkey_challenge for all to engawa_signin using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, challenge_hash, account_id, ends_at), insert (municipality_id, challenge_hash, account_id, ends_at), delete on passkey_challenge to engawa_signin;

create policy single_sign_on_try_sign_in on single_sign_on_try for all to engawa_signin using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, token_hash, state, nonce, code_verifier, kept, ends_at),
  insert (municipality_id, token_hash, state, nonce, code_verifier, kept, ends_at), delete on single_sign_on_try to engawa_signin;

create policy account_notice_sign_in on account_notice for all to engawa_signin using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
create policy account_notice_add on account_notice for insert to engawa_worker
  with check (municipality_id = app.municipality_id() and app.has_role('administrator') and by_account::text = app.account_id());
grant select (municipality_id, id, account_id, kind, at, by_account, told_at), update (told_at) on account_notice to engawa_signin;
grant insert (municipality_id, id, account_id, kind, by_account) on account_notice to engawa_worker;

create policy sign_in_setting_sign_in on sign_in_setting for select to engawa_signin using (municipality_id = app.municipality_id());
create policy sign_in_setting_read on sign_in_setting for select to engawa_worker using (municipality_id = app.municipality_id() and app.has_role('administrator'));
create policy sign_in_setting_add on sign_in_setting for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.has_role('administrator') and updated_by::text = app.account_id());
create policy sign_in_setting_change on sign_in_setting for update to engawa_worker
  using (municipality_id = app.municipality_id() and app.has_role('administrator')) with check (municipality_id = app.municipality_id());
grant select (municipality_id, second_factor, second_factor_since, allowed_networks) on sign_in_setting to engawa_signin;
grant select (municipality_id, second_factor, second_factor_since, allowed_networks, needs_second_person, version, updated_at, updated_by),
  insert (municipality_id, second_factor, allowed_networks, needs_second_person, updated_by),
  update (second_factor, second_factor_since, allowed_networks, needs_second_person, version, updated_at, updated_by) on sign_in_setting to engawa_worker;

-- ふたりで決めること: an administrator asks, another one agrees, and the one who asked may do it once, within a day. Nobody can
-- answer in another's name (the claim) nor one's own question (the check), whatever the application says.
create table second_person_request (
  municipality_id uuid not null,
  id uuid not null,
  act text not null check (act in ('take-off-factor', 'reset-password', 'sso-name', 'administrators', 'rules')),
  account_id uuid,
  reason text not null check (reason <> ''),
  asked_by uuid not null,
  asked_at timestamptz not null default now(),
  used_at timestamptz,
  check ((account_id is null) = (act in ('administrators', 'rules'))),
  primary key (municipality_id, id),
  unique (municipality_id, id, asked_by),
  foreign key (municipality_id, account_id) references account,
  foreign key (municipality_id, asked_by) references account
);
create index second_person_request_recent on second_person_request (municipality_id, asked_at);
comment on table second_person_request is '管理者が、もうひとりの管理者に頼んだこと';
comment on column second_person_request.used_at is '同意のあと、その操作をした時。一度だけ';

create table second_person_answer (
  municipality_id uuid not null,
  request_id uuid not null,
  asked_by uuid not null,
  by_account uuid not null,
  is_agreed boolean not null,
  at timestamptz not null default now(),
  check (by_account <> asked_by),
  primary key (municipality_id, request_id),
  foreign key (municipality_id, request_id, asked_by) references second_person_request (municipality_id, id, asked_by),
  foreign key (municipality_id, by_account) references account
);
comment on table second_person_answer is 'もうひとりの管理者の返事。頼んだ人は、自分では答えられない';

alter table second_person_request enable row level security;
alter table second_person_answer enable row level security;
create policy second_person_request_read on second_person_request for select to engawa_worker using (municipality_id = app.municipality_id() and app.has_role('administrator'));
create policy second_person_request_add on second_person_request for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.has_role('administrator') and asked_by::text = app.account_id());
create policy second_person_request_use on second_person_request for update to engawa_worker
  using (municipality_id = app.municipality_id() and app.has_role('administrator') and asked_by::text = app.account_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, act, account_id, reason, asked_by, asked_at, used_at), insert (municipality_id, id, act, account_id, reason, asked_by, asked_at),
  update (used_at) on second_person_request to engawa_worker;
create policy second_person_answer_read on second_person_answer for select to engawa_worker using (municipality_id = app.municipality_id() and app.has_role('administrator'));
create policy second_person_answer_add on second_person_answer for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.has_role('administrator') and by_account::text = app.account_id());
grant select (municipality_id, request_id, asked_by, by_account, is_agreed, at), insert (municipality_id, request_id, asked_by, by_account, is_agreed) on second_person_answer to engawa_worker;
