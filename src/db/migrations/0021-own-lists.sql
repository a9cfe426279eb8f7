-- What きょう asks for first: the placements, visits and plans of one worker, however many the town has.
create index placement_main on placement (municipality_id, main_account_id) where main_account_id is not null;
create index visit_companion on visit (municipality_id, companion_id) where held_on is null and outcome is null;
create index plan_open on plan (municipality_id, state) where state in ('draft', 'in_meeting', 'fit', 'agreed', 'decided');

-- ふりかえり counts one year.
create index intake_received on intake (municipality_id, received_at);
create index case_change_end on case_change (municipality_id, on_day) where to_state in ('closed', 'closed_watching', 'referred');
