-- What きょう asks for first: the placements, visits and plans of one worker, however many the town has.
create index placement_main on placement (municipality_id, main_account_id) where main_account_id is not null;
create index visit_companion on visit (municipality_id, companion_id) where held_on is null and outcome is null;
create index plan_open on plan (municipality_id, state) where state in ('draft', 'in_meeting', 'fit', 'agreed', 'decided');

-- ふりかえり counts one year.
create index intake_received on intake (municipality_id, received_at);
create index case_change_end on case_change (municipality_id, on_day) where to_state in ('closed', 'closed_watching', 'referred');

-- One entry of the chain in one call, so that a verb ends in one round trip: role, entry, commit. The row lock on log_head puts the
-- entries in order; the time is taken behind it. Runs as engawa_log, which alone may write the log, and has no power of its own.
create function app.add_log_entry(of_municipality uuid, of_kind text, of_account text, of_agency text, of_act text, of_outcome text,
  of_reason text, of_subjects jsonb, of_detail jsonb) returns void language plpgsql as $$
declare
  next_seq bigint;
  last_hash bytea;
  moment timestamptz;
  next_hash bytea;
begin
  select seq + 1, hash into next_seq, last_hash from log_head where municipality_id = of_municipality for update;
  if not found then
    raise exception 'the access log of this municipality has no head';
  end if;
  moment := clock_timestamp();
  next_hash := sha256(last_hash || convert_to(app.access_log_text(next_seq, moment, of_kind, of_account, of_agency, of_act,
    of_outcome, of_reason, of_subjects, of_detail), 'UTF8'));
  insert into access_log (municipality_id, seq, at, actor_kind, account_id, agency_id, act, outcome, typed_reason, subjects, detail, hash)
    values (of_municipality, next_seq, moment, of_kind, of_account, of_agency, of_act, of_outcome, of_reason, of_subjects, of_detail, next_hash);
  update log_head set seq = next_seq, hash = next_hash where municipality_id = of_municipality;
end $$;
