import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { ownItems } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { Basis } from '#domain/fact.ts';
import { issueCodes, issueConcept, issueOf, issues, type IssueCode } from '#domain/issue.ts';
import { Refusal } from '#domain/refusal.ts';

export type IssuesDraft = {
  codes: readonly IssueCode[];
  on: string;
  basis: Exclude<Basis, 'confidential_meeting'>;
  basisNote: string;
};

/**
 * Sorts out what is difficult: each issue is a fact of its own, opened by its own item of consent. What no longer holds is
 * struck with the reason, never deleted (invariant 9). Issues that are not open to the worker stay untouched.
 */
export async function recordIssues(worker: Worker, personId: string, draft: IssuesDraft): Promise<void> {
  const purpose = { act: 'assessments.issues', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    const open = await ownItems(db, worker, personId);
    if (draft.codes.some((code) => !open.has(issues[code].item))) throw new Refusal('not-permitted');
    // One save after the other, so that two people ticking the same box write it once.
    await db.selectFrom('person').select('id').where('id', '=', personId).forUpdate().execute();
    const known = await db
      .selectFrom('fact')
      .select(['id', 'concepts'])
      .where('personId', '=', personId)
      .where('kind', '=', 'other')
      .where('struckAt', 'is', null)
      .where('basis', '!=', 'confidential_meeting')
      .execute();
    const standing = known.flatMap(({ id, concepts }) => {
      const code = issueOf(concepts);
      return code ? [{ id, code }] : [];
    });
    const added = issueCodes.filter(
      (code) => draft.codes.includes(code) && !standing.some((one) => one.code === code),
    );
    const gone = standing.filter(({ code }) => open.has(issues[code].item) && !draft.codes.includes(code));
    if (added.length > 0) {
      await db
        .insertInto('fact')
        .values(
          added.map((code) => ({
            municipalityId: worker.municipalityId,
            id: uuidv7(),
            personId,
            kind: 'other',
            item: issues[code].item,
            words: issues[code].label,
            saidBy: 'agency',
            saidOn: draft.on,
            basis: draft.basis,
            basisNote: draft.basisNote,
            concepts: [issueConcept(code)],
            createdBy: worker.accountId,
          })),
        )
        .execute();
    }
    if (gone.length > 0) {
      await db
        .updateTable('fact')
        .set({ struckAt: sql`now()`, struckReason: '課題の整理から外した', version: sql`version + 1` })
        .where(
          'id',
          'in',
          gone.map(({ id }) => id),
        )
        .execute();
    }
    log.detail({ added: added.length, struck: gone.length });
    await refreshAccess(db, personId);
  });
}
