-- Who adds a row about a person says who they are (docs/decisions/0015): the same for the tables of a case's life. Rows that a
-- host's link writes have no account and policies of their own; follow_up and attendance may be written for a colleague's roster.
do $$
declare t record;
begin
  for t in select * from (values
    ('booking', 'updated_by'),
    ('booking_recall', 'created_by'),
    ('care_sheet', 'updated_by'),
    ('closure', 'updated_by'),
    ('decline', 'created_by'),
    ('evaluation', 'updated_by'),
    ('follow_up_rhythm', 'created_by'),
    ('handover', 'updated_by'),
    ('host_link', 'created_by'),
    ('incident', 'updated_by'),
    ('insurance', 'updated_by'),
    ('loan', 'updated_by'),
    ('meeting_item', 'updated_by'),
    ('memorandum', 'updated_by'),
    ('money_entry', 'created_by'),
    ('placement', 'updated_by'),
    ('placement_step', 'by_account'),
    ('plan', 'updated_by'),
    ('plan_sheet', 'updated_by'),
    ('scale_measurement', 'asked_by'),
    ('sounding', 'asked_by'),
    ('step_up', 'updated_by'),
    ('support_level', 'created_by'),
    ('tried_system', 'created_by'),
    ('visit', 'updated_by'),
    ('watch_request', 'updated_by')
  ) as signed(name, author) loop
    execute format('alter policy %I on %I with check (municipality_id = app.municipality_id() and app.sees_cases() and %I::text = app.account_id())', t.name || '_add', t.name, t.author);
  end loop;
end $$;
