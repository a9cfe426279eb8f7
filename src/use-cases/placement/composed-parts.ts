import { uuidv7 } from 'uuidv7';
import type { Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { nextNumber } from '#db/running-number.ts';
import type { Worker } from '#domain/actor.ts';
import type { Composition } from '#domain/composition.ts';
import { nextCheckAfter } from '#domain/freshness.ts';
import { fiscalYear } from '#domain/japanese-date.ts';

/** 講師役 as an entry of the register, seen by those who work here: what is asked of whoever leads, and when. */
export async function insertLeadRole(
  db: Handle,
  worker: Worker,
  draft: Composition,
  { placeId, hostId, today }: { placeId: string | null; hostId: string | null; today: string },
): Promise<string> {
  const { municipalityId, accountId } = worker;
  const id = uuidv7();
  const lead = draft.roles.find(({ part }) => part === 'lead');
  await db
    .insertInto('resource')
    .values({
      municipalityId,
      id,
      number: await nextNumber(db, municipalityId, 'resource', fiscalYear(today)),
      name: `${draft.name}　${draft.lead.title}`,
      kind: 'role',
      category: '活動の役',
      // Whose wish it is takes the class in: care sheet and memorandum go there. Unnamed as long as it does not want to be named.
      organizationId: draft.wish.mayName ? hostId : null,
      placeId,
      summary: lead?.does ?? '',
      visibility: 'internal',
      opportunity: json({
        v: 1,
        concepts: [draft.concept],
        demands: draft.leadDemands,
        minSessionMinutes: draft.minutes,
        group: draft.people.least,
        feeYen: 0,
        step: 'lead',
      }),
      checkedOn: today,
      checkedBy: accountId,
      checkMethod: '活動の案から',
      nextCheckOn: nextCheckAfter(today),
      updatedBy: accountId,
    })
    .execute();
  await db
    .insertInto('vacancy')
    .values({
      municipalityId,
      id: uuidv7(),
      resourceId: id,
      rule: json(draft.rule),
      capacity: 1,
      note: '',
      offeredFrom: draft.dates[0] ?? null,
      offeredUntil: null,
    })
    .execute();
  return id;
}

/** Each side is asked apart; the person's own yes stands in the placement. */
export async function insertAgreements(
  db: Handle,
  worker: Worker,
  activityId: string,
  draft: Composition,
): Promise<void> {
  const asked = draft.asks.filter(({ side }) => side !== 'person');
  for (const { side, whom, what } of asked) {
    await db
      .insertInto('activityAgreement')
      .values({
        municipalityId: worker.municipalityId,
        id: uuidv7(),
        activityId,
        side,
        whom: whom.slice(0, 200),
        what: townWords(what).slice(0, 500),
        updatedBy: worker.accountId,
      })
      .execute();
  }
}

/** Questions that only this person's limits raise stay on their page: asked here they would tell of them. */
function townWords(what: readonly string[]): string {
  return what.filter((words) => !/本人|要る支え|があるか$/u.test(words)).join('。');
}
