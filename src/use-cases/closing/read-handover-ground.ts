import type { Handle } from '#db/as-actor.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { HandoverGround } from '#domain/handover-prefill.ts';
import type { PlanContent } from '#domain/plan.ts';

const openBases = ['consent', 'duty_to_report', 'self_published'] as const;

async function readNotes(db: Handle, personId: string) {
  return db
    .selectFrom('progressNote')
    .select(['at', 'body', 'nextStep', 'nextOn', 'nextDoneAt', 'dangerSign', 'basis'])
    .where('personId', '=', personId)
    .where('struckAt', 'is', null)
    .where('basis', 'in', [...openBases])
    .where((eb) =>
      eb.or([eb('dangerSign', '=', true), eb.and([eb('nextStep', '!=', ''), eb('nextDoneAt', 'is', null)])]),
    )
    .orderBy('at', 'desc')
    .limit(40)
    .execute();
}

async function readPromises(db: Handle, caseId: string, personId: string): Promise<string[]> {
  const sheet = await db
    .selectFrom('plan')
    .innerJoin('planSheet', (join) =>
      join
        .onRef('planSheet.municipalityId', '=', 'plan.municipalityId')
        .onRef('planSheet.planId', '=', 'plan.id'),
    )
    .select('planSheet.content')
    .where('plan.caseId', '=', caseId)
    .where('plan.personId', '=', personId)
    .where('plan.state', 'in', ['agreed', 'returned', 'decided', 'running', 'evaluating'])
    .orderBy('plan.edition', 'desc')
    .executeTakeFirst();
  const content = sheet?.content as PlanContent | undefined;
  return (content?.lines ?? []).map(({ byAgencies, agencies }) =>
    [byAgencies, agencies].filter((part) => part !== '').join('　'),
  );
}

/** What a 引継書 is begun from. What comes from a 支援会議 is not even read (invariant 1). */
export async function readHandoverGround(
  db: Handle,
  { caseId, personId }: { caseId: string; personId: string },
): Promise<HandoverGround> {
  const assessment = await db
    .selectFrom('assessment')
    .select('answers')
    .where('personId', '=', personId)
    .orderBy('edition', 'desc')
    .executeTakeFirst();
  const facts = await db
    .selectFrom('fact')
    .select(['kind', 'words', 'basis'])
    .where('personId', '=', personId)
    .where('struckAt', 'is', null)
    .where('basis', 'in', [...openBases])
    .where('kind', 'in', ['aversion', 'support_needed'])
    .orderBy('saidOn')
    .orderBy('id')
    .execute();
  const hosts = await db
    .selectFrom('placement')
    .innerJoin('resource', (join) =>
      join
        .onRef('resource.municipalityId', '=', 'placement.municipalityId')
        .onRef('resource.id', '=', 'placement.resourceId'),
    )
    .select(['resource.name as resourceName', 'placement.role', 'hostPerson', 'hostContact'])
    .where('placement.personId', '=', personId)
    .where('placement.state', 'not in', ['ended', 'fell_through'])
    .orderBy('placement.id')
    .execute();
  const notes = await readNotes(db, personId);
  const { triggers } = (assessment?.answers ?? {}) as { triggers?: string };
  return {
    triggers: triggers ?? '',
    facts,
    steps: notes
      .filter(({ nextStep, nextDoneAt }) => nextStep !== '' && nextDoneAt === null)
      .map(({ nextStep, nextOn, basis }) => ({ words: nextStep, on: nextOn, basis })),
    dangers: notes
      .filter(({ dangerSign }) => dangerSign)
      .slice(0, 5)
      .map(({ body, at, basis }) => ({ words: body, on: tokyoDay(at), basis })),
    promises: await readPromises(db, caseId, personId),
    hosts,
  };
}
