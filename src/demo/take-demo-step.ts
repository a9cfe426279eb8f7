import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { toWorkingDay } from '#domain/follow-up-rhythm.ts';
import { hostLinkDays } from '#domain/host-link.ts';
import { personYesShape, placementTermsShape } from '#domain/placement-terms.ts';
import { stopShape } from '#domain/placement-stop.ts';
import { answerShape, hostNoShape, replyDays, soundingShape } from '#domain/sounding.ts';
import { visitPlanShape, visitRecordShape } from '#domain/visit.ts';
import { recordContact } from '#use-cases/follow-up/record-contact.ts';
import { setRhythm } from '#use-cases/follow-up/set-rhythm.ts';
import { answerAsk } from '#use-cases/host/answer-ask.ts';
import { enterHost } from '#use-cases/host/enter.ts';
import { endPlacement } from '#use-cases/placements/end-placement.ts';
import { openHostLink } from '#use-cases/placements/open-host-link.ts';
import { planVisit } from '#use-cases/placements/plan-visit.ts';
import { openSounding, type Placement } from '#use-cases/placements/read-placement.ts';
import { recordAnswer } from '#use-cases/placements/record-answer.ts';
import { recordPersonsYes } from '#use-cases/placements/record-persons-yes.ts';
import { recordVisit } from '#use-cases/placements/record-visit.ts';
import { settlePlacement } from '#use-cases/placements/settle-placement.ts';
import { openSoundingGround } from '#use-cases/placements/sounding-ground.ts';
import { soundOut } from '#use-cases/placements/sound-out.ts';
import { stopPlacement } from '#use-cases/placements/stop-placement.ts';
import { talkOverConditions } from '#use-cases/placements/talk-over-conditions.ts';
import type { DemoStep } from './demo-placement.ts';

export type DemoWay = { worker: Worker; today: string; personId: string; placementId: string };
type Step<Do extends DemoStep['do']> = Extract<DemoStep, { do: Do }>;

/** A verb that answers 「なおしてください」 here is a slip of the story's author. */
function went(answer: { ok: boolean }): void {
  if (!answer.ok) throw new Error(`a step of the demo town was refused: ${JSON.stringify(answer)}`);
}

/** Takes one step of a story. `placement` is how it stands before. */
export async function takeDemoStep(way: DemoWay, step: DemoStep, placement: Placement): Promise<void> {
  const { worker, today, personId, placementId } = way;
  const seen = { personId, placementId, version: placement.version };
  const day = (ago: number) => addDays(today, -ago);
  switch (step.do) {
    case 'ask':
      return ask(way, step, placement, day(step.ago));
    case 'answer':
    case 'no':
      return answer(way, step, placement);
    case 'host-answer':
      return hostAnswer(way, step, placement);
    case 'talk': {
      const sounding = soundingOf(placement);
      const conditions = sounding.conditions.map(({ words }, place) => ({
        words,
        person: step.said[place] ?? 'not_yet',
      }));
      return went(await talkOverConditions(worker, { ...seen, sounding, conditions, sureOf: [] }));
    }
    case 'yes': {
      const { words, called } = step;
      const yes = personYesShape.parse({ on: day(step.ago), words, called, conditionsAgreed: false });
      return went(await recordPersonsYes(worker, seen, yes));
    }
    case 'plan': {
      const { kind, from, to, meetAt } = step;
      const plannedOn = day(step.ago);
      const companion = { companionId: worker.accountId, companionNote: '' };
      const plan = visitPlanShape.parse({
        kind,
        plannedOn,
        fromTime: from,
        toTime: to,
        meetAt,
        ...companion,
      });
      // Decided two days ahead, as one does.
      const on = step.ago < 0 ? day(0) : day(step.ago + 2);
      return planVisit(worker, { ...seen, id: uuidv7(), plan, on });
    }
    case 'went':
      return visited(way, step, placement);
    case 'settle': {
      const { stopRule, emergency, noticeDays } = step;
      const terms = placementTermsShape.parse({
        role: placement.role,
        hostPerson: placement.hostPerson,
        hostContact: placement.host.phone,
        stopRule,
        emergencyContact: emergency,
        recallNoticeDays: noticeDays,
      });
      const dates = { settledOn: day(step.ago), startedOn: day(step.starts) };
      return settlePlacement(worker, { ...seen, terms, ...dates }, today);
    }
    case 'keep':
      return keep(way, step);
    case 'stop': {
      const { reason, words } = step;
      const stop = stopShape.parse({ reason, words, consequence: '', until: null, on: day(step.ago) });
      return stopPlacement(worker, seen, stop);
    }
    case 'end': {
      const { code, words } = step;
      return endPlacement(worker, seen, { code, words, on: day(step.ago), decidedBy: 'person' });
    }
    default:
      return step satisfies never;
  }
}

function soundingOf(placement: Placement) {
  const sounding = openSounding(placement.soundings);
  if (!sounding) throw new Error('nobody has been asked yet');
  return sounding;
}

async function ask(way: DemoWay, step: Step<'ask'>, placement: Placement, askedOn: string): Promise<void> {
  const { worker, today, personId, placementId } = way;
  const seen = { personId, placementId, version: placement.version };
  const { lines } = await openSoundingGround(worker, personId, placement.resourceId, today);
  const draft = soundingShape.parse({
    manner: step.manner,
    askedWhom: step.whom,
    askedOn,
    role: step.role,
    told: lines,
    askedWords: step.words,
    replyDueOn: addDays(askedOn, replyDays),
  });
  went(await soundOut(worker, { ...seen, id: uuidv7(), draft, sureOf: [] }, today));
}

async function answer(way: DemoWay, step: Step<'answer' | 'no'>, placement: Placement): Promise<void> {
  const { worker, today, personId, placementId } = way;
  const on = addDays(today, -step.ago);
  const conditions = step.do === 'answer' ? (step.conditions ?? []) : [];
  const yes = conditions.length > 0 ? 'conditional' : 'yes';
  const given = answerShape.parse({
    answer: step.do === 'no' ? 'no' : yes,
    answeredOn: on,
    answeredBy: step.by,
    manner: 'phone',
    conditions: conditions.map((words) => ({ words, person: 'not_yet' })),
  });
  const no =
    step.do === 'no'
      ? hostNoShape.parse({
          code: step.code,
          words: step.words,
          consequence: 'ask_again',
          until: addDays(on, step.again),
        })
      : undefined;
  const { version } = placement;
  const sounding = soundingOf(placement);
  await recordAnswer(worker, { personId, placementId, version, sounding, answer: given, no });
}

/** The host's door is opened, gone through and answered at: nobody has taken the answer up yet. */
async function hostAnswer(way: DemoWay, step: Step<'host-answer'>, placement: Placement): Promise<void> {
  const { worker, today, personId, placementId } = way;
  const { version, host } = placement;
  const door = await openHostLink(worker, {
    personId,
    placementId,
    version,
    id: uuidv7(),
    draft: {
      addressee: `${host.organizationName || host.name}のみなさま`,
      about: host.name,
      asker: '参加支援センター　田代 実里',
      askerPhone: '000-0000-0110',
      validUntil: addDays(today, hostLinkDays),
    },
    sureOf: [],
  });
  if (!door.ok) throw new Error(`the door of the demo town stayed shut: ${JSON.stringify(door)}`);
  const atDoor = await enterHost(worker.municipalityId, door.secret.token);
  const conditions = (step.conditions ?? []).map((words) => ({ words, person: 'not_yet' as const }));
  const given = {
    answer: conditions.length > 0 ? ('conditional' as const) : ('yes' as const),
    answeredBy: step.by,
    conditions,
    reasonCode: '',
    reasonWords: '',
  };
  await answerAsk(atDoor, soundingOf(placement), given, today);
}

/** Once a month on both sides, with the contact that was made last. */
async function keep({ worker, today, personId, placementId }: DemoWay, step: Step<'keep'>): Promise<void> {
  const doneOn = toWorkingDay(addDays(today, -step.ago), () => false);
  for (const side of ['person', 'host'] as const) {
    const rhythm = { side, every: 'monthly', why: '落ちついて通っている', on: addDays(doneOn, -30) } as const;
    await setRhythm(worker, personId, placementId, rhythm);
    await recordContact(worker, personId, placementId, {
      id: uuidv7(),
      side,
      doneOn,
      manner: side === 'person' ? 'visit' : 'phone',
      words: step[side],
      workerView: '',
      hostLoad: side === 'host' ? 'light' : null,
      hostWish: side === 'host' ? 'go_on' : null,
      nextStep: '',
      pace: 'same',
      paceWhy: '',
      dueBy: worker.accountId,
    });
  }
}

async function visited(way: DemoWay, step: Step<'went'>, placement: Placement): Promise<void> {
  const { worker, today, personId, placementId } = way;
  const visit = placement.visits.find(({ outcome }) => outcome === null);
  if (!visit) throw new Error('no day was planned');
  const { plannedOn, fromTime, toTime, meetAt, companionId, companionNote } = visit;
  const record = visitRecordShape.parse({
    plannedOn,
    fromTime,
    toTime,
    meetAt,
    companionId,
    companionNote,
    heldOn: addDays(today, -step.ago),
    personWords: step.person,
    hostWords: step.host,
    workerView: step.view,
    outcome: step.outcome,
    outcomeWords: step.words,
  });
  const at = { personId, placementId, visitId: visit.id, version: visit.version };
  went(await recordVisit(worker, at, record));
}
