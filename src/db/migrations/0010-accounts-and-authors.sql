-- The password as its owner chose it. Whoever gives a password (an administrator, the first install) writes password_hash
-- only and has no power over this column: until the two are the same again, the account may do nothing but choose its own.
alter table account add column own_password_hash text;
comment on column account.own_password_hash is 'password_hash as its owner chose it; different or empty: given by somebody else, and good only for choosing a new one';
grant select (own_password_hash) on account to engawa_signin;
grant update (own_password_hash) on account to engawa_signin;

-- A form that arrives after its session ran out is known by the session's token in it (docs/decisions/0010).
create index session_by_form on session (municipality_id, csrf);

-- Two administrators change one account: field by field like everything else, so the row says who saved it last and the row
-- as it was is kept. An administrator sees no other revision: those of accounts are about no person.
alter table account add column updated_by uuid;
alter table account add foreign key (municipality_id, updated_by) references account;
grant select (updated_by), update (updated_by) on account to engawa_worker;
create policy revision_account_read on revision for select to engawa_worker
  using (municipality_id = app.municipality_id() and app.has_role('administrator') and subject_kind = 'account' and (person_id is null or app.opens(acl)));
create policy revision_account_add on revision for insert to engawa_worker
  with check (municipality_id = app.municipality_id() and app.has_role('administrator') and subject_kind = 'account' and person_id is null and by_account::text = app.account_id());

-- Who adds a row about a person says who they are (docs/decisions/0015): the author is the claim, never what a statement says.
alter policy person_add on person with check (municipality_id = app.municipality_id() and app.sees_cases() and updated_by::text = app.account_id());
alter policy person_contact_add on person_contact with check (municipality_id = app.municipality_id() and app.sees_cases() and updated_by::text = app.account_id());
alter policy case_add on "case" with check (municipality_id = app.municipality_id() and app.sees_cases() and updated_by::text = app.account_id());
alter policy case_change_add on case_change with check (municipality_id = app.municipality_id() and app.sees_cases() and by_account::text = app.account_id());
alter policy intake_add on intake with check (municipality_id = app.municipality_id() and app.sees_cases() and updated_by::text = app.account_id() and received_by::text = app.account_id() and agency_id::text = app.agency_id());
alter policy assessment_add on assessment with check (municipality_id = app.municipality_id() and app.sees_cases() and made_by::text = app.account_id() and updated_by::text = app.account_id());
alter policy fact_add on fact with check (municipality_id = app.municipality_id() and app.sees_cases() and created_by::text = app.account_id());
alter policy progress_note_add on progress_note with check (municipality_id = app.municipality_id() and app.sees_cases() and created_by::text = app.account_id());
alter policy match_run_add on match_run with check (municipality_id = app.municipality_id() and app.sees_cases() and run_by::text = app.account_id());
alter policy match_pass_add on match_pass with check (municipality_id = app.municipality_id() and app.sees_cases() and created_by::text = app.account_id());
alter policy voice_add on voice with check (municipality_id = app.municipality_id() and app.sees_cases() and created_by::text = app.account_id());
