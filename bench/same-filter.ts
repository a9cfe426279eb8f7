import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { benchDay, middle } from './invent-town.ts';
import { deniedCodes, eastScale, kmPerDegree } from './sweep.ts';

/**
 * A town in the product's own tables: conditions as jsonb on resource, windows as rows of vacancy. Each size is a
 * municipality of its own. The search column, which this filter does not look at, is left out: it takes minutes to fill.
 */
export async function loadTown(
  client: pg.Client,
  town: readonly Opportunity[],
  code: string,
): Promise<string> {
  const municipality = uuidv7();
  await client.query('insert into municipality (municipality_id, code, name) values ($1, $2, $3)', [
    municipality,
    code,
    `試町${town.length}`,
  ]);
  await client.query('alter table resource drop column if exists search_grams cascade');
  await client.query('alter table place drop column if exists search_grams cascade');
  for (let at = 0; at < town.length; at += 5000) {
    await loadPart(client, municipality, town.slice(at, at + 5000));
  }
  await client.query('vacuum analyze resource, place, vacancy');
  return municipality;
}

async function loadPart(
  client: pg.Client,
  municipality: string,
  part: readonly Opportunity[],
): Promise<void> {
  const rows = part.map((one) => {
    const { id, kind, name, text, windows, at, closedOn, v, ...conditions } = one;
    return {
      key: uuidv7(),
      number: id,
      kind,
      name,
      summary: text,
      lat: at?.lat,
      lon: at?.lon,
      state: closedOn !== undefined && closedOn <= benchDay ? 'closed' : 'open',
      opportunity: { v, ...conditions },
      windows,
    };
  });
  const json = JSON.stringify(rows);
  await client.query(
    `insert into place (municipality_id, id, name, latitude, longitude)
     select $1, key, name, lat, lon from jsonb_to_recordset($2) as r (key uuid, name text, lat float8, lon float8)`,
    [municipality, json],
  );
  await client.query(
    `insert into resource (municipality_id, id, number, place_id, kind, name, summary, opportunity, state)
     select $1, key, number, key, kind, name, summary, opportunity, state
     from jsonb_to_recordset($2) as r (key uuid, number text, kind text, name text, summary text, opportunity jsonb, state text)`,
    [municipality, json],
  );
  await client.query(
    `insert into vacancy (municipality_id, id, resource_id, rule, capacity, offered_until)
     select $1, gen_random_uuid(), key, w -> 'rule', (w ->> 'capacity')::int, (w ->> 'validUntil')::date
     from jsonb_to_recordset($2) as r (key uuid, windows jsonb), jsonb_array_elements(windows) as w`,
    [municipality, json],
  );
}

const filter = `from resource r
  left join place pl on pl.municipality_id = r.municipality_id and pl.id = r.place_id
  cross join lateral (select coalesce((r.opportunity ->> 'minSessionMinutes')::int, 1) as needed,
    sqrt(power((pl.longitude - $10::float8) * $11::float8 - $3::float8, 2) + power((pl.latitude - $12::float8) * $13::float8 - $4::float8, 2)) as km) as known
  where r.municipality_id = $1 and r.state = 'open'
    and coalesce((r.opportunity ->> 'ageMin')::int, 0) <= $2::int and coalesce((r.opportunity ->> 'ageMax')::int, 200) >= $2::int
    and known.needed <= $6::int
    and (known.km is null or known.km <= $5::float8)
    and not exists (select from jsonb_each_text(r.opportunity -> 'demands') as d where d.value::int > coalesce(($7::jsonb ->> d.key)::int, 3))
    and not exists (select from jsonb_array_elements(coalesce(r.opportunity -> 'eligibility', '[]')) as e where e ->> 'code' = any($8::text[]))
    and (not exists (select from vacancy v where v.municipality_id = r.municipality_id and v.resource_id = r.id)
      or exists (select from vacancy v,
          jsonb_to_recordset(v.rule -> 'hours') as offered ("from" int, "to" int),
          jsonb_to_recordset($9::jsonb) as own ("from" int, "to" int)
        where v.municipality_id = r.municipality_id and v.resource_id = r.id and v.capacity is distinct from 0
          and coalesce(v.offered_until >= $14::date, true)
          and least(offered."to", own."to") - greatest(offered."from", own."from") >= known.needed))`;

function boundValues(municipality: string, person: PersonProfile): unknown[] {
  const { home, maxKm } = person.reach;
  return [
    municipality,
    person.age ?? 0,
    home ? (home.lon - middle.lon) * eastScale : 0,
    home ? (home.lat - middle.lat) * kmPerDegree : 0,
    maxKm ?? 500,
    person.sessionMaxMinutes ?? 1440,
    JSON.stringify(person.tolerance),
    deniedCodes(person),
    JSON.stringify(person.hours ?? []),
    middle.lon,
    eastScale,
    middle.lat,
    kmPerDegree,
    benchDay,
  ];
}

/** What passes, nearest to the wishes and then to the home first: 25 rows, no near misses and no reasons. As the owner, so that no policy slows it. */
export async function askSql(client: pg.Client, municipality: string, person: PersonProfile): Promise<void> {
  const wished = person.wishes.flatMap((wish) => wish.concepts);
  await client.query(
    `select r.id, r.name, known.km ${filter}
      order by r.opportunity -> 'concepts' ?| $15::text[] desc, known.km, r.id limit 25`,
    [...boundValues(municipality, person), wished],
  );
}

/** Everything that passes, by its number in the invented town: to compare with the sweep. */
export async function passingInSql(
  client: pg.Client,
  municipality: string,
  person: PersonProfile,
): Promise<string[]> {
  const { rows } = await client.query<{ number: string }>(
    `select r.number ${filter} order by r.number`,
    boundValues(municipality, person),
  );
  return rows.map((row) => row.number);
}
