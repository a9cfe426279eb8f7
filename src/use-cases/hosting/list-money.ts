import { asActor, type Handle } from '#db/as-actor.ts';
import { ownItems } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import {
  monthlyTotals,
  type MoneyDirection,
  type MoneyKind,
  type MonthOfMoney,
} from '#domain/money-entry.ts';
import { readPlacementHead } from './find-placement.ts';
import { knownBenefits } from './known-benefits.ts';

export type StoredMoney = {
  id: string;
  version: number;
  onDay: string;
  kind: MoneyKind;
  direction: MoneyDirection;
  yen: number;
  fund: string;
  paidBy: string;
  receipt: string;
  benefitChecked: boolean;
  benefitNote: string;
  struckAt: Date | null;
  struckReason: string | null;
  byName: string;
};

export type MoneyBook = {
  /** False: what is known about this person's money is not open to this worker's agency. */
  isOpen: boolean;
  entries: StoredMoney[];
  totals: MonthOfMoney[];
  /** Benefits that a payment may reduce, as far as they are known with consent. */
  benefits: string[];
};

/** お金の台帳 of a placement, newest first, with totals by month and fund. Opens with what is open about somebody's money. */
export async function listMoney(worker: Worker, personId: string, placementId: string): Promise<MoneyBook> {
  const purpose = { act: 'hosting.money.list', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    await readPlacementHead(db, personId, placementId);
    const isOpen = (await ownItems(db, worker, personId)).has('economy');
    if (!isOpen) return { isOpen, entries: [], totals: [], benefits: [] };
    const entries = await entriesOf(db, placementId);
    return {
      isOpen,
      entries,
      totals: monthlyTotals(entries),
      benefits: (await knownBenefits(db, [personId])).get(personId) ?? [],
    };
  });
}

export async function entriesOf(db: Handle, placementId: string): Promise<StoredMoney[]> {
  const rows = await db
    .selectFrom('moneyEntry')
    .innerJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'moneyEntry.municipalityId')
        .onRef('account.id', '=', 'moneyEntry.createdBy'),
    )
    .select(['moneyEntry.id', 'moneyEntry.version', 'onDay', 'moneyEntry.kind', 'direction', 'yen', 'fund'])
    .select(['paidBy', 'receipt', 'benefitChecked', 'benefitNote', 'struckAt', 'struckReason'])
    .select('account.name as byName')
    .where('placementId', '=', placementId)
    .orderBy('onDay', 'desc')
    .orderBy('moneyEntry.id', 'desc')
    .execute();
  return rows as StoredMoney[];
}
