import type pg from 'pg';

export type Column = { name: string; type: string };
export type Table = { name: string; columns: Column[]; key: string[] };

/** Every table of ours with the columns that hold something entered; generated ones are made again on arrival. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select json_agg(a.attname order by array_position(i.indkey::int2[], a.attnum))
        from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey::int2[])
        where i.indrelid = c.oid and i.indisprimary), '[]') as key
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname not like 'kysely\\_%'
    order by c.relname collate "C"`);
  return rows;
}

/** The names of the migrations that made these tables: two databases with the same names have the same shape. */
export async function listMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name');
  return rows.map((row) => row.name);
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The same text for a value on every server and whatever its settings: days, instants, numbers and bytes as ISO and hex. */
export const plainText =
  "set local datestyle = 'ISO, YMD'; set local intervalstyle = 'iso_8601'; set local timezone = 'UTC'; set local extra_float_digits = 1; set local bytea_output = 'hex'";
