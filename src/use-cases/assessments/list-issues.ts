import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { issueOf, type IssueCode } from '#domain/issue.ts';

/** The issues that stand now, as far as they are open to the worker. */
export async function listIssues(worker: Worker, personId: string): Promise<IssueCode[]> {
  const purpose = { act: 'assessments.issues.list', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const rows = await db
      .selectFrom('fact')
      .select('concepts')
      .where('personId', '=', personId)
      .where('kind', '=', 'other')
      .where('struckAt', 'is', null)
      .where('basis', '!=', 'confidential_meeting')
      .execute();
    return rows.flatMap(({ concepts }) => issueOf(concepts) ?? []);
  });
}
