import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import {
  consentStanding,
  type ConsentGiver,
  type ConsentItem,
  type ConsentManner,
  type ConsentStanding,
} from '#domain/consent.ts';
import { minorAnswerShape, type MinorAnswer } from '#domain/minor-consent.ts';

export type StoredConsent = {
  id: string;
  standing: ConsentStanding;
  purpose: string;
  recipientAgencyId: string | null;
  recipientOrganizationId: string | null;
  /** The agency's, the organisation's or the written name. */
  recipient: string;
  items: ConsentItem[];
  toldWords: string;
  notToldWords: string;
  manner: ConsentManner;
  witness: string;
  givenBy: ConsentGiver;
  givenByName: string;
  /** Of a minor; empty otherwise. */
  minor: MinorAnswer;
  givenOn: string;
  validUntil: string | null;
  withdrawnAt: Date | null;
  withdrawnNote: string;
  version: number;
  recordedBy: string;
  /** Somebody answered about the same recipient and purpose later: this line is history. */
  isAnsweredLater: boolean;
};

/** All answers of one person, newest first; `today` decides what is 期限切れ. */
export async function listConsents(
  worker: Worker,
  personId: string,
  today: string,
): Promise<StoredConsent[]> {
  const purpose = { act: 'consents.list', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const rows = await db
      .selectFrom('consent')
      .leftJoin('agency', 'agency.id', 'consent.recipientAgencyId')
      .leftJoin('organization', 'organization.id', 'consent.recipientOrganizationId')
      .innerJoin('account', 'account.id', 'consent.updatedBy')
      .select([
        'consent.id',
        'consent.state',
        'consent.purpose',
        'consent.recipientAgencyId',
        'consent.recipientOrganizationId',
        'consent.recipientName',
        'agency.name as agencyName',
        'organization.name as organizationName',
        'consent.items',
        'consent.toldWords',
        'consent.notToldWords',
        'consent.manner',
        'consent.witness',
        'consent.givenBy',
        'consent.givenByName',
        'consent.assent',
        'consent.assentWords',
        'consent.guardianAnswer',
        'consent.guardianNote',
        'consent.givenOn',
        'consent.validUntil',
        'consent.withdrawnAt',
        'consent.withdrawnNote',
        'consent.version',
        'account.name as recordedBy',
      ])
      .where('consent.personId', '=', personId)
      .orderBy('consent.createdAt', 'desc')
      .orderBy('consent.id', 'desc')
      .execute();
    const answered = new Set<string>();
    return rows.map((row) => {
      const { state, recipientName, agencyName, organizationName, ...stored } = row;
      const { assent, assentWords, guardianAnswer, guardianNote, ...rest } = stored;
      const recipient = agencyName ?? organizationName ?? recipientName;
      const about = `${recipient}\n${row.purpose}`;
      const isAnsweredLater = answered.has(about);
      answered.add(about);
      return {
        ...rest,
        standing: consentStanding({ state, validUntil: row.validUntil }, today),
        recipient,
        isAnsweredLater,
        minor: minorAnswerShape.parse({ assent, assentWords, guardianAnswer, guardianNote }),
        items: row.items as ConsentItem[],
        manner: row.manner as ConsentManner,
        givenBy: row.givenBy as ConsentGiver,
      };
    });
  });
}
