import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { voiceConditionsShape } from '#domain/voice.ts';
import { someVoice } from '#tests/community.ts';
import { testDatabase } from '#tests/database.ts';
import { addOrganization, addTown, now, someConsent, today, type Town } from '#tests/people.ts';
import { addResource } from '#tests/placement-scenes.ts';
import { addSeeker, nearby, openOffer, someProfile } from '#tests/sharing-scenes.ts';
import { recordVoice } from '#use-cases/community/record-voice.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { withdrawConsent } from '#use-cases/consents/withdraw-consent.ts';
import { countGaps } from '#use-cases/gaps/count-gaps.ts';
import { composeForPerson } from './compose-for-person.ts';
import { explainResource } from './explain-resource.ts';
import { findCandidates } from './find-candidates.ts';
import { listWaiting } from './list-waiting.ts';
import { proposeSharing } from './propose-sharing.ts';
import { readSharing } from './read-sharing.ts';
import { replayComposeRun } from './replay-compose-run.ts';
import { tryWhatIf } from './what-if.ts';

const database = testDatabase();
let town: Town;
let personId: string;
let resourceId: string;
let runBefore: string;
let composedBefore: string;
const consent = { id: uuidv7(), version: 1 };
const notFound = { code: 'not-found' };

/** What the other office gets to see of the sharing of that town. */
async function share(): Promise<{ id: string; people: number }> {
  return proposeSharing(town.other, { id: uuidv7(), draft: { weight: '40', meetingId: null } }, today);
}
const counted = async () => {
  const counting = await countGaps(town.other, { today, now }, { again: true, toTheEnd: true });
  if (counting.state !== 'counted') throw new Error('expected a count');
  return counting.count.ground.people.length;
};
const find = () => findCandidates(town.other, personId, today);
const explain = () => explainResource(town.other, personId, { typed: '', resourceId }, today);
const replay = () => replayComposeRun(town.other, composedBefore, today);
const compose = () => composeForPerson(town.other, personId, today);

beforeAll(async () => {
  town = await addTown(database.owner);
  const strengths = [{ text: '子どもの世話', concepts: ['a.child'], level: 'good' }];
  ({ personId } = await addSeeker(database.owner, town.recorder, {
    familyName: '撤回',
    since: '2026-04-20',
    profile: { ...someProfile, strengths },
  }));
  resourceId = await addResource(database.owner, town.recorder, {
    name: '朝の立ち番',
    opportunity: { ...openOffer, concepts: ['a.patrol', 'a.child'] },
    at: nearby,
  });
  const organizationId = await addOrganization(database.owner, town.municipalityId, '川端自治会');
  const heard = {
    id: uuidv7(),
    voice: { ...someVoice, organizationId },
    conditions: voiceConditionsShape.parse({ v: 1, concepts: ['a.child'] }),
    fromKind: 'organization',
    heardOn: today,
    sureOf: [],
  } as const;
  expect(await recordVoice(town.recorder, heard)).toMatchObject({ ok: true });
});

it('同意の前は、よその機関からは、さがすことも説明も案も分けあいもできない', async () => {
  await expect(find()).rejects.toMatchObject(notFound);
  expect(await share()).toMatchObject({ people: 0 });
  expect(await counted()).toBe(0);
});

it('「得意・願い…」への同意があると、さがせて、分けあいと不足の数にも入る', async () => {
  await recordConsent(town.recorder, personId, consent.id, {
    ...someConsent,
    recipientName: '',
    recipientAgencyId: town.other.agencyId,
    items: ['basic', 'contact', 'participation'],
    validUntil: '2099-03-31',
  });
  expect(await find()).toMatchObject({ state: 'found', fitCount: 1 });
  expect((await explain()).explained).toMatchObject({ candidate: { name: '朝の立ち番' } });
  const composed = await compose();
  expect(composed).toMatchObject({ looked: { voices: 1 } });
  composedBefore = composed.run?.id ?? '';
  expect(await replay()).toMatchObject({ isSame: true });
  expect((await listWaiting(town.other)).people.map((one) => one.personId)).toEqual([personId]);
  const { id, people } = await share();
  runBefore = id;
  expect(people).toBe(1);
  expect((await readSharing(town.other, id, { page: 1 })).lines).toHaveLength(1);
  expect(await counted()).toBe(1);
});

it('撤回のあとは、どこからも「ない」。前に分けあった記録の行も、案の記録も、もう見えない', async () => {
  await withdrawConsent(town.recorder, personId, consent, '本人から電話で');
  await expect(find()).rejects.toMatchObject(notFound);
  await expect(explain()).rejects.toMatchObject(notFound);
  await expect(compose()).rejects.toMatchObject(notFound);
  await expect(replay()).rejects.toMatchObject(notFound);
  await expect(tryWhatIf(town.other, personId, ['lift'], today)).rejects.toMatchObject(notFound);
  expect((await listWaiting(town.other)).people).toEqual([]);
  expect(await share()).toMatchObject({ people: 0 });
  expect((await readSharing(town.other, runBefore, { page: 1 })).lines).toEqual([]);
  expect(await counted()).toBe(0);
  // For those whose own record it is nothing has changed.
  expect(await findCandidates(town.recorder, personId, today)).toMatchObject({ state: 'found', fitCount: 1 });
});

it('「得意・願い…」だけを撤回しても（名まえはまだひらいていても）、さがせない', async () => {
  const [basic, participation] = [uuidv7(), uuidv7()];
  const open = { ...someConsent, recipientName: '', recipientAgencyId: town.other.agencyId };
  const until = { validUntil: '2099-03-31' };
  await recordConsent(town.recorder, personId, basic, { ...open, ...until, items: ['basic'] });
  await recordConsent(town.recorder, personId, participation, {
    ...open,
    ...until,
    items: ['participation'],
  });
  expect(await find()).toMatchObject({ state: 'found' });
  await withdrawConsent(town.recorder, personId, { id: participation, version: 1 }, '');
  expect(await find()).toMatchObject({ state: 'no-assessment' });
  expect((await explain()).explained).toBeUndefined();
  expect(await compose()).toMatchObject({ drafts: [], missing: 'assessment' });
  expect((await listWaiting(town.other)).people).toEqual([]);
  expect(await share()).toMatchObject({ people: 0 });
  expect(await counted()).toBe(0);
});
