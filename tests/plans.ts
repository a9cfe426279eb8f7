import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import type { ItemDraft, MeetingDraft } from '#domain/meeting.ts';
import { emptyPlanContent, type PlanContent } from '#domain/plan.ts';
import { addTriedSystem } from '#use-cases/casework/add-tried-system.ts';
import { addItem } from '#use-cases/meetings/add-item.ts';
import { arrangeMeeting } from '#use-cases/meetings/arrange-meeting.ts';
import { readMeeting } from '#use-cases/meetings/read-meeting.ts';
import { saveItem, type ItemInput } from '#use-cases/meetings/save-item.ts';
import { stepMeeting } from '#use-cases/meetings/step-meeting.ts';
import { proposePlan } from '#use-cases/plans/propose-plan.ts';
import { readPlan } from '#use-cases/plans/read-plan.ts';
import { savePlan } from '#use-cases/plans/save-plan.ts';
import { startPlan } from '#use-cases/plans/start-plan.ts';
import { addCase, someTried } from './cases.ts';

/** A plan that a meeting can speak about. */
export function someContent(): PlanContent {
  return {
    ...emptyPlanContent,
    wishedLife: '「体操の輪はつらい。子どもの声は好き」',
    goals: [{ id: uuidv7(), words: '週に一度、朝の立ち番に立つ', measure: '月に4回', until: '2027-03-31' }],
    lines: [
      {
        id: uuidv7(),
        issue: '家に閉じこもりがち',
        goalId: null,
        byPerson: '水曜の朝に立つ',
        byTown: '見守りの会が声をかける',
        byAgencies: '月に1回たずねる',
        agencies: '包括　月1回',
        from: null,
        to: null,
        resources: '北野小 見守りの会',
        state: 'not_yet',
      },
    ],
  };
}

export const someMeeting: MeetingDraft = {
  title: '第1回 重層的支援会議',
  heldOn: '2026-11-18',
  fromTime: '14:00',
  toTime: '15:30',
  placeNote: '市役所2階',
  manner: 'in_person',
  chair: '村瀬 香織',
  recorder: '水沢 葉子',
  nextOn: null,
};

export const someItem: ItemDraft = {
  personPresent: true,
  familyPresent: false,
  ownWords: '朝なら立てる',
  reports: [],
  points: '',
  decisionWords: '',
  roles: [],
  resourceGap: '',
  nextOn: null,
};

export type Planned = { personId: string; caseId: string; planId: string };

/** A person whose plan waits for the meeting, through the verbs. */
export async function addPlanned(worker: Worker): Promise<Planned> {
  const { personId, caseId } = await addCase(worker);
  await addTriedSystem(worker, personId, { id: uuidv7(), caseId, tried: someTried });
  const given = { id: uuidv7(), caseId, kind: 'participation' as const, on: '2026-11-10' };
  const { id: planId } = await startPlan(worker, personId, given);
  await savePlan(worker, personId, planId, 1, { content: someContent(), reviewOn: null });
  const proposed = await proposePlan(worker, personId, { id: planId, version: 1 }, '2026-11-12');
  if (!proposed.ok) throw new Error(`not proposed: ${JSON.stringify(proposed)}`);
  return { personId, caseId, planId };
}

/** A meeting that has been opened, with one person on its agenda. */
export async function holdMeeting(worker: Worker, { personId, planId }: Planned) {
  const id = uuidv7();
  await arrangeMeeting(worker, { id, meeting: someMeeting, agencyIds: [] });
  const itemId = uuidv7();
  const item = { id: itemId, personId, purpose: 'plan' as const, planId, standsAside: [] };
  const added = await addItem(worker, id, item);
  if (!added.ok) throw new Error('not on the agenda');
  const { version } = await readMeeting(worker, id);
  await stepMeeting(worker, { id, version }, { to: 'held' });
  return { meetingId: id, itemId };
}

/** What the meeting decided about its one person. */
export async function decide(
  worker: Worker,
  { meetingId, itemId }: { meetingId: string; itemId: string },
  input: Partial<ItemInput> & Pick<ItemInput, 'decision'>,
): Promise<void> {
  const { items } = await readMeeting(worker, meetingId);
  const version = items.find(({ id }) => id === itemId)?.version ?? 0;
  const saved = await saveItem(worker, meetingId, itemId, version, { item: someItem, ...input });
  if (!saved.ok) throw new Error('a clash');
}

/** The version of a plan as its page would see it. */
export async function seenPlan(worker: Worker, personId: string, id: string) {
  return { id, version: (await readPlan(worker, personId, id)).version };
}
