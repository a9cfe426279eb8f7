import { prepareDatabase } from '#db/open-database.ts';
import { importDatabase } from '#db/transfer/import-database.ts';
import { verifyLog } from '#db/verify-log.ts';
import { tellVerdicts } from './tell-verdicts.ts';
import { withDatabase } from './with-database.ts';

export async function importDataCommand([file]: readonly string[]): Promise<number> {
  if (file === undefined) {
    console.error(
      '取り込むファイルを指定してください。例: npm run -s engawa -- import-data ../engawa-1124.zip',
    );
    return 2;
  }
  return withDatabase(async (database) => {
    await prepareDatabase(database);
    const { tables } = await importDatabase(database.owner, file, (sentence) => console.error(sentence));
    const counts = Object.values(tables);
    const rows = counts.reduce((sum, table) => sum + table.rows, 0);
    console.log(`${counts.length}表、${rows}件を取り込みました。`);
    return tellVerdicts(await verifyLog(database.owner));
  });
}
