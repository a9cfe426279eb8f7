import { sql } from 'kysely';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import type { IntakeDraft } from '#domain/intake.ts';
import { Refusal } from '#domain/refusal.ts';

/** Corrects an intake; the sheet as it was stays in the revisions (invariant 9). */
export async function changeIntake(
  worker: Worker,
  personId: string,
  intakeId: string,
  seen: number,
  intake: IntakeDraft,
  kept?: KeptSides,
): Promise<Saved> {
  const purpose = { act: 'intakes.change', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const row = await db
      .selectFrom('intake')
      .select([
        'receivedAt',
        'method',
        'route',
        'topics',
        'mainTopic',
        'ownWords',
        'otherVisitor',
        'personKnows',
        'urgency',
        'consentState',
        'noConsent',
        'version',
        'updatedBy',
        'updatedAt',
      ])
      .where('id', '=', intakeId)
      .where('personId', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    const { version, updatedBy, updatedAt, ...fields } = row;
    const subject = { kind: 'intake', id: intakeId, personId };
    const stored = { version, updatedBy, updatedAt, fields: fields as unknown as IntakeDraft };
    const met = await meetVersions(db, worker, subject, stored, { seen, fields: intake, kept });
    if (!met.ok) return met;
    const { otherVisitor, urgency, noConsent, ...plain } = met.merged;
    await db
      .updateTable('intake')
      .set({
        ...plain,
        otherVisitor: otherVisitor && json(otherVisitor),
        urgency: json(urgency),
        noConsent: noConsent && json(noConsent),
        version: met.version,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', intakeId)
      .execute();
    await refreshAccess(db, personId);
    return { ok: true };
  });
}
