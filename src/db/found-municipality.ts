import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { Role } from '#domain/actor.ts';

export type NewAgency = {
  key: string;
  name: string;
  kind:
    | 'municipal_office'
    | 'coordination'
    | 'participation'
    | 'consultation'
    | 'outreach'
    | 'community'
    | 'system';
  phone?: string;
};

export type NewAccount = {
  agency: string;
  signInName: string;
  name: string;
  nameKana: string;
  roles: readonly Role[];
  /** argon2id. An account of the demo gets the hash of a password that nobody knows. */
  passwordHash: string;
};

export type NewMunicipality = {
  /** 団体コード with its check digit. */
  code: string;
  name: string;
  isDemo: boolean;
  agencies: readonly NewAgency[];
  accounts: readonly NewAccount[];
};

export type Founded = {
  municipalityId: string;
  agencies: Record<string, string>;
  accounts: Record<string, string>;
};

/** `mixed`: the demo town is there and a real municipality is wanted beside it, or the other way round. */
export type NotFounded = { refused: 'code-taken' | 'mixed' };

/**
 * Lays the first rows of a municipality, as the owner of the database: no claim can exist before them. The log chain
 * begins here. Two at once: the second finds the code taken and adds nothing. The demo town, where anybody comes in by one
 * press, is never in one database with real people.
 */
export async function foundMunicipality(
  owner: pg.ClientConfig,
  wanted: NewMunicipality,
): Promise<Founded | NotFounded> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('lock table municipality in share row exclusive mode');
    const known = await client.query<{ code: string; is_demo: boolean }>(
      'select code, is_demo from municipality',
    );
    const isTaken = known.rows.some(({ code }) => code === wanted.code);
    if (isTaken || known.rows.some(({ is_demo: isDemo }) => isDemo !== wanted.isDemo)) {
      await client.query('rollback');
      return { refused: isTaken ? 'code-taken' : 'mixed' };
    }
    const municipalityId = uuidv7();
    await client.query(
      'insert into municipality (municipality_id, code, name, is_demo) values ($1, $2, $3, $4)',
      [municipalityId, wanted.code, wanted.name, wanted.isDemo],
    );
    await client.query('insert into log_head (municipality_id) values ($1)', [municipalityId]);
    const agencies: Record<string, string> = {};
    for (const agency of wanted.agencies) {
      const id = uuidv7();
      agencies[agency.key] = id;
      await client.query(
        'insert into agency (municipality_id, id, name, kind, phone) values ($1, $2, $3, $4, $5)',
        [municipalityId, id, agency.name, agency.kind, agency.phone ?? null],
      );
    }
    const accounts: Record<string, string> = {};
    for (const account of wanted.accounts) {
      const id = uuidv7();
      accounts[account.signInName] = id;
      await client.query(
        `insert into account (municipality_id, id, agency_id, sign_in_name, name, name_kana, password_hash, roles)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          municipalityId,
          id,
          agencies[account.agency],
          account.signInName,
          account.name,
          account.nameKana,
          account.passwordHash,
          account.roles,
        ],
      );
    }
    await client.query('commit');
    return { municipalityId, agencies, accounts };
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    await client.end();
  }
}

/** Whether any municipality is there yet. */
export async function hasMunicipality(owner: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from municipality limit 1');
    return (rowCount ?? 0) > 0;
  } finally {
    await client.end();
  }
}
