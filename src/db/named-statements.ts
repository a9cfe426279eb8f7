import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** The plans of named statements stay in the memory of every connection: what is asked once in a while goes without. */
const mostNames = 1000;
const mostSeen = 4000;
const longest = 20_000;

const names = new Map<string, string>();
const seen = new Set<string>();

/** Put before a statement: what follows on this connection is planned in a way of its own, until the transaction ends. */
export function plansOf(way: string): string {
  return `/* plans: ${way} */`;
}

const wayOf = /^\/\* plans: (\w*) \*\//;

/** A name from the second time on, the same for all connections of the process. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames || text.length > longest) return known;
  if (!seen.has(text)) {
    if (seen.size >= mostSeen) seen.clear();
    seen.add(text);
    return undefined;
  }
  seen.delete(text);
  const name = `engawa_${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * Whether this connection leads to one server process for as long as it lives. A pooler in between (pgbouncer in transaction
 * mode) tells a process number of its own, and a name given there would be looked up in another process.
 */
async function isDirect(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return 'processID' in client && client.processID === rows[0]?.pid;
}

/**
 * The pool as Kysely wants it, which lets the server read and plan a statement once per connection instead of at every
 * request: under row-level security, and of a dozen small statements per page, that is most of what they cost.
 */
export function withNamedStatements(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const introduce = async (client: pg.PoolClient): Promise<PostgresPoolClient> => {
    const mayName = await isDirect(client);
    // A plan that is kept was made under the settings of its time: the same text under others has another name.
    let way = '';
    const query = async (text: string, values: readonly unknown[]): Promise<pg.QueryResult> => {
      // Without values a text may hold several statements (claims.ts), which have no name.
      if (values.length === 0) way = wayOf.exec(text)?.[1] ?? (text.startsWith('begin') ? '' : way);
      const name = mayName && values.length > 0 ? nameOf(`${text}${way}`) : undefined;
      return client.query({ text, values: [...values], ...(name !== undefined && { name }) });
    };
    return {
      // Nobody here reads by a cursor, which is the other thing that may be asked by this name.
      query: query as unknown as PostgresPoolClient['query'],
      release: (destroy) => client.release(destroy),
    };
  };
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect();
      try {
        const introduced = known.get(client) ?? (await introduce(client));
        known.set(client, introduced);
        return introduced;
      } catch (error) {
        client.release(true);
        throw error;
      }
    },
    end: () => pool.end(),
  };
}
