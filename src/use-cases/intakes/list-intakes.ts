import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { IntakeDraft } from '#domain/intake.ts';

export type StoredIntake = IntakeDraft & {
  id: string;
  number: string;
  version: number;
  agencyName: string;
  receivedByName: string;
};

/** The consultations about one person, newest first. */
export async function listIntakes(worker: Worker, personId: string): Promise<StoredIntake[]> {
  const purpose = { act: 'intakes.list', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const rows = await db
      .selectFrom('intake')
      .innerJoin('agency', 'agency.id', 'intake.agencyId')
      .innerJoin('account', 'account.id', 'intake.receivedBy')
      .select([
        'intake.id',
        'intake.number',
        'intake.version',
        'agency.name as agencyName',
        'account.name as receivedByName',
        'intake.receivedAt',
        'intake.method',
        'intake.route',
        'intake.topics',
        'intake.mainTopic',
        'intake.ownWords',
        'intake.otherVisitor',
        'intake.personKnows',
        'intake.urgency',
        'intake.consentState',
        'intake.noConsent',
      ])
      .where('intake.personId', '=', personId)
      .orderBy('intake.receivedAt', 'desc')
      .orderBy('intake.id', 'desc')
      .execute();
    // Written through the same shape, so the codes in it are known ones.
    return rows.map((row) => row as unknown as StoredIntake);
  });
}
