import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { intakePaper, type IntakeConsent, type IntakePaper } from '#documents/intake-paper.ts';
import type { Paper } from '#documents/paper.ts';
import { fieldIn, textIn, textsIn } from './as-text.ts';
import { onPaper, type PaperGround, type PaperRequest } from './paper-ground.ts';
import { readContact } from './read-contact.ts';

/** The consents of the day of the intake, as one application: what was asked for together stands together. */
async function readConsent({ db, personId }: PaperGround): Promise<IntakeConsent | null> {
  const rows = await db
    .selectFrom('consent')
    .leftJoin('agency', 'agency.id', 'consent.recipientAgencyId')
    .leftJoin('organization', 'organization.id', 'consent.recipientOrganizationId')
    .select(['purpose', 'items', 'givenOn', 'manner', 'witness', 'givenBy', 'givenByName', 'recipientName'])
    .select(['agency.name as agencyName', 'organization.name as organizationName'])
    .where('personId', '=', personId)
    .where('consent.state', '=', 'given')
    .orderBy('givenOn')
    .orderBy('consent.id')
    .execute();
  const [first] = rows;
  if (!first) return null;
  const together = rows.filter(({ givenOn }) => givenOn === first.givenOn);
  return {
    purposes: [...new Set(together.map(({ purpose }) => purpose))],
    recipients: together.map((row) => row.agencyName ?? row.organizationName ?? row.recipientName),
    items: [...new Set(together.flatMap(({ items }) => items))],
    givenOn: first.givenOn,
    manner: first.manner,
    witness: first.witness,
    givenBy: first.givenBy,
    givenByName: first.givenByName,
  };
}

async function findIntake({ db, personId, request }: PaperGround) {
  let query = db
    .selectFrom('intake')
    .innerJoin('agency', 'agency.id', 'intake.agencyId')
    .innerJoin('account', 'account.id', 'intake.receivedBy')
    .select([
      'intake.number',
      'receivedAt',
      'agency.name as agency',
      'account.name as receivedBy',
      'method',
      'route',
    ])
    .select([
      'topics',
      'mainTopic',
      'ownWords',
      'otherVisitor',
      'personKnows',
      'urgency',
      'consentState',
      'noConsent',
    ])
    .where('personId', '=', personId)
    .orderBy('receivedAt', 'desc')
    .orderBy('intake.id', 'desc');
  if (request.of) query = query.where('intake.id', '=', request.of);
  return query.executeTakeFirst();
}

async function readInput(ground: PaperGround): Promise<IntakePaper> {
  const { request, person } = ground;
  const row = await findIntake(ground);
  if (request.of && !row) throw new Refusal('not-found');
  const contact = await readContact(ground);
  if (!row) {
    return {
      person,
      contact,
      number: '',
      receivedAt: null,
      agency: '',
      receivedBy: '',
      method: '',
      route: '',
      topics: [],
      mainTopic: '',
      ownWords: '',
      otherVisitor: null,
      personKnows: 'unknown',
      urgency: { signs: [], action: '' },
      consentState: '',
      consent: null,
      noConsent: null,
    };
  }
  const { urgency, otherVisitor: other, noConsent, ...rest } = row;
  return {
    person,
    contact,
    ...rest,
    otherVisitor: other
      ? {
          name: textIn(other, 'name'),
          relation: textIn(other, 'relation'),
          contact: textIn(other, 'contact'),
        }
      : null,
    urgency: { signs: textsIn(fieldIn(urgency, 'signs')), action: textIn(urgency, 'action') },
    consent: await readConsent(ground),
    noConsent: noConsent
      ? {
          reason: textIn(noConsent, 'reason'),
          anonymity: textIn(noConsent, 'anonymity'),
          prospect: textIn(noConsent, 'prospect'),
        }
      : null,
  };
}

async function read(kind: 'intake' | 'intake-unconsented', ground: PaperGround): Promise<Paper> {
  const input = await readInput(ground);
  const madeOn = input.receivedAt ? tokyoDay(input.receivedAt) : ground.today;
  return intakePaper(kind, input, { ...ground.issue, madeOn });
}

/** 相談受付・申込票（同意あり）. */
export async function readIntakePaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.intake', needs: 'intake' } as const;
  return onPaper(worker, personId, request, purpose, (ground) => read('intake', ground));
}

/** 相談受付票（本人同意なし）. */
export async function readUnconsentedIntakePaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.intake-unconsented', needs: 'intake' } as const;
  return onPaper(worker, personId, request, purpose, (ground) => read('intake-unconsented', ground));
}
