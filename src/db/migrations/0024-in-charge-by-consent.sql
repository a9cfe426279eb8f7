-- Being in charge opens nothing by itself (docs/decisions/0019): another agency leads a case as long as the person's consent covers
-- it. The ground 担当 (assigned) is history; no living one is left, and what it held open follows the consents of its agency.
update access_ground set ended_at = now() where ground = 'assigned' and ended_at is null;
alter table access_ground add constraint assigned_is_history check (ground <> 'assigned' or ended_at is not null);

-- The lists are written by the one module of the application, which no migration can call: here each entry that such a ground
-- wrote is brought down to the longest term that a consent or another ground still gives, and taken out where none does. The next
-- act about the person derives the list exactly.
do $$
declare t record; w record;
begin
  create temporary table was_assigned on commit drop as
    select g.municipality_id, g.person_id, g.grantee::text as grantee, (
        select max(source.until) from (
          select o.valid_until as until from access_ground o where o.municipality_id = g.municipality_id and o.person_id = g.person_id
            and o.grantee = g.grantee and o.ended_at is null
          union all
          select coalesce((c.valid_until + 1)::timestamp at time zone 'Asia/Tokyo', 'infinity') from consent c
            where c.municipality_id = g.municipality_id and c.person_id = g.person_id and c.state = 'given' and c.recipient_agency_id = g.grantee
        ) as source) as until
    from access_ground g where g.ground = 'assigned' group by g.municipality_id, g.person_id, g.grantee;
  for t in
    select c.relname as name, case when c.relname = 'person' then 'id' when c.relname = 'household_member' then 'of_person_id' else 'person_id' end as key
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'acl' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  loop
    -- One at a time: an update that joins gives each row one of its entries only.
    for w in select * from was_assigned where until is null or isfinite(until) loop
      execute format($f$update %I as row set acl = case when $4 is null then row.acl - $3
          else row.acl || jsonb_build_object($3, (to_jsonb($4 at time zone 'UTC') #>> '{}') || 'Z') end
        where row.municipality_id = $1 and row.%I = $2 and row.acl ->> $3 = 'infinity'$f$, t.name, t.key)
      using w.municipality_id, w.person_id, w.grantee, w.until;
    end loop;
  end loop;
end $$;
