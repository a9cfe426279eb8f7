import { prepareDatabase } from '#db/open-database.ts';
import { withDatabase } from './with-database.ts';

export async function migrateCommand(): Promise<number> {
  return withDatabase(async (database) => {
    const applied = await prepareDatabase(database);
    for (const name of applied) console.log(name);
    console.log(applied.length === 0 ? 'すでに、この版の形です。' : `${applied.length}件を適用しました。`);
    return 0;
  });
}
