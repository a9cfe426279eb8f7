import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import type { ContactDraft } from '#domain/person.ts';
import type { PersonYes, PlacementTerms } from '#domain/placement-terms.ts';
import type { AnswerDraft, SoundingDraft } from '#domain/sounding.ts';
import type { VisitPlan, VisitRecord } from '#domain/visit.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { receiveIntake } from '#use-cases/intakes/receive-intake.ts';
import { moveAlong } from '#use-cases/placements/move-along.ts';
import { openHostLink } from '#use-cases/placements/open-host-link.ts';
import { readPlacement, type Placement } from '#use-cases/placements/read-placement.ts';
import { recordAnswer } from '#use-cases/placements/record-answer.ts';
import { recordPersonsYes } from '#use-cases/placements/record-persons-yes.ts';
import { settlePlacement } from '#use-cases/placements/settle-placement.ts';
import { soundOut } from '#use-cases/placements/sound-out.ts';
import { startPlacement } from '#use-cases/placements/start-placement.ts';
import { addPerson, someConsent, someIntake, today } from './people.ts';
import { addAssessment, addResource } from './placement-scenes.ts';

/** The ways of an invented person to an invented place, complete and valid, of which a test changes what it is about. */
export const someSounding: SoundingDraft = {
  manner: 'phone',
  askedWhom: '代表の方',
  askedOn: '2026-11-16',
  role: '朝の立ち番',
  told: [],
  askedWords: '週に一度から、角に立つ役をお願いできませんか。',
  replyDueOn: '2026-11-30',
};

export const someAnswer: AnswerDraft = {
  answer: 'yes',
  answeredOn: '2026-11-18',
  answeredBy: '代表の方',
  manner: 'phone',
  conditions: [],
};

export const someYes: PersonYes = {
  on: '2026-11-20',
  words: '子どもの顔が見られるなら',
  called: '相良さん',
  conditionsAgreed: false,
};

export const somePlan: VisitPlan = {
  kind: 'visit',
  plannedOn: '2026-12-01',
  fromTime: '07:20',
  toTime: '08:15',
  meetAt: '三丁目の角',
  companionId: null,
  companionNote: '',
};

export const someRecord: VisitRecord = {
  plannedOn: '2026-12-01',
  fromTime: '07:20',
  toTime: '08:15',
  meetAt: '三丁目の角',
  companionId: null,
  companionNote: '',
  heldOn: '2026-12-01',
  personWords: '寒かったけど、手をふられた',
  hostWords: '時間どおりでした',
  workerView: '立っているのは40分でつらくなる',
  outcome: 'go_on',
  outcomeWords: '火曜の朝だけ、ためす',
};

export const someTerms: PlacementTerms = {
  role: '朝の立ち番',
  hostPerson: '会の代表',
  hostContact: '000-0000-0501',
  stopRule: '体がつらい日は休む。代表に電話すればよい',
  emergencyContact: '参加支援センター 000-0000-0110',
  recallNoticeDays: 30,
};

/** Somebody with an open case and an assessment that names conditions for a host. */
export async function addReadyPerson(worker: Worker, contact: Partial<ContactDraft> = {}): Promise<string> {
  const personId = await addPerson(worker, {}, contact);
  await receiveIntake(worker, personId, uuidv7(), someIntake);
  await addAssessment(worker, personId, {
    profile: { v: 1, supports: ['seat', 'quiet'], sessionMaxMinutes: 60 },
  });
  return personId;
}

export type Way = { personId: string; placementId: string; resourceId: string };

/** A way that has just begun: nobody has been asked yet. */
export async function addWay(owner: pg.Pool, worker: Worker, given: Partial<Way> = {}): Promise<Way> {
  const personId = given.personId ?? (await addReadyPerson(worker));
  const resourceId =
    given.resourceId ??
    (await addResource(owner, worker, { name: '三丁目の角', organizationName: '交通安全の会' }));
  const { id } = await startPlacement(worker, { id: uuidv7(), personId, resourceId, runId: null, on: today });
  return { personId, placementId: id, resourceId };
}

export function look(worker: Worker, way: Way): Promise<Placement> {
  return readPlacement(worker, way.personId, way.placementId);
}

/** The keys of a way in the version that stands now: what a page that was just opened would send. */
export async function seen(worker: Worker, way: Way) {
  const { version } = await look(worker, way);
  return { personId: way.personId, placementId: way.placementId, version };
}

export async function ask(worker: Worker, way: Way, draft: Partial<SoundingDraft> = {}): Promise<string> {
  const id = uuidv7();
  const given = { ...(await seen(worker, way)), id, draft: { ...someSounding, ...draft }, sureOf: [] };
  const sounded = await soundOut(worker, given, today);
  if (!sounded.ok) throw new Error(JSON.stringify(sounded));
  return id;
}

export async function answer(worker: Worker, way: Way, given: Partial<AnswerDraft> = {}): Promise<void> {
  const { soundings } = await look(worker, way);
  const open = soundings.find(({ withdrawnAt }) => withdrawnAt === null);
  await recordAnswer(worker, {
    ...(await seen(worker, way)),
    sounding: { id: open?.id ?? '', version: open?.version ?? 0 },
    answer: { ...someAnswer, ...given },
    no: undefined,
  });
}

/** A way on which the host has said yes and the person too. */
export async function addAgreedWay(owner: pg.Pool, worker: Worker, given: Partial<Way> = {}): Promise<Way> {
  const way = await addWay(owner, worker, given);
  await ask(worker, way);
  await answer(worker, way);
  await recordPersonsYes(worker, await seen(worker, way), someYes);
  return way;
}

/** A way that runs: settled by skipping the look, as life does when somebody knows the place. */
export async function addRunningWay(owner: pg.Pool, worker: Worker, given: Partial<Way> = {}): Promise<Way> {
  const way = await addAgreedWay(owner, worker, given);
  await moveAlong(worker, await seen(worker, way), {
    to: 'trial',
    on: '2026-11-21',
    decidedBy: 'person',
    reason: 'もう知っているところなので',
  });
  const dates = { settledOn: '2026-11-22', startedOn: '2026-11-23' };
  await settlePlacement(worker, { ...(await seen(worker, way)), terms: someTerms, ...dates }, today);
  return way;
}

/** The consent that lets words about the person go to the host of this way. */
export async function addHostConsent(worker: Worker, way: Way): Promise<string> {
  const id = uuidv7();
  await recordConsent(worker, way.personId, id, {
    ...someConsent,
    purpose: '見学・体験・参加を支えるため',
    recipientName: '交通安全の会',
    items: ['participation'],
    validUntil: '2099-03-31',
  });
  return id;
}

export async function openDoor(worker: Worker, way: Way): Promise<{ token: string; code: string }> {
  const opened = await openHostLink(worker, {
    ...(await seen(worker, way)),
    id: uuidv7(),
    draft: {
      addressee: '交通安全の会のみなさま',
      about: '三丁目の角　朝の立ち番',
      asker: '参加支援センター　水沢 葉子',
      askerPhone: '000-0000-0110',
      validUntil: '2099-03-31',
    },
    sureOf: [],
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  return opened.secret;
}
