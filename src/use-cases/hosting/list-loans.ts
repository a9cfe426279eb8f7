import * as z from 'zod';
import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { readPlacementHead } from './find-placement.ts';

export type StoredLoan = {
  id: string;
  version: number;
  item: string;
  itemNumber: string;
  quantity: number;
  lentBy: string;
  lentOn: string;
  dueOn: string | null;
  returnedOn: string | null;
  conditionWords: string;
  /** Each day that it was to come back by before, and why that was changed, the first change first. */
  dueChanges: DueChange[];
};

export type DueChange = {
  from: string | null;
  to: string | null;
  reason: string;
  changedAt: Date;
  byName: string;
};

/** 貸与台帳 of one placement: what is still out first, what was to come back soonest on top. */
export async function listLoans(
  worker: Worker,
  personId: string,
  placementId: string,
): Promise<StoredLoan[]> {
  const purpose = { act: 'hosting.loans.list', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    await readPlacementHead(db, personId, placementId);
    const loans = await db
      .selectFrom('loan')
      .select(['id', 'version', 'item', 'itemNumber', 'quantity', 'lentBy', 'lentOn', 'dueOn'])
      .select(['returnedOn', 'conditionWords'])
      .where('placementId', '=', placementId)
      .orderBy((eb) => eb.case().when('returnedOn', 'is', null).then(0).else(1).end())
      .orderBy('dueOn')
      .orderBy('lentOn')
      .orderBy('id')
      .execute();
    const changes = await dueChangesOf(db, loans);
    return loans.map((loan) => ({ ...loan, dueChanges: changes.get(loan.id) ?? [] }));
  });
}

const beforeShape = z.object({ dueOn: z.string().nullable(), reason: z.string() });

async function dueChangesOf(
  db: Handle,
  loans: readonly { id: string; dueOn: string | null }[],
): Promise<Map<string, DueChange[]>> {
  const found = new Map<string, DueChange[]>();
  if (loans.length === 0) return found;
  const rows = await db
    .selectFrom('revision')
    .innerJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'revision.municipalityId')
        .onRef('account.id', '=', 'revision.byAccount'),
    )
    .select(['revision.subjectId', 'revision.before', 'revision.at', 'account.name as byName'])
    .where('revision.subjectKind', '=', 'loan')
    .where(
      'revision.subjectId',
      'in',
      loans.map(({ id }) => id),
    )
    .orderBy('revision.version', 'desc')
    .execute();
  // From the newest back: what a change led to is what the one after it began with.
  const now = new Map(loans.map(({ id, dueOn }) => [id, dueOn]));
  for (const { subjectId, before, at, byName } of rows) {
    const { dueOn, reason } = beforeShape.parse(before);
    const change = { from: dueOn, to: now.get(subjectId) ?? null, reason, changedAt: at, byName };
    found.set(subjectId, [change, ...(found.get(subjectId) ?? [])]);
    now.set(subjectId, dueOn);
  }
  return found;
}
