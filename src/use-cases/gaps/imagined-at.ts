import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';

/**
 * Somewhere in an area: the middle of the places that the register has there. An area without any gives no point, and then it is
 * said that the way has to be asked about.
 */
export async function middleOfArea(
  db: Handle,
  areaId: string | null,
): Promise<{ lat: number; lon: number } | undefined> {
  if (areaId === null) return undefined;
  const { rows } = await sql<{ lat: number | null; lon: number | null }>`
    select avg(latitude)::float8 as lat, avg(longitude)::float8 as lon from place
    where area_id = ${areaId}::uuid and latitude is not null and longitude is not null`.execute(db);
  const [row] = rows;
  return row?.lat == null || row.lon == null ? undefined : { lat: row.lat, lon: row.lon };
}
