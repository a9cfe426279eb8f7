import net from 'node:net';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { testDatabase } from '#tests/database.ts';
import type { Handle } from './as-actor.ts';
import { connect, connection, disconnect } from './connect.ts';
import { walkInOrder } from './walk-in-order.ts';

const database = testDatabase();

/** What a connection of its own has been given names for, after the same question was asked a few times. */
async function namedTexts(ask: (word: string) => Promise<unknown>): Promise<string[]> {
  for (const word of ['ひとつ', 'ふたつ', 'みっつ']) await ask(word);
  const { rows } = await sql<{ text: string }>`select statement as text from pg_prepared_statements`.execute(
    connection().db,
  );
  return rows.map(({ text }) => text);
}

const length = (word: string) =>
  sql<{ length: number }>`select length(${word}::text) as length`.execute(connection().db);

/** Tells every client a process number that is not the server's, as a pooler does. */
async function startPooler(): Promise<{ port: number; stop: () => void }> {
  const { host, port, connectionString } = database.config;
  const address = connectionString === undefined ? undefined : new URL(connectionString);
  const open = new Set<net.Socket>();
  const pooler = net.createServer((client) => {
    const server = address
      ? net.connect(Number(address.port || 5432), address.hostname)
      : net.connect(`${host}/.s.PGSQL.${port}`);
    for (const socket of [client, server]) open.add(socket.on('error', () => undefined));
    client.pipe(server);
    server.on('data', (bytes) => {
      // K, length 12, process number, key: told once, right after the login.
      const place = bytes.indexOf(Buffer.from([0x4b, 0, 0, 0, 12]));
      if (place >= 0) bytes.writeInt32BE(1, place + 5);
      client.write(bytes);
    });
  });
  await new Promise<void>((resolve) => pooler.listen(0, '127.0.0.1', resolve));
  return {
    port: (pooler.address() as net.AddressInfo).port,
    stop: () => {
      for (const socket of open) socket.destroy();
      pooler.close();
    },
  };
}

it('同じ文は二度目から名前がつき、答えはそのたびの値で決まる', async () => {
  const answers: (number | undefined)[] = [];
  const named = await namedTexts(async (word) => answers.push((await length(word)).rows[0]?.length));
  expect(named).toContain('select length($1::text) as length');
  expect(answers).toEqual([3, 3, 3]);
  expect((await length('縁側')).rows).toEqual([{ length: 2 }]);
});

it('順にたどるときの計画は、ふだんの計画と別にしまわれる', async () => {
  const within = (one: Handle) =>
    sql<{ mode: string; names: number }>`select current_setting('plan_cache_mode') as mode,
      (select count(*)::int from pg_prepared_statements where statement like '%plan_cache_mode%') as names
      where ${true}::boolean`.execute(one);
  await connection()
    .db.connection()
    .execute(async (one) => {
      await sql.raw('begin').execute(one);
      for (let turn = 0; turn < 2; turn += 1) {
        expect((await walkInOrder(one, () => within(one))).rows[0]?.mode).toBe('force_generic_plan');
        expect((await within(one)).rows[0]?.mode).toBe('auto');
      }
      expect((await within(one)).rows).toEqual([{ mode: 'auto', names: 2 }]);
      await sql.raw('commit').execute(one);
    });
});

it('あいだに仲立ち（pgbouncer など）がいれば、名前をつけない', async () => {
  const pooler = await startPooler();
  await disconnect();
  const { connectionString, database: name } = database.config;
  const path = connectionString === undefined ? name : new URL(connectionString).pathname.slice(1);
  connect({ host: '127.0.0.1', port: pooler.port, user: 'engawa_login', database: path, max: 1 });
  try {
    expect(await namedTexts(length)).toEqual([]);
  } finally {
    await disconnect();
    pooler.stop();
  }
});
