import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import { insuranceShape, type InsuranceDraft } from '#domain/insurance.ts';
import { Refusal } from '#domain/refusal.ts';

export type SeenInsurance = { personId: string; placementId: string; insuranceId: string; version: number };

/** Corrects number, term and payer. Another kind or another insurer is another insurance: that is written anew. */
export async function changeInsurance(
  worker: Worker,
  seen: SeenInsurance,
  change: InsuranceDraft,
  kept?: KeptSides,
): Promise<Saved> {
  const purpose = { act: 'hosting.insurance.change', subjects: [{ kind: 'person', id: seen.personId }] };
  return asActor(worker, purpose, async (db) => {
    const row = await db
      .selectFrom('insurance')
      .select(['kind', 'insurer', 'policyNumber', 'fromDay', 'toDay', 'payer', 'note'])
      .select(['version', 'updatedBy', 'createdAt'])
      .where('id', '=', seen.insuranceId)
      .where('placementId', '=', seen.placementId)
      .where('personId', '=', seen.personId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    const { version, updatedBy, createdAt, kind, insurer, ...fields } = row;
    const { kind: _kind, insurer: _insurer, ...typed } = change;
    const met = await meetVersions<Record<string, unknown>>(
      db,
      worker,
      { kind: 'insurance', id: seen.insuranceId, personId: seen.personId },
      { version, updatedBy, updatedAt: createdAt, fields },
      { seen: seen.version, fields: typed, kept },
    );
    if (!met.ok) return met;
    const { kind: _k, insurer: _i, ...merged } = insuranceShape.parse({ kind, insurer, ...met.merged });
    await db
      .updateTable('insurance')
      .set({ ...merged, version: met.version, updatedBy: worker.accountId })
      .where('id', '=', seen.insuranceId)
      .execute();
    await refreshAccess(db, seen.personId);
    return { ok: true };
  });
}
