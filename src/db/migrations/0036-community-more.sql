-- The parts that people play in an activity (講師・助手・参加者): one list per activity, so that each part can be asked for under
-- its own entry of the register. The lead's entry stands in role_resource_id too, where composing looks for it.
alter table activity add column roles jsonb not null default '[]';
comment on column activity.roles is '役の型（domain/activity）：役の名・すること・人数・台帳の行。空なら、はじめの型を出す';
grant select (roles), insert (roles), update (roles) on activity to engawa_worker;
