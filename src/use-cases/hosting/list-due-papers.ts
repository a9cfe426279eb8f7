import { sql } from 'kysely';
import { among } from '#db/among.ts';
import type { Handle } from '#db/as-actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { besidePlacement, type OwnPlacement } from '#db/own-placements.ts';
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
};

/** How far ahead きょう looks for what ends, in days. */
const ahead = 30;
const most = 50;

type Hanging = { placementId: string; kind: PaperKind; what: string; on: string };

/**
 * For きょう: what was lent and is not back, what ends within thirty days, sheets that nobody has taken further. One list,
 * the oldest day first, of these placements as long as they are walked.
 */
export async function readDuePapers(
  db: Handle,
  today: string,
  placements: readonly OwnPlacement[],
): Promise<DuePaper[]> {
  if (placements.length === 0) return [];
  const until = addDays(today, ahead);
  const walked = placements.filter(({ state }) => state !== 'ended' && state !== 'fell_through');
  const rows = [
    ...(await overdueLoans(db, today, placements)),
    ...(await endingInsurance(db, today, until, walked)),
    ...(await endingWatches(db, until, walked)),
    ...(await endingMemoranda(db, until, walked)),
    ...(await waitingSheets(db, placements)),
    ...(await uncheckedBenefits(db, placements)),
  ];
  return besidePlacement(placements, rows)
    .map(({ placement: { personId, personName, resourceName }, row }) => ({
      ...row,
      personId,
      personName,
      resourceName,
    }))
    .toSorted((a, b) => a.on.localeCompare(b.on) || a.placementId.localeCompare(b.placementId));
}

/** By person, because that is how these tables are indexed, and then by placement. */
function hangsOn(placements: readonly OwnPlacement[], personId: string, placementId: string) {
  const people = among(personId, [...new Set(placements.map((placement) => placement.personId))]);
  const ids = among(
    placementId,
    placements.map((placement) => placement.placementId),
  );
  return sql<boolean>`${people} and ${ids}`;
}

/** Of ended placements too: a flag that is still out stays out. */
async function overdueLoans(
  db: Handle,
  today: string,
  placements: readonly OwnPlacement[],
): Promise<Hanging[]> {
  const ended = placements.filter(({ state }) => state === 'ended' || state === 'fell_through');
  const rows = await db
    .selectFrom('loan')
    .select(['placementId', 'item', 'dueOn', 'lentOn'])
    .where(hangsOn(placements, 'personId', 'placementId'))
    .where('returnedOn', 'is', null)
    .where((eb) =>
      eb.or([
        eb('dueOn', '<', today),
        among(
          'placementId',
          ended.map(({ placementId }) => placementId),
        ),
      ]),
    )
    .orderBy('dueOn')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(({ placementId, item, dueOn, lentOn }) => ({
    placementId,
    kind: 'loan',
    what: item,
    on: dueOn ?? lentOn,
  }));
}

/** The newest term of each kind only: one that was renewed has ended for nobody. */
async function endingInsurance(
  db: Handle,
  today: string,
  until: string,
  placements: readonly OwnPlacement[],
): Promise<Hanging[]> {
  const rows = await db
    .selectFrom('insurance')
    .select(['placementId', 'insurer', 'toDay'])
    .where(hangsOn(placements, 'insurance.personId', 'insurance.placementId'))
    .where('toDay', '<=', until)
    .where('toDay', '>=', addDays(today, -ahead))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('insurance as renewed')
            .select('renewed.id')
            .whereRef('renewed.municipalityId', '=', 'insurance.municipalityId')
            .whereRef('renewed.personId', '=', 'insurance.personId')
            .whereRef('renewed.placementId', '=', 'insurance.placementId')
            .whereRef('renewed.kind', '=', 'insurance.kind')
            .whereRef('renewed.toDay', '>', 'insurance.toDay'),
        ),
      ),
    )
    .orderBy('toDay')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(({ placementId, insurer, toDay }) => ({
    placementId,
    kind: 'insurance',
    what: insurer,
    on: toDay,
  }));
}

async function endingWatches(
  db: Handle,
  until: string,
  placements: readonly OwnPlacement[],
): Promise<Hanging[]> {
  const rows = await db
    .selectFrom('watchRequest')
    .select(['placementId', 'watcher', 'until'])
    .where(hangsOn(placements, 'personId', 'placementId'))
    .where('endedAt', 'is', null)
    .where('askedOn', 'is not', null)
    .where((eb) => eb.or([eb('answer', 'is', null), eb('answer', '=', 'accepted')]))
    .where('until', '<=', until)
    .orderBy('until')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    placementId: row.placementId,
    kind: 'watch',
    what: row.watcher,
    on: row.until,
  }));
}

async function endingMemoranda(
  db: Handle,
  until: string,
  placements: readonly OwnPlacement[],
): Promise<Hanging[]> {
  const rows = await db
    .selectFrom('memorandum')
    .select(['placementId', 'edition', 'validUntil'])
    .where(hangsOn(placements, 'memorandum.personId', 'memorandum.placementId'))
    .where('lockedAt', 'is not', null)
    .where('endedAt', 'is', null)
    .where('validUntil', '<=', until)
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
    .orderBy('validUntil')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(({ placementId, edition, validUntil }) => ({
    placementId,
    kind: 'memorandum',
    what: `覚書 第${edition}版`,
    on: validUntil ?? until,
  }));
}

/** Money that went to somebody who lives on a benefit, and nobody has asked yet what it does to that. */
async function uncheckedBenefits(db: Handle, placements: readonly OwnPlacement[]): Promise<Hanging[]> {
  const rows = await db
    .selectFrom('moneyEntry')
    .select(['placementId', 'personId', 'onDay'])
    .where(hangsOn(placements, 'moneyEntry.personId', 'moneyEntry.placementId'))
    .where('direction', '=', 'to_person')
    .where('benefitChecked', '=', false)
    .where('struckAt', 'is', null)
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
    .orderBy('onDay')
    .orderBy('id')
    .limit(most)
    .execute();
  const benefits = await knownBenefits(db, [...new Set(rows.map(({ personId }) => personId))]);
  return rows.flatMap(({ placementId, personId, onDay }) => {
    const known = benefits.get(personId) ?? [];
    return known.length === 0
      ? []
      : { placementId, kind: 'benefit-check' as const, what: known.join('・'), on: onDay };
  });
}

/**
 * The newest edition of a placement as long as it is not handed over; and every one that is still out although a newer one
 * exists, the participation has ended, or the consent is no more.
 */
async function waitingSheets(db: Handle, placements: readonly OwnPlacement[]): Promise<Hanging[]> {
  const isOlder = sql<boolean>`exists (select 1 from care_sheet as later where later.municipality_id = care_sheet.municipality_id
    and later.placement_id = care_sheet.placement_id and later.edition > care_sheet.edition)`;
  const isEnded = among(
    'placementId',
    placements.flatMap(({ state, placementId }) =>
      state === 'ended' || state === 'fell_through' ? placementId : [],
    ),
  );
  const rows = await db
    .selectFrom('careSheet')
    .select(['placementId', 'edition', 'agreedOn', 'handedOn', 'updatedAt'])
    .where(hangsOn(placements, 'personId', 'placementId'))
    .where('takenBackOn', 'is', null)
    .where(sql<boolean>`case when care_sheet.handed_on is null then not ${isOlder} and not ${isEnded}
      else ${isOlder} or ${isEnded} or coalesce(care_sheet.shown_until <= now(), false) end`)
    .orderBy('updatedAt')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(({ placementId, edition, agreedOn, handedOn, updatedAt }): Hanging => {
    const what = `配慮シート 第${edition}版`;
    if (handedOn !== null) return { placementId, kind: 'care-sheet-to-take-back', what, on: handedOn };
    const kind = agreedOn === null ? 'care-sheet-to-agree' : 'care-sheet-to-hand';
    return { placementId, kind, what, on: agreedOn ?? tokyoDay(updatedAt) };
  });
}
