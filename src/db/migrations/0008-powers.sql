-- Powers over every table that holds a person. Rows are decided by acl alone (no sub-query), columns by grants.
-- acl, access_ground and consent are written only as engawa_access, by one module: a worker can neither forge a consent
-- nor open a row for another office. Nothing personal is ever deleted by the application; corrections strike through.

alter table person enable row level security;
create policy person_read on person for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl));
create policy person_add on person for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases());
create policy person_change on person for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl)) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, number, acl, is_anonymous, called, family_name, given_name, family_name_kana, given_name_kana, alternative_name, gender, born_on, born_precision, household_note, area_id, has_protected_address, version, created_at, updated_at, updated_by, search_grams),
  insert (municipality_id, id, number, is_anonymous, called, family_name, given_name, family_name_kana, given_name_kana, alternative_name, gender, born_on, born_precision, household_note, area_id, has_protected_address, updated_by),
  update (is_anonymous, called, family_name, given_name, family_name_kana, given_name_kana, alternative_name, gender, born_on, born_precision, household_note, area_id, has_protected_address, version, updated_at, updated_by) on person to engawa_worker;
create policy person_access on person for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, acl), update (acl) on person to engawa_access;

alter table person_contact enable row level security;
create policy person_contact_read on person_contact for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl) and (not is_protected or (protected_readers @> array[app.account_id()] and app.typed_reason() is not null)));
create policy person_contact_add on person_contact for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases());
create policy person_contact_change on person_contact for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl) and (not is_protected or (protected_readers @> array[app.account_id()] and app.typed_reason() is not null))) with check (municipality_id = app.municipality_id());
grant select (municipality_id, person_id, acl, is_protected, protected_until, protected_readers, postcode, address, building_note, latitude, longitude, phone, phone_note, email, preferred_contact, version, updated_at, updated_by),
  insert (municipality_id, person_id, is_protected, protected_until, protected_readers, postcode, address, building_note, latitude, longitude, phone, phone_note, email, preferred_contact, updated_by),
  update (is_protected, protected_until, protected_readers, postcode, address, building_note, latitude, longitude, phone, phone_note, email, preferred_contact, version, updated_at, updated_by) on person_contact to engawa_worker;
create policy person_contact_access on person_contact for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, person_id, acl, is_protected, protected_readers), update (acl) on person_contact to engawa_access;

alter table household enable row level security;
create policy household_read on household for select to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases());
create policy household_add on household for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases());
create policy household_change on household for update to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, kind, version, created_at),
  insert (municipality_id, id, kind),
  update (kind, version) on household to engawa_worker;

alter table household_member enable row level security;
create policy household_member_read on household_member for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl));
create policy household_member_add on household_member for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases());
create policy household_member_change on household_member for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl)) with check (municipality_id = app.municipality_id());
grant select (municipality_id, household_id, id, acl, of_person_id, person_id, name, relation, lives_together, note, version),
  insert (municipality_id, household_id, id, of_person_id, person_id, name, relation, lives_together, note),
  update (person_id, name, relation, lives_together, note, version) on household_member to engawa_worker;
create policy household_member_access on household_member for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, of_person_id, acl), update (acl) on household_member to engawa_access;

alter table access_ground enable row level security;
create policy access_ground_read on access_ground for select to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases() and (grantee::text = app.agency_id() or grantee::text = app.account_id()));
grant select (municipality_id, id, person_id, grantee, grantee_kind, ground, items, valid_until, note, created_at, created_by, ended_at) on access_ground to engawa_worker;
create policy access_ground_access on access_ground for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, grantee, grantee_kind, ground, items, valid_until, ended_at),
  insert (municipality_id, id, person_id, grantee, grantee_kind, ground, items, valid_until, note, created_by),
  update (valid_until, ended_at) on access_ground to engawa_access;

alter table "case" enable row level security;
create policy case_read on "case" for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl));
create policy case_add on "case" for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases());
create policy case_change on "case" for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl)) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, acl, number, state, state_since, lead_agency_id, main_account_id, opened_on, version, updated_at, updated_by),
  insert (municipality_id, id, person_id, number, state, state_since, lead_agency_id, main_account_id, opened_on, updated_by),
  update (state, state_since, lead_agency_id, main_account_id, version, updated_at, updated_by) on "case" to engawa_worker;
create policy case_access on "case" for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, acl), update (acl) on "case" to engawa_access;

alter table case_change enable row level security;
create policy case_change_read on case_change for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl));
create policy case_change_add on case_change for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases());
grant select (municipality_id, id, case_id, person_id, acl, from_state, to_state, on_day, reason, by_account, created_at),
  insert (municipality_id, id, case_id, person_id, from_state, to_state, on_day, reason, by_account) on case_change to engawa_worker;
create policy case_change_access on case_change for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, acl), update (acl) on case_change to engawa_access;

alter table intake enable row level security;
create policy intake_read on intake for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl));
create policy intake_add on intake for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases());
create policy intake_change on intake for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl)) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, acl, number, received_at, agency_id, received_by, method, route, topics, main_topic, own_words, other_visitor, person_knows, urgency, consent_state, no_consent, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, person_id, number, received_at, agency_id, received_by, method, route, topics, main_topic, own_words, other_visitor, person_knows, urgency, consent_state, no_consent, updated_by),
  update (received_at, method, route, topics, main_topic, own_words, other_visitor, person_knows, urgency, consent_state, no_consent, version, updated_at, updated_by) on intake to engawa_worker;
create policy intake_access on intake for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, acl), update (acl) on intake to engawa_access;

alter table consent enable row level security;
create policy consent_read on consent for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl));
grant select (municipality_id, id, person_id, acl, state, purpose, recipient_agency_id, recipient_organization_id, recipient_name, items, told_words, not_told_words, manner, witness, given_by, given_by_name, given_on, valid_until, withdrawn_at, withdrawn_note, version, created_at, updated_at, updated_by) on consent to engawa_worker;
create policy consent_access on consent for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, acl, state, purpose, recipient_agency_id, recipient_organization_id, recipient_name, items, told_words, not_told_words, manner, witness, given_by, given_by_name, given_on, valid_until, withdrawn_at, withdrawn_note, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, person_id, state, purpose, recipient_agency_id, recipient_organization_id, recipient_name, items, told_words, not_told_words, manner, witness, given_by, given_by_name, given_on, valid_until, updated_by),
  update (acl, state, valid_until, withdrawn_at, withdrawn_note, version, updated_at, updated_by) on consent to engawa_access;

alter table assessment enable row level security;
create policy assessment_read on assessment for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl));
create policy assessment_add on assessment for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases());
-- 確定した版は書きかえない（不変条件9）: a confirmed edition is out of reach of every update.
create policy assessment_change on assessment for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl) and state = 'draft') with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, acl, edition, state, made_on, made_by, sources, answers, profile, version, created_at, updated_at, updated_by),
  insert (municipality_id, id, person_id, edition, state, made_on, made_by, sources, answers, profile, updated_by),
  update (state, made_on, sources, answers, profile, version, updated_at, updated_by) on assessment to engawa_worker;
create policy assessment_access on assessment for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, acl), update (acl) on assessment to engawa_access;

alter table fact enable row level security;
create policy fact_read on fact for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl));
create policy fact_add on fact for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases());
-- What was struck stays struck (不変条件9).
create policy fact_change on fact for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl) and struck_at is null) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, assessment_id, acl, kind, item, words, is_own_words, said_by, said_on, basis, basis_note, concepts, condition, struck_at, struck_reason, version, created_at, created_by),
  insert (municipality_id, id, person_id, assessment_id, kind, item, words, is_own_words, said_by, said_on, basis, basis_note, concepts, condition, created_by),
  update (assessment_id, concepts, condition, struck_at, struck_reason, version) on fact to engawa_worker;
create policy fact_access on fact for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, acl, item, basis), update (acl) on fact to engawa_access;

alter table progress_note enable row level security;
create policy progress_note_read on progress_note for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl));
create policy progress_note_add on progress_note for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases());
create policy progress_note_change on progress_note for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl) and struck_at is null) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, case_id, acl, at, minutes, method, with_whom, place_note, body, own_words, next_step, next_on, next_by, next_done_at, basis, scope, side, danger_sign, struck_at, struck_reason, replaces_id, agency_id, created_at, created_by, search_grams),
  insert (municipality_id, id, person_id, case_id, at, minutes, method, with_whom, place_note, body, own_words, next_step, next_on, next_by, basis, scope, side, danger_sign, replaces_id, created_by),
  update (next_done_at, struck_at, struck_reason) on progress_note to engawa_worker;
create policy progress_note_access on progress_note for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, acl, scope, basis, agency_id, created_by), update (acl) on progress_note to engawa_access;

alter table match_run enable row level security;
create policy match_run_read on match_run for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl));
create policy match_run_add on match_run for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases());
grant select (municipality_id, id, person_id, acl, run_at, run_by, on_day, engine, profile, opportunities, result),
  insert (municipality_id, id, person_id, run_at, run_by, on_day, engine, profile, opportunities, result) on match_run to engawa_worker;
create policy match_run_access on match_run for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, acl), update (acl) on match_run to engawa_access;

alter table match_pass enable row level security;
create policy match_pass_read on match_pass for select to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl));
create policy match_pass_add on match_pass for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases());
create policy match_pass_change on match_pass for update to engawa_worker using (municipality_id = app.municipality_id() and app.opens(acl)) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, resource_id, acl, passed_by, reason, until, ended_at, created_at, created_by),
  insert (municipality_id, id, person_id, resource_id, passed_by, reason, until, created_by),
  update (ended_at) on match_pass to engawa_worker;
create policy match_pass_access on match_pass for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, acl), update (acl) on match_pass to engawa_access;

alter table voice enable row level security;
create policy voice_read on voice for select to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases());
create policy voice_add on voice for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases());
grant select (municipality_id, id, words, scene, theme, area_id, from_kind, heard_on, created_at, created_by),
  insert (municipality_id, id, words, scene, theme, area_id, from_kind, heard_on, created_by) on voice to engawa_worker;

alter table revision enable row level security;
create policy revision_read on revision for select to engawa_worker using (municipality_id = app.municipality_id() and app.sees_cases() and (person_id is null or app.opens(acl))
  and (protected_readers is null or (protected_readers @> array[app.account_id()] and app.typed_reason() is not null)));
create policy revision_add on revision for insert to engawa_worker with check (municipality_id = app.municipality_id() and app.sees_cases() and by_account::text = app.account_id());
grant select (municipality_id, id, subject_kind, subject_id, person_id, acl, version, before, at, by_account, protected_readers),
  insert (municipality_id, id, subject_kind, subject_id, person_id, version, before, by_account) on revision to engawa_worker;
create policy revision_access on revision for all to engawa_access using (municipality_id = app.municipality_id()) with check (municipality_id = app.municipality_id());
grant select (municipality_id, id, person_id, acl, subject_kind, protected_readers), update (acl, protected_readers) on revision to engawa_access;

-- Search ids come from here: an index on grams cannot be used under row-level security (data-layer.md §4.4), so the predicate
-- of the policy is repeated inside, and the policy outside stays the backstop.
create function app.person_candidates(wanted text[]) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan
begin atomic
  select id from person where municipality_id = app.municipality_id() and app.opens(acl) and search_grams @> wanted;
end;
revoke execute on function app.person_candidates(text[]) from public;
grant execute on function app.person_candidates(text[]) to engawa_worker;
