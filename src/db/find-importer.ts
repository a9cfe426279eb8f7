import pg from 'pg';
import type { Role, Worker } from '#domain/actor.ts';

/**
 * In whose name a command on the machine itself writes into the register: the given account, or the first one whose work
 * it is. Whoever can run the command is the operator of the machine; the log still names an account.
 */
export async function findImporter(owner: pg.ClientConfig, signInName?: string): Promise<Worker | undefined> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const { rows } = await client.query<{
      municipality_id: string;
      id: string;
      agency_id: string;
      roles: Role[];
    }>(
      `select municipality_id, id, agency_id, roles from account
       where is_active and not roles @> array['administrator'] and ($1::text is null or sign_in_name = $1)
       order by roles @> array['community_coordinator'] desc, roles @> array['municipal_officer'] desc, sign_in_name limit 1`,
      [signInName ?? null],
    );
    const [account] = rows;
    return (
      account && {
        kind: 'worker',
        municipalityId: account.municipality_id,
        accountId: account.id,
        agencyId: account.agency_id,
        roles: account.roles,
      }
    );
  } finally {
    await client.end();
  }
}
