import { openDatabase, type OpenDatabase } from '#db/open-database.ts';

/** Runs a command on the database of this install: through a running Engawa when there is one, else by itself. */
export async function withDatabase(work: (database: OpenDatabase) => Promise<number>): Promise<number> {
  const database = await openDatabase({ mayJoin: true, say: (sentence) => console.error(sentence) });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
