-- A row of a placement is about its person and its place: nobody, a host least of all, writes it into another file (invariant 12).
-- Neither of the two can be changed on a placement.
alter table placement add unique (municipality_id, id, person_id), add unique (municipality_id, id, person_id, resource_id);
do $$
declare t record;
begin
  for t in
    select c.relname as name, k.conname as key,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'resource_id' and a.attnotnull) as has_place
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where k.contype = 'f' and k.confrelid = 'placement'::regclass
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'person_id')
    order by c.relname
  loop
    execute format('alter table %I drop constraint %I', t.name, t.key);
    execute format('alter table %I add foreign key (municipality_id, placement_id, person_id%s) references placement (municipality_id, id, person_id%s)',
      t.name, case when t.has_place then ', resource_id' else '' end, case when t.has_place then ', resource_id' else '' end);
  end loop;
end $$;
