-- Import of real registers: what was read, what became of every row, and what stood there before (so that it can be undone).
create table register_import (
  municipality_id uuid not null references municipality,
  id uuid not null,
  file_name text not null,
  file_hash text not null,
  format text not null,
  encoding text not null,
  row_count integer not null check (row_count >= 0),
  counts jsonb not null default '{}',
  state text not null default 'preview' check (state in ('preview', 'applied', 'undone', 'discarded')),
  created_by uuid not null,
  created_at timestamptz not null default now(),
  applied_at timestamptz,
  undone_at timestamptz,
  version integer not null default 1,
  primary key (municipality_id, id),
  foreign key (municipality_id, created_by) references account
);

create table import_row (
  municipality_id uuid not null,
  import_id uuid not null,
  line integer not null,
  fate text not null check (fate in ('new', 'changed', 'same', 'check')),
  decision text check (decision in ('take', 'skip', 'merge')),
  source_key text not null,
  original jsonb not null,
  parsed jsonb not null,
  doubts jsonb not null default '[]',
  changes jsonb not null default '[]',
  target_resource_id uuid,
  before jsonb,
  primary key (municipality_id, import_id, line),
  foreign key (municipality_id, import_id) references register_import on delete cascade
);
create index import_row_key on import_row (municipality_id, source_key);
comment on column import_row.original is '元の升。読み取った値の隣にいつも残す';
comment on column import_row.before is '取り込む前の姿。取り消すときに戻す。無かったものは null';

alter table register_import enable row level security;
alter table import_row enable row level security;
create policy register_import_all on register_import for all to engawa_worker
  using (municipality_id = app.municipality_id() and app.sees_cases()) with check (municipality_id = app.municipality_id() and app.sees_cases());
create policy import_row_all on import_row for all to engawa_worker
  using (municipality_id = app.municipality_id() and app.sees_cases()) with check (municipality_id = app.municipality_id() and app.sees_cases());
grant select (municipality_id, id, file_name, file_hash, format, encoding, row_count, counts, state, created_by, created_at, applied_at, undone_at, version),
  insert (municipality_id, id, file_name, file_hash, format, encoding, row_count, counts, created_by),
  update (counts, state, applied_at, undone_at, version) on register_import to engawa_worker;
grant select (municipality_id, import_id, line, fate, decision, source_key, original, parsed, doubts, changes, target_resource_id, before),
  insert (municipality_id, import_id, line, fate, decision, source_key, original, parsed, doubts, changes, target_resource_id),
  update (decision, target_resource_id, before) on import_row to engawa_worker;
