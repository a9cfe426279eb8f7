import type { Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import type { RefusalKind } from '#domain/assessment.ts';
import { itemOfKind, type FactDraft } from '#domain/fact.ts';
import { undecided, type FactCondition } from './fact-condition.ts';

/** The id comes from the form, so that sending it twice writes one fact. */
export type NewFact = FactDraft & { id: string; level?: FactCondition['level']; refusal?: RefusalKind };

/** Writes one fact into the transaction of a verb. Nobody writes what they could not read again. */
export async function insertFact(
  db: Handle,
  worker: Worker,
  personId: string,
  assessmentId: string | null,
  fact: NewFact,
): Promise<void> {
  const { level, refusal, ...draft } = fact;
  const item = itemOfKind[fact.kind];
  await requireItem(db, worker, personId, fact.basis === 'confidential_meeting' ? 'sealed' : item);
  const known = await db.selectFrom('fact').select('id').where('id', '=', fact.id).executeTakeFirst();
  if (known) return;
  const condition = { ...undecided, ...(level ? { level } : {}), ...(refusal ? { refusal } : {}) };
  await db
    .insertInto('fact')
    .values({
      ...draft,
      item,
      condition: json(condition),
      municipalityId: worker.municipalityId,
      personId,
      assessmentId,
      createdBy: worker.accountId,
    })
    .execute();
}
