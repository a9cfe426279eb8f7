import { findAccessDrift } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { connect, disconnect } from '#db/connect.ts';
import { findImporter } from '#db/find-importer.ts';
import { withDatabase } from './with-database.ts';

/** Compares every stored access list with what consents and grounds say now; for a nightly job (docs/decisions/0003). */
export async function checkAccessCommand(): Promise<number> {
  return withDatabase(async ({ owner, login }) => {
    const worker = await findImporter(owner);
    if (!worker) {
      console.log('まだ利用者がいません。調べるものはありません。');
      return 0;
    }
    connect(login);
    try {
      const drifts = await asActor(worker, { act: 'access.check' }, (db) => findAccessDrift(db));
      for (const { table, count } of drifts)
        console.error(`${table}: 見られる範囲がずれている行が${count}件`);
      if (drifts.length === 0) console.log('見られる範囲は、どの行も同意と根拠のとおりです。');
      return drifts.length === 0 ? 0 : 1;
    } finally {
      await disconnect();
    }
  });
}
