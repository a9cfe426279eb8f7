import type { Worker } from '#domain/actor.ts';
import { consentStanding } from '#domain/consent.ts';
import { minorAnswerShape } from '#domain/minor-consent.ts';
import { Refusal } from '#domain/refusal.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { consentPaper, withdrawalPaper, type PaperConsent } from '#documents/consent-paper.ts';
import type { Paper } from '#documents/paper.ts';
import { onPaper, type PaperGround, type PaperRequest } from './paper-ground.ts';

type FoundConsent = PaperConsent & { id: string; state: string };

async function readConsents({ db, personId }: PaperGround): Promise<FoundConsent[]> {
  const rows = await db
    .selectFrom('consent')
    .innerJoin('account', 'account.id', 'consent.updatedBy')
    .leftJoin('agency', 'agency.id', 'consent.recipientAgencyId')
    .leftJoin('organization', 'organization.id', 'consent.recipientOrganizationId')
    .select([
      'consent.id',
      'consent.state',
      'purpose',
      'recipientName',
      'items',
      'toldWords',
      'notToldWords',
      'manner',
    ])
    .select(['assent', 'assentWords', 'guardianAnswer', 'guardianNote'])
    .select(['witness', 'givenBy', 'givenByName', 'givenOn', 'validUntil', 'withdrawnAt', 'withdrawnNote'])
    .select([
      'account.name as recordedBy',
      'agency.name as agencyName',
      'organization.name as organizationName',
    ])
    .where('personId', '=', personId)
    .orderBy('givenOn', 'desc')
    .orderBy('consent.id', 'desc')
    .execute();
  return rows.map(({ agencyName, organizationName, recipientName, withdrawnAt, ...row }) => ({
    ...row,
    minor: minorAnswerShape.parse(row),
    recipient: agencyName ?? organizationName ?? recipientName,
    withdrawnOn: withdrawnAt === null ? null : tokyoDay(withdrawnAt),
  }));
}

/** 同意書: of the named consent, or the empty form. */
export async function readConsentPaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.consent', needs: 'basic' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const consent = request.of ? (await readConsents(ground)).find(({ id }) => id === request.of) : null;
    if (consent === undefined) throw new Refusal('not-found');
    const madeOn = consent?.givenOn ?? ground.today;
    return consentPaper({ person: ground.person, consent }, { ...ground.issue, madeOn });
  });
}

/** 撤回届 for the consents that hold today, or for the named one. */
export async function readWithdrawalPaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.withdrawal', needs: 'basic' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const all = await readConsents(ground);
    const consents = request.of
      ? all.filter(({ id }) => id === request.of)
      : all.filter((consent) => consentStanding(consent, ground.today) === 'given');
    if (request.of && consents.length === 0) throw new Refusal('not-found');
    return withdrawalPaper({ person: ground.person, consents }, ground.issue);
  });
}
