-- 差戻し: a plan that 主管課 gave back is no longer one that waits for its decision. Who, when and why stand on the decision; the
-- plan stands in a state of its own until the next edition is drafted from it, or the city decides after all.
alter table plan drop constraint plan_state_check;
alter table plan
  add column returned_on date,
  add constraint plan_state_check check (state in ('draft', 'in_meeting', 'fit', 'agreed', 'returned', 'decided', 'running', 'evaluating', 'ended', 'replaced', 'withdrawn')),
  -- 差戻しは、本人が同意したプランにだけある（不変条件7）。
  add constraint returned_after_agreed check (state <> 'returned'
    or (fit_on is not null and agreed_on is not null and returned_on is not null and agreed_on <= returned_on));
comment on column plan.returned_on is '主管課が差し戻した日。なぜ・だれが は support_decision にある';
grant select (returned_on), update (returned_on) on plan to engawa_worker;

-- 直すところを書かない差戻しはない。
alter table support_decision add constraint returned_with_words check (decision <> 'returned' or words <> '');

update plan set state = 'returned', returned_on = greatest(last.decided_on, plan.agreed_on)
from (select distinct on (municipality_id, plan_id) municipality_id, plan_id, decision, decided_on
  from support_decision order by municipality_id, plan_id, created_at desc) as last
where plan.municipality_id = last.municipality_id and plan.id = last.plan_id and plan.state = 'agreed' and last.decision = 'returned';
create index plan_returned on plan (municipality_id, returned_on) where state = 'returned';
