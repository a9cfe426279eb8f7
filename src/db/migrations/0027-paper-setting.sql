-- How a municipality's own rule names and signs its papers: 様式番号 per paper, the posts of the 決裁欄 and which papers have one.
-- One row, written as a whole; without it the numbers of the 要綱 that the product comes with hold.
create table paper_setting (
  municipality_id uuid not null references municipality,
  form_numbers jsonb not null default '{}',
  posts text[] not null,
  approved_kinds text[] not null,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid not null,
  primary key (municipality_id),
  foreign key (municipality_id, updated_by) references account
);
comment on table paper_setting is '様式：様式番号と決裁欄（自治体の要綱による）';
alter table paper_setting enable row level security;
create policy paper_setting_read on paper_setting for select to engawa_worker using (municipality_id = app.municipality_id());
create policy paper_setting_add on paper_setting for insert to engawa_worker with check (municipality_id = app.municipality_id() and (app.has_role('municipal_officer') or app.has_role('administrator')));
create policy paper_setting_change on paper_setting for update to engawa_worker using (municipality_id = app.municipality_id() and (app.has_role('municipal_officer') or app.has_role('administrator'))) with check (municipality_id = app.municipality_id());
grant select (municipality_id, form_numbers, posts, approved_kinds, version, updated_at, updated_by),
  insert (municipality_id, form_numbers, posts, approved_kinds, updated_by),
  update (form_numbers, posts, approved_kinds, version, updated_at, updated_by) on paper_setting to engawa_worker;
