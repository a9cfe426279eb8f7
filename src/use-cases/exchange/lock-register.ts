import type { Handle } from '#db/as-actor.ts';

/**
 * One import of a register at a time: two people who take the same file at the same moment would both find its rows new.
 * All imports of the format are locked in one order, so the second waits and then sees what the first has done.
 */
export async function lockRegister(db: Handle, importId: string): Promise<void> {
  await db
    .selectFrom('registerImport')
    .select('id')
    .where('format', '=', (eb) =>
      eb.selectFrom('registerImport as this').select('this.format').where('this.id', '=', importId),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
}
