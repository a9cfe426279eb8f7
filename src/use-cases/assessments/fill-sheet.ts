import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { ownItems } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { SheetDraft } from '#domain/sheet-draft.ts';
import { Refusal } from '#domain/refusal.ts';
import { boxConcept, itemOfBox, type BoxCode } from '#domain/sheet-box.ts';
import { filledBoxes, type FilledBox } from './read-sheet.ts';

/** A box that somebody else wrote into meanwhile: what stands there now; undefined when they emptied it. */
export type BoxClash = { code: BoxCode; theirs: FilledBox | undefined };

/**
 * Writes into the boxes of the sheet. Each filled box is a fact of its own with its basis, opened by its own item of
 * consent; what stood there is struck and stays readable (invariant 9). Boxes that nobody touched are left alone, and where
 * two people wrote into the same one nothing is written: the clash comes back.
 */
export async function fillSheet(worker: Worker, personId: string, draft: SheetDraft): Promise<BoxClash[]> {
  const purpose = { act: 'assessments.sheet.fill', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    const open = await ownItems(db, worker, personId);
    if (draft.boxes.some(({ code }) => !open.has(itemOfBox(code)))) throw new Refusal('not-permitted');
    // One save after the other, so that what was seen is compared with what stands.
    await db.selectFrom('person').select('id').where('id', '=', personId).forUpdate().execute();
    const standing = await filledBoxes(db, personId);
    const changed = draft.boxes.filter(({ code, words }) => words !== (standing.get(code)?.words ?? ''));
    const clashes = changed
      .filter(({ code, seen }) => (standing.get(code)?.id ?? '') !== seen)
      .map(({ code }) => ({ code, theirs: standing.get(code) }));
    if (clashes.length > 0) return clashes;
    await strike(
      db,
      changed.flatMap(({ code }) => standing.get(code)?.id ?? []),
    );
    await write(db, worker, personId, { ...draft, boxes: changed.filter(({ words }) => words !== '') });
    log.detail({ changed: changed.length });
    await refreshAccess(db, personId);
    return [];
  });
}

async function strike(db: Handle, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('fact')
    .set({ struckAt: sql`now()`, struckReason: '欄を書きかえた', version: sql`version + 1` })
    .where('id', 'in', ids)
    .execute();
}

async function write(db: Handle, worker: Worker, personId: string, draft: SheetDraft): Promise<void> {
  if (draft.boxes.length === 0) return;
  const open = await db
    .selectFrom('assessment')
    .select('id')
    .where('personId', '=', personId)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  await db
    .insertInto('fact')
    .values(
      draft.boxes.map(({ code, words }) => ({
        municipalityId: worker.municipalityId,
        id: uuidv7(),
        personId,
        assessmentId: open?.id ?? null,
        kind: 'other',
        item: itemOfBox(code),
        words,
        saidBy: draft.saidBy,
        saidOn: draft.on,
        basis: draft.basis,
        basisNote: draft.basisNote,
        concepts: [boxConcept(code)],
        createdBy: worker.accountId,
      })),
    )
    .execute();
}
