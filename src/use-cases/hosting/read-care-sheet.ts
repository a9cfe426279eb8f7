import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { answersShape } from '#domain/assessment.ts';
import { careSheetLines, mayGoToHost, type SheetLine } from '#domain/care-sheet-draft.ts';
import { readEditions, type CareSheetEdition } from './care-sheet-editions.ts';
import { readPlacementHead, type PlacementHead } from './find-placement.ts';
import { readHostConsent, type HostConsent } from './host-consent.ts';

export type CareSheetFile = {
  placement: PlacementHead;
  editions: CareSheetEdition[];
  /** From the assessment: what a worker may tick. */
  lines: SheetLine[];
  /** How much is known that stays out: that it exists, never its gist. */
  keptOut: number;
  consent: HostConsent | undefined;
};

/** The 配慮シート of a placement with everything that a worker needs to write the next edition or to hand this one over. */
export async function readCareSheet(
  worker: Worker,
  personId: string,
  placementId: string,
  today: string,
): Promise<CareSheetFile> {
  const purpose = { act: 'hosting.care-sheet.read', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const placement = await readPlacementHead(db, personId, placementId);
    const facts = await liveFacts(db, personId);
    return {
      placement,
      editions: await readEditions(db, placementId),
      lines: careSheetLines(facts, await triggersOf(db, personId)),
      keptOut: facts.filter(({ basis }) => !mayGoToHost(basis)).length,
      consent: await readHostConsent(db, personId, placement, today),
    };
  });
}

async function liveFacts(db: Handle, personId: string) {
  return db
    .selectFrom('fact')
    .select(['kind', 'words', 'basis'])
    .where('personId', '=', personId)
    .where('struckAt', 'is', null)
    .orderBy('saidOn')
    .orderBy('id')
    .execute();
}

/** 避けたほうがよい関わり方, of the confirmed edition before a draft that is still being written. */
async function triggersOf(db: Handle, personId: string): Promise<string> {
  const row = await db
    .selectFrom('assessment')
    .select('answers')
    .where('personId', '=', personId)
    .orderBy((eb) => eb.case().when('state', '=', 'confirmed').then(0).else(1).end())
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? answersShape.parse(row.answers).triggers : '';
}
