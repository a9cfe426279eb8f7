import pg from 'pg';
import type { LogAnchor } from '#domain/log-anchor.ts';

/** The heads of all chains as they stand now, to be kept outside. Reads no entry: as the owner of the database, like verify-log. */
export async function readLogHeads(owner: pg.ClientConfig, at: Date): Promise<LogAnchor[]> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    // One snapshot, so that number and hash belong together.
    await client.query('begin isolation level repeatable read read only');
    const { rows } = await client.query<{
      municipality: string;
      name: string;
      seq: string;
      hash: string;
      count: string;
    }>(
      `select municipality_id as municipality, name, head.seq, encode(head.hash, 'hex') as hash,
         (select count(*) from access_log as entry where entry.municipality_id = head.municipality_id) as count
       from municipality join log_head as head using (municipality_id) order by code, municipality_id`,
    );
    return rows.map(({ seq, count, hash, ...town }) => ({
      ...town,
      at: at.toISOString(),
      seq: Number(seq),
      count: Number(count),
      hash: hash === '' ? '-' : hash,
    }));
  } finally {
    await client.end();
  }
}
