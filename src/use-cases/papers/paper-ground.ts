import { asActor, type Handle, type LogNotes } from '#db/as-actor.ts';
import type { AccessItem } from '#db/access-list.ts';
import { ownItems } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import { shownName } from '#domain/person.ts';
import { Refusal } from '#domain/refusal.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { paperSetting } from './read-paper-setting.ts';
import type { Issue, PaperPerson } from '#documents/furniture.ts';
import type { PaperSupporter } from '#documents/placement-head.ts';

/** How a paper is asked for. `of` names the record (a plan, a consent, a placement …); without it the newest one is meant. */
export type PaperRequest = {
  now: Date;
  of?: string | undefined;
  /** Of papers that are made per month: 2026-11; without it the newest month that has anything. */
  month?: string | undefined;
  /** Typed to open an address under 支援措置; it goes to the access log (invariant 3). */
  typedReason?: string | undefined;
};

/** What every paper begins with, read once. */
export type PaperGround = {
  db: Handle;
  log: LogNotes;
  worker: Worker;
  personId: string;
  request: PaperRequest;
  today: string;
  person: PaperPerson;
  hasProtectedAddress: boolean;
  householdNote: string;
  /** Which items of consent are open to the one who prints. */
  open: ReadonlySet<AccessItem>;
  issue: Issue;
  /** The one who prints, as somebody whom the reader of the paper may call. */
  supporter: PaperSupporter;
  currentCase: PaperCase | undefined;
};

export type PaperCase = {
  id: string;
  number: string;
  state: string;
  openedOn: string;
  leadAgency: string;
  mainWorker: string;
};

async function readPerson(db: Handle, personId: string) {
  const row = await db
    .selectFrom('person')
    .select(['number', 'isAnonymous', 'called', 'familyName', 'givenName', 'familyNameKana', 'givenNameKana'])
    .select(['alternativeName', 'gender', 'bornOn', 'bornPrecision', 'householdNote', 'hasProtectedAddress'])
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  const kana = [row.familyNameKana, row.givenNameKana].filter((part) => part !== '').join(' ');
  const person: PaperPerson = {
    number: row.number,
    name: shownName(row),
    kana: row.isAnonymous ? '' : kana,
    alternativeName: row.alternativeName,
    gender: row.gender,
    bornOn: row.bornOn,
    bornPrecision: row.bornPrecision,
  };
  return { person, hasProtectedAddress: row.hasProtectedAddress, householdNote: row.householdNote };
}

async function readCase(db: Handle, personId: string): Promise<PaperCase | undefined> {
  const row = await db
    .selectFrom('case')
    .leftJoin('agency', 'agency.id', 'case.leadAgencyId')
    .leftJoin('account', 'account.id', 'case.mainAccountId')
    .select(['case.id', 'case.number', 'case.state', 'case.openedOn'])
    .select(['agency.name as leadAgency', 'account.name as mainWorker'])
    .where('case.personId', '=', personId)
    .orderBy('case.openedOn', 'desc')
    .orderBy('case.id', 'desc')
    .executeTakeFirst();
  return row && { ...row, leadAgency: row.leadAgency ?? '', mainWorker: row.mainWorker ?? '' };
}

async function readPrinter(db: Handle, worker: Worker) {
  return db
    .selectFrom('account')
    .innerJoin('agency', 'agency.id', 'account.agencyId')
    .innerJoin('municipality', 'municipality.municipalityId', 'account.municipalityId')
    .select(['account.name', 'agency.name as agency', 'agency.phone', 'municipality.name as municipality'])
    .where('account.id', '=', worker.accountId)
    .executeTakeFirstOrThrow();
}

/**
 * Opens what a paper is made of, as one act that goes to the access log (invariant 8). `needs` is the item without which
 * there is nothing to print for this worker.
 */
export async function onPaper<T>(
  worker: Worker,
  personId: string,
  request: PaperRequest,
  purpose: { act: string; needs: AccessItem },
  work: (ground: PaperGround) => Promise<T>,
): Promise<T> {
  const { typedReason } = request;
  const subjects = [{ kind: 'person', id: personId }];
  const logged = { act: purpose.act, subjects, ...(typedReason ? { typedReason } : {}) };
  return asActor(worker, logged, async (db, log) => {
    const open = await ownItems(db, worker, personId);
    if (!open.has(purpose.needs)) throw new Refusal('not-permitted');
    const printer = await readPrinter(db, worker);
    const today = tokyoDay(request.now);
    const currentCase = await readCase(db, personId);
    const issue = {
      municipality: printer.municipality,
      agency: printer.agency,
      printedBy: printer.name,
      printedAt: request.now,
      madeOn: today,
      setting: await paperSetting(db),
    };
    const supporter = { name: printer.name, agency: printer.agency, phone: printer.phone ?? '' };
    const about = await readPerson(db, personId);
    return work({ db, log, worker, personId, request, today, open, issue, supporter, currentCase, ...about });
  });
}
