import { asActor } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import { moneyDirections, moneyKinds } from '#domain/money-entry.ts';
import { csvOf } from '#documents/csv.ts';
import { readPlacementHead } from './find-placement.ts';
import { entriesOf } from './list-money.ts';

const heads = [
  '参加の番号',
  '日',
  '種類',
  'どちらへ',
  '金額（円）',
  '出どころ',
  '払った人',
  '領収書',
  '給付への影響を確かめた',
  '確かめたこと',
  '書いた人',
  '消し線のわけ',
] as const;

/**
 * お金の台帳 as a file for a spreadsheet, oldest first, what was struck out with its reason. It names the participation and
 * nobody: files lie about. Taking it out is an act of its own in the log (invariant 8).
 */
export async function exportMoney(worker: Worker, personId: string, placementId: string): Promise<string> {
  const purpose = { act: 'hosting.money.export', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'economy');
    const { number } = await readPlacementHead(db, personId, placementId);
    const entries = (await entriesOf(db, placementId)).toReversed();
    log.detail({ count: entries.length });
    return csvOf([
      heads,
      ...entries.map((entry) => [
        number,
        entry.onDay,
        moneyKinds[entry.kind],
        moneyDirections[entry.direction],
        entry.yen,
        entry.fund,
        entry.paidBy,
        entry.receipt,
        entry.benefitChecked ? '確かめた' : '',
        entry.benefitNote,
        entry.byName,
        entry.struckReason ?? '',
      ]),
    ]);
  });
}
