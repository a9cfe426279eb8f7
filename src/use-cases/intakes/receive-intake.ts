import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor, type Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { requireItem } from '#db/own-items.ts';
import { nextNumber } from '#db/running-number.ts';
import type { Worker } from '#domain/actor.ts';
import { isEnded, type CaseState } from '#domain/case-state.ts';
import type { IntakeDraft } from '#domain/intake.ts';
import { fiscalYear } from '#domain/japanese-date.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';

/**
 * Takes in a consultation about a person who is recorded already, and opens a case when none is open: after 終結 a new
 * consultation is counted as new (practice.md §2.1). The id comes from the form, so that sending it twice takes in one.
 */
export async function receiveIntake(
  worker: Worker,
  personId: string,
  intakeId: string,
  intake: IntakeDraft,
): Promise<void> {
  const purpose = { act: 'intakes.receive', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'intake');
    const known = await db.selectFrom('intake').select('id').where('id', '=', intakeId).executeTakeFirst();
    if (known) {
      log.detail({ already: true });
      return;
    }
    const { municipalityId, accountId, agencyId } = worker;
    const day = tokyoDay(intake.receivedAt);
    const { otherVisitor, urgency, noConsent, ...plain } = intake;
    await db
      .insertInto('intake')
      .values({
        ...plain,
        otherVisitor: otherVisitor && json(otherVisitor),
        urgency: json(urgency),
        noConsent: noConsent && json(noConsent),
        municipalityId,
        id: intakeId,
        personId,
        number: await nextNumber(db, municipalityId, 'intake', fiscalYear(day)),
        agencyId,
        receivedBy: accountId,
        updatedBy: accountId,
      })
      .execute();
    if (!(await hasOpenCase(db, personId))) {
      await db
        .insertInto('case')
        .values({
          municipalityId,
          id: uuidv7(),
          personId,
          number: await nextNumber(db, municipalityId, 'case', fiscalYear(day)),
          state: intake.consentState === 'given' ? 'received' : 'no_consent_yet',
          stateSince: day,
          leadAgencyId: agencyId,
          mainAccountId: accountId,
          openedOn: day,
          updatedBy: accountId,
        })
        .execute();
      log.detail({ opensCase: true });
    }
    await refreshAccess(db, personId);
  });
}

async function hasOpenCase(db: Handle, personId: string): Promise<boolean> {
  const cases = await db.selectFrom('case').select('state').where('personId', '=', personId).execute();
  return cases.some(({ state }) => !isEnded(state as CaseState));
}
