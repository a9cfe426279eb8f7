import { asActor } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { FactKind } from '#domain/fact.ts';
import type { NoteMethod } from '#domain/progress-note.ts';

export type Sealed = {
  facts: {
    id: string;
    kind: FactKind;
    words: string;
    saidOn: string;
    basisNote: string;
    by: string;
    struckReason: string | null;
  }[];
  notes: {
    id: string;
    at: Date;
    method: NoteMethod;
    body: string;
    ownWords: string;
    nextStep: string;
    by: string;
    struckReason: string | null;
  }[];
};

/**
 * Opens what was learnt in a 支援会議, for those who sat in it and for the office, with a purpose that goes to the access
 * log. It is read here only: no plan, sounding, sheet or print takes it from anywhere (invariant 1).
 */
export async function openSealed(worker: Worker, personId: string, typedReason: string): Promise<Sealed> {
  const purpose = { act: 'people.sealed.open', subjects: [{ kind: 'person', id: personId }], typedReason };
  return asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'sealed');
    const facts = await db
      .selectFrom('fact')
      .innerJoin('account', 'account.id', 'fact.createdBy')
      .select(['fact.id', 'kind', 'words', 'saidOn', 'basisNote', 'struckReason', 'account.name as by'])
      .where('personId', '=', personId)
      .where('basis', '=', 'confidential_meeting')
      .orderBy('saidOn', 'desc')
      .orderBy('fact.id', 'desc')
      .execute();
    const notes = await db
      .selectFrom('progressNote')
      .innerJoin('account', 'account.id', 'progressNote.createdBy')
      .select(['progressNote.id', 'at', 'method', 'body', 'ownWords', 'nextStep', 'struckReason'])
      .select('account.name as by')
      .where('personId', '=', personId)
      .where('basis', '=', 'confidential_meeting')
      .orderBy('at', 'desc')
      .orderBy('progressNote.id', 'desc')
      .execute();
    log.detail({ facts: facts.length, notes: notes.length });
    return {
      facts: facts.map((fact) => ({ ...fact, kind: fact.kind as FactKind })),
      notes: notes.map((note) => ({ ...note, method: note.method as NoteMethod })),
    };
  });
}
