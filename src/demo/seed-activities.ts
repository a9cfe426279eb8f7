import { activityShape } from '#domain/activity.ts';
import type { ActivityStage } from '#domain/activity-stage.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { answerAgreement } from '#use-cases/community/answer-agreement.ts';
import { askAgreement } from '#use-cases/community/ask-agreement.ts';
import { planSession } from '#use-cases/community/plan-session.ts';
import { startActivity } from '#use-cases/community/start-activity.ts';
import { stepActivity } from '#use-cases/community/step-activity.ts';
import { tickChecklist } from '#use-cases/community/tick-checklist.ts';
import { writeSession } from '#use-cases/community/write-session.ts';
import { demoActivities, type DemoActivity } from './activities.ts';
import type { DemoTown } from './demo-person.ts';

/** What the activities of the demo town stand on: voices by their key, organisations and places by name. */
export type ActivityGround = {
  voices: ReadonlyMap<string, string>;
  organizationOf: (name: string) => Promise<string>;
  placeOf: (name: string) => Promise<string | null>;
};

/** A verb that refuses what the demo writes is a fault of the demo. */
function sure<Answer extends { ok: boolean }>(answer: Answer, what: string): Answer & { ok: true } {
  if (!answer.ok) throw new Error(`${what}: ${JSON.stringify(answer)}`);
  return answer as Answer & { ok: true };
}

/** The activities of the town with their steps, agreements and meetings, through the verbs of the screens. */
export async function seedActivities(
  town: DemoTown,
  worker: Worker,
  ground: ActivityGround,
  today: string,
): Promise<void> {
  const begun = new Map<string, string>();
  for (const story of demoActivities)
    begun.set(story.key, await begin(town, worker, story, ground, begun, today));
}

async function begin(
  town: DemoTown,
  worker: Worker,
  story: DemoActivity,
  ground: ActivityGround,
  begun: ReadonlyMap<string, string>,
  today: string,
): Promise<string> {
  const words = activityShape.parse({
    name: story.name,
    nameKana: story.kana,
    summary: story.summary,
    concepts: story.concepts,
    organizationId: await ground.organizationOf(story.organization),
    placeId: story.place === undefined ? null : await ground.placeOf(story.place),
    areaId: town.areas[story.area] ?? null,
    rule: story.rule,
    minutes: null,
    firstOn: null,
    capacity: story.capacity ?? null,
    feeYen: story.feeYen ?? null,
    ledBy: story.ledBy,
    firstSupport: story.firstSupport ?? '',
    fading: story.fading ?? '',
    conditions: { v: 1, concepts: story.concepts },
  });
  const start = {
    words,
    voiceId: ground.voices.get(story.voice ?? '') ?? null,
    parentId: begun.get(story.parent ?? '') ?? null,
    sureOf: [],
  };
  const begunOn = addDays(today, -story.startedDaysAgo);
  const { id } = sure(await startActivity(worker, start, begunOn), story.name) as { id: string };
  await live(worker, id, story, today);
  return id;
}

async function live(worker: Worker, id: string, story: DemoActivity, today: string): Promise<void> {
  let from: ActivityStage = 'sprout';
  for (const [to, daysAgo, why = ''] of story.steps) {
    const step = { from, to, onDay: addDays(today, -daysAgo), why, sureOf: [] };
    sure(await stepActivity(worker, id, step), `${story.name} ${to}`);
    from = to;
  }
  for (const [side, whom, what, state, daysAgo, words = ''] of story.agreements ?? []) {
    const askedOn = state === 'to_ask' ? null : addDays(today, -daysAgo);
    const asked = sure(await askAgreement(worker, id, { side, whom, what, askedOn }), what);
    if (state === 'to_ask' || state === 'asked' || askedOn === null) continue;
    const answeredOn = addDays(askedOn, 2);
    const answer = { state, askedOn, answeredOn, words, seen: 1, sureOf: [] };
    sure(await answerAgreement(worker, id, (asked as { id: string }).id, answer), what);
  }
  for (const { daysAgo, headcount, firstTime, cameAgain, staff, words = '' } of story.meetings ?? []) {
    const session = {
      onDay: addDays(today, -daysAgo),
      headcount,
      firstTime: firstTime ?? null,
      cameAgain: cameAgain ?? null,
      staffPart: staff,
      theme: '',
      words,
    };
    sure(await writeSession(worker, id, { id: null, session, seen: 0, sureOf: [] }), story.name);
  }
  for (const days of story.planned ?? []) {
    const plan = { onDay: addDays(today, days), fromMinute: null, toMinute: null, theme: '' };
    sure(await planSession(worker, id, plan), story.name);
  }
  const done = story.done ?? [];
  if (done.length > 0)
    sure(await tickChecklist(worker, id, { done, undone: [], added: '' }, today), story.name);
}
