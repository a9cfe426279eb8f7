import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { nameWithSan } from '#domain/person.ts';
import { knownBenefits } from './known-benefits.ts';

export type PaperKind =
  | 'loan'
  | 'insurance'
  | 'watch'
  | 'memorandum'
  | 'benefit-check'
  | 'care-sheet-to-agree'
  | 'care-sheet-to-hand'
  | 'care-sheet-to-take-back';

export type DuePaper = {
  kind: PaperKind;
  personId: string;
  personName: string;
  placementId: string;
  resourceName: string;
  /** What it is: 腕章, ボランティア活動保険, 見守る人. */
  what: string;
  /** The day it is due or ends, or since when it waits. */
  on: string;
  isMine: boolean;
};

/** How far ahead きょう looks for what ends, in days. */
const ahead = 30;

/**
 * For きょう: what was lent and is not back, what ends within thirty days, sheets that nobody has taken further. One list,
 * the oldest day first, of placements that are still walked.
 */
export async function readDuePapers(db: Handle, worker: Worker, today: string): Promise<DuePaper[]> {
  const until = addDays(today, ahead);
  return [
    ...(await overdueLoans(db, worker, today)),
    ...(await endingInsurance(db, worker, today, until)),
    ...(await endingWatches(db, worker, until)),
    ...(await endingMemoranda(db, worker, until)),
    ...(await waitingSheets(db, worker)),
    ...(await uncheckedBenefits(db, worker)),
  ].toSorted((a, b) => a.on.localeCompare(b.on) || a.placementId.localeCompare(b.placementId));
}

const most = 50;

/** Placements that somebody is still walking, with their person and their main worker. */
function walked(db: Handle) {
  return db
    .selectFrom('placement')
    .innerJoin('person', (join) =>
      join
        .onRef('person.municipalityId', '=', 'placement.municipalityId')
        .onRef('person.id', '=', 'placement.personId'),
    )
    .innerJoin('resource', (join) =>
      join
        .onRef('resource.municipalityId', '=', 'placement.municipalityId')
        .onRef('resource.id', '=', 'placement.resourceId'),
    )
    .innerJoin('case', (join) =>
      join
        .onRef('case.municipalityId', '=', 'placement.municipalityId')
        .onRef('case.id', '=', 'placement.caseId'),
    )
    .select(['placement.id as placementId', 'placement.personId', 'resource.name as resourceName'])
    .select(['person.familyName', 'person.givenName', 'person.called', 'case.mainAccountId'])
    .limit(most);
}

type Walked = {
  placementId: string;
  personId: string;
  resourceName: string;
  familyName: string;
  givenName: string;
  called: string;
  mainAccountId: string | null;
};

function paper(kind: PaperKind, worker: Worker, row: Walked, what: string, on: string): DuePaper {
  const { placementId, personId, resourceName, familyName, givenName, called, mainAccountId } = row;
  const personName = nameWithSan({ familyName, givenName, called });
  const isMine = mainAccountId === worker.accountId;
  return { kind, personId, personName, placementId, resourceName, what, on, isMine };
}

/** Of ended placements too: a flag that is still out stays out. */
async function overdueLoans(db: Handle, worker: Worker, today: string): Promise<DuePaper[]> {
  const rows = await walked(db)
    .innerJoin('loan', (join) =>
      join
        .onRef('loan.municipalityId', '=', 'placement.municipalityId')
        .onRef('loan.placementId', '=', 'placement.id'),
    )
    .select(['loan.item', 'loan.dueOn', 'loan.lentOn'])
    .where('loan.returnedOn', 'is', null)
    .where((eb) =>
      eb.or([eb('loan.dueOn', '<', today), eb('placement.state', 'in', ['ended', 'fell_through'])]),
    )
    .orderBy('loan.dueOn')
    .orderBy('loan.id')
    .execute();
  return rows.map((row) => paper('loan', worker, row, row.item, row.dueOn ?? row.lentOn));
}

/** The newest term of each kind only: one that was renewed has ended for nobody. */
async function endingInsurance(
  db: Handle,
  worker: Worker,
  today: string,
  until: string,
): Promise<DuePaper[]> {
  const rows = await walked(db)
    .innerJoin('insurance', (join) =>
      join
        .onRef('insurance.municipalityId', '=', 'placement.municipalityId')
        .onRef('insurance.placementId', '=', 'placement.id'),
    )
    .select(['insurance.insurer', 'insurance.toDay'])
    .where('placement.state', 'not in', ['ended', 'fell_through'])
    .where('insurance.toDay', '<=', until)
    .where('insurance.toDay', '>=', addDays(today, -ahead))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('insurance as renewed')
            .select('renewed.id')
            .whereRef('renewed.municipalityId', '=', 'insurance.municipalityId')
            .whereRef('renewed.placementId', '=', 'insurance.placementId')
            .whereRef('renewed.kind', '=', 'insurance.kind')
            .whereRef('renewed.toDay', '>', 'insurance.toDay'),
        ),
      ),
    )
    .orderBy('insurance.toDay')
    .orderBy('insurance.id')
    .execute();
  return rows.map((row) => paper('insurance', worker, row, row.insurer, row.toDay));
}

async function endingWatches(db: Handle, worker: Worker, until: string): Promise<DuePaper[]> {
  const rows = await walked(db)
    .innerJoin('watchRequest', (join) =>
      join
        .onRef('watchRequest.municipalityId', '=', 'placement.municipalityId')
        .onRef('watchRequest.placementId', '=', 'placement.id'),
    )
    .select(['watchRequest.watcher', 'watchRequest.until'])
    .where('placement.state', 'not in', ['ended', 'fell_through'])
    .where('watchRequest.endedAt', 'is', null)
    .where('watchRequest.askedOn', 'is not', null)
    .where((eb) => eb.or([eb('watchRequest.answer', 'is', null), eb('watchRequest.answer', '=', 'accepted')]))
    .where('watchRequest.until', '<=', until)
    .orderBy('watchRequest.until')
    .orderBy('watchRequest.id')
    .execute();
  return rows.map((row) => paper('watch', worker, row, row.watcher, row.until));
}

async function endingMemoranda(db: Handle, worker: Worker, until: string): Promise<DuePaper[]> {
  const rows = await walked(db)
    .innerJoin('memorandum', (join) =>
      join
        .onRef('memorandum.municipalityId', '=', 'placement.municipalityId')
        .onRef('memorandum.placementId', '=', 'placement.id'),
    )
    .select(['memorandum.edition', 'memorandum.validUntil'])
    .where('placement.state', 'not in', ['ended', 'fell_through'])
    .where('memorandum.lockedAt', 'is not', null)
    .where('memorandum.endedAt', 'is', null)
    .where('memorandum.validUntil', '<=', until)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('memorandum as renewed')
            .select('renewed.id')
            .whereRef('renewed.municipalityId', '=', 'memorandum.municipalityId')
            .whereRef('renewed.placementId', '=', 'memorandum.placementId')
            .whereRef('renewed.edition', '>', 'memorandum.edition')
            .where('renewed.lockedAt', 'is not', null),
        ),
      ),
    )
    .orderBy('memorandum.validUntil')
    .orderBy('memorandum.id')
    .execute();
  return rows.map((row) =>
    paper('memorandum', worker, row, `覚書 第${row.edition}版`, row.validUntil ?? until),
  );
}

/** Money that went to somebody who lives on a benefit, and nobody has asked yet what it does to that. */
async function uncheckedBenefits(db: Handle, worker: Worker): Promise<DuePaper[]> {
  const rows = await walked(db)
    .innerJoin('moneyEntry', (join) =>
      join
        .onRef('moneyEntry.municipalityId', '=', 'placement.municipalityId')
        .onRef('moneyEntry.placementId', '=', 'placement.id'),
    )
    .select('moneyEntry.onDay')
    .where('moneyEntry.direction', '=', 'to_person')
    .where('moneyEntry.benefitChecked', '=', false)
    .where('moneyEntry.struckAt', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('fact')
          .select('fact.id')
          .whereRef('fact.municipalityId', '=', 'moneyEntry.municipalityId')
          .whereRef('fact.personId', '=', 'moneyEntry.personId')
          .where('fact.item', '=', 'economy')
          .where('fact.struckAt', 'is', null),
      ),
    )
    .orderBy('moneyEntry.onDay')
    .orderBy('moneyEntry.id')
    .execute();
  const benefits = await knownBenefits(db, [...new Set(rows.map(({ personId }) => personId))]);
  return rows.flatMap((row) => {
    const known = benefits.get(row.personId) ?? [];
    return known.length === 0 ? [] : [paper('benefit-check', worker, row, known.join('・'), row.onDay)];
  });
}

/**
 * The newest edition of a placement as long as it is not handed over; and every one that is still out although a newer one
 * exists, the participation has ended, or the consent is no more.
 */
async function waitingSheets(db: Handle, worker: Worker): Promise<DuePaper[]> {
  const isOlder = sql<boolean>`exists (select 1 from care_sheet as later where later.municipality_id = care_sheet.municipality_id
    and later.placement_id = care_sheet.placement_id and later.edition > care_sheet.edition)`;
  const isEnded = sql<boolean>`placement.state in ('ended', 'fell_through')`;
  const rows = await walked(db)
    .innerJoin('careSheet', (join) =>
      join
        .onRef('careSheet.municipalityId', '=', 'placement.municipalityId')
        .onRef('careSheet.placementId', '=', 'placement.id'),
    )
    .select(['careSheet.edition', 'careSheet.agreedOn', 'careSheet.handedOn', 'careSheet.updatedAt'])
    .where('careSheet.takenBackOn', 'is', null)
    .where(sql<boolean>`case when care_sheet.handed_on is null then not ${isOlder} and not ${isEnded}
      else ${isOlder} or ${isEnded} or coalesce(care_sheet.shown_until <= now(), false) end`)
    .orderBy('careSheet.updatedAt')
    .orderBy('careSheet.id')
    .execute();
  return rows.map((row) => {
    const what = `配慮シート 第${row.edition}版`;
    if (row.handedOn !== null) return paper('care-sheet-to-take-back', worker, row, what, row.handedOn);
    const since = row.agreedOn ?? tokyoDay(row.updatedAt);
    return paper(
      row.agreedOn === null ? 'care-sheet-to-agree' : 'care-sheet-to-hand',
      worker,
      row,
      what,
      since,
    );
  });
}
