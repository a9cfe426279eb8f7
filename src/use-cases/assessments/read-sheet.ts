import type { Handle } from '#db/as-actor.ts';
import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { boxOf, type BoxCode } from '#domain/sheet-box.ts';

/** What stands in a box now, who wrote it and when. `id` is the fact: a save names it as what it saw. */
export type FilledBox = { id: string; code: BoxCode; words: string; writtenBy: string; createdAt: Date };

/** The boxes that are filled now and open to the worker. What comes from a 支援会議 fills none (invariant 1). */
export async function filledBoxes(db: Handle, personId: string): Promise<Map<BoxCode, FilledBox>> {
  const rows = await db
    .selectFrom('fact')
    .innerJoin('account', 'account.id', 'fact.createdBy')
    .select(['fact.id', 'words', 'concepts', 'fact.createdAt', 'account.name as writtenBy'])
    .where('personId', '=', personId)
    .where('kind', '=', 'other')
    .where('struckAt', 'is', null)
    .where('basis', '!=', 'confidential_meeting')
    .orderBy('fact.id')
    .execute();
  const filled = rows.flatMap(({ concepts, ...row }) => {
    const code = boxOf(concepts);
    return code ? [[code, { ...row, code }] as const] : [];
  });
  return new Map(filled);
}

/** 基本の欄: everything that is written in the boxes of the sheet, and the newest edition they belong to. */
export async function readSheet(worker: Worker, personId: string) {
  const purpose = { act: 'assessments.sheet.read', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const newest = await db
      .selectFrom('assessment')
      .select(['edition', 'state'])
      .where('personId', '=', personId)
      .orderBy('edition', 'desc')
      .executeTakeFirst();
    return { boxes: await filledBoxes(db, personId), newest };
  });
}
