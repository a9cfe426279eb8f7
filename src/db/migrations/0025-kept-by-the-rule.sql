-- How long a closed file is kept follows from the day of closing and the municipality's rule (practice.md §1.7). A day written at
-- closing went on saying what an older rule said, and a mistyped rule could never be put right for the files it had touched.
drop index closure_retain;
alter table closure drop column retain_until;
create index closure_closed on closure (municipality_id, closed_on) where held_reason = '';
comment on column closure.closed_on is '終結した日。保存の期限は、この年度の末日から retention_rule の年数を数える（domain/closure の retainUntil）。決まりを変えれば、もう終えたものも数えなおされる';
