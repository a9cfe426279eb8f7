import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import type { ConsentDraft } from '#domain/consent.ts';
import type { FactDraft } from '#domain/fact.ts';
import type { IntakeDraft } from '#domain/intake.ts';
import { emptyContact, type ContactDraft, type MemberDraft, type PersonDraft } from '#domain/person.ts';
import type { NoteDraft } from '#domain/progress-note.ts';
import { recordPerson } from '#use-cases/people/record-person.ts';
import { addAgency, addMunicipality, addWorker } from './database.ts';

/** Invented people and sheets, complete and valid, of which a test changes what it is about. */
export const somebody: PersonDraft = {
  familyName: '相良',
  givenName: '剛',
  familyNameKana: 'さがら',
  givenNameKana: 'つよし',
  alternativeName: '',
  gender: 'male',
  bornOn: '1968-06-02',
  bornPrecision: 'day',
  householdNote: 'ひとり暮らし',
  areaId: null,
  isAnonymous: false,
  called: '',
};

export const someMember: MemberDraft = {
  name: '相良 ふみ',
  relation: '妹',
  livesTogether: false,
  bornOn: '1971-01-01',
  bornPrecision: 'year',
  occupation: '会社員',
  careNote: '',
  role: '相談相手',
  note: '',
};

export const someIntake: IntakeDraft = {
  receivedAt: new Date('2026-10-06T01:00:00Z'),
  method: 'visit',
  route: 'self_reliance',
  topics: ['place_to_be', 'health'],
  mainTopic: 'place_to_be',
  ownWords: 'もうお店では調理を行うことができない',
  otherVisitor: null,
  personKnows: 'knows',
  urgency: { signs: [], action: '' },
  consentState: 'given',
  noConsent: null,
};

export const someConsent: ConsentDraft = {
  state: 'given',
  purpose: '情報を分けあって、いっしょに支えるため',
  recipientAgencyId: null,
  recipientOrganizationId: null,
  recipientName: '主治医',
  items: ['health'],
  toldWords: '',
  notToldWords: '',
  manner: 'signed',
  witness: '',
  givenBy: 'person',
  givenByName: '',
  givenOn: '2026-10-06',
  validUntil: '2027-03-31',
};

export const someNote: NoteDraft = {
  at: new Date('2026-11-09T05:00:00Z'),
  minutes: 60,
  method: 'interview',
  withKind: 'person',
  withWhom: '本人',
  placeNote: '自宅',
  body: '「男性の料理教室」の案を話す。',
  ownWords: '講師なんて柄じゃない',
  enclosures: '',
  nextStep: '',
  nextOn: null,
  nextBy: null,
  basis: 'consent',
  scope: 'consented',
  side: 'person',
  dangerSign: false,
};

export const someFact: FactDraft = {
  kind: 'strength',
  words: '和食の調理 31年',
  isOwnWords: false,
  saidBy: 'person',
  saidOn: '2026-10-06',
  basis: 'consent',
  basisNote: '',
};

export type Town = {
  municipalityId: string;
  /** 参加支援センター, who records people. */
  recorder: Worker;
  colleague: Worker;
  /** Another agency, to which nothing is open without consent. */
  other: Worker;
  officer: Worker;
  administrator: Worker;
};

/** A municipality with four agencies and one or two people in each. */
export async function addTown(owner: pg.Pool): Promise<Town> {
  const municipalityId = await addMunicipality(owner);
  const center = await addAgency(owner, municipalityId, '参加支援センター');
  const consultation = await addAgency(owner, municipalityId, '自立相談支援機関', 'consultation');
  const office = await addAgency(owner, municipalityId, '地域共生課', 'municipal_office');
  const system = await addAgency(owner, municipalityId, '情報管理', 'system');
  return {
    municipalityId,
    recorder: await addWorker(owner, municipalityId, center, ['participation_worker'], '水沢 葉子'),
    colleague: await addWorker(owner, municipalityId, center, ['participation_worker'], '森 一郎'),
    other: await addWorker(owner, municipalityId, consultation, ['consultation_worker'], '谷 みどり'),
    officer: await addWorker(owner, municipalityId, office, ['municipal_officer'], '岡 進'),
    administrator: await addWorker(owner, municipalityId, system, ['administrator'], '管 理'),
  };
}

export const now = new Date('2026-11-24T03:00:00Z');
export const today = '2026-11-24';

/** Records a person through the verb and gives the id. */
export async function addPerson(
  worker: Worker,
  person: Partial<PersonDraft> = {},
  contact: Partial<ContactDraft> = {},
): Promise<string> {
  const id = uuidv7();
  const draft = { ...somebody, ...person };
  await recordPerson(worker, { id, person: draft, contact: { ...emptyContact, ...contact } }, now);
  return id;
}

export async function addOrganization(owner: pg.Pool, municipalityId: string, name: string): Promise<string> {
  const id = uuidv7();
  await owner.query('insert into organization (municipality_id, id, number, name) values ($1, $2, $3, $4)', [
    municipalityId,
    id,
    `団-${id.slice(-6)}`,
    name,
  ]);
  return id;
}
