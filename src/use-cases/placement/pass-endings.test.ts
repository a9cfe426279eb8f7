import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { hoursOn, weeklyRule } from '#domain/hours.ts';
import { usualRules } from '#domain/decline-rule.ts';
import { testDatabase } from '#tests/database.ts';
import { addTown, someIntake, today, type Town } from '#tests/people.ts';
import { addAssessment, addPerson, addResource } from '#tests/placement-scenes.ts';
import { receiveIntake } from '#use-cases/intakes/receive-intake.ts';
import { recordDecline } from '#use-cases/casework/record-decline.ts';
import { readCourse } from '#use-cases/casework/read-course.ts';
import { writeDeclineRule } from '#use-cases/practice/write-decline-rule.ts';
import type { Consequence, DeclineSide } from '#domain/decline-reason.ts';
import { explainResource } from './explain-resource.ts';
import { findCandidates, type Found } from './find-candidates.ts';
import { listWaiting } from './list-waiting.ts';
import { passResource } from './pass-resource.ts';
import { undoPass } from './undo-pass.ts';

const database = testDatabase();
let town: Town;
const mornings = weeklyRule(hoursOn([0, 2, 4], 540, 660));
const open = {
  v: 1,
  concepts: ['a.child'],
  documents: [],
  eligibility: [],
  ageMin: null,
  ageMax: null,
  feeYen: 0,
  group: 1,
  noise: 0,
  contact: ['face'],
  windows: [{ rule: mornings, capacity: 1 }],
};
const profile = {
  v: 1,
  wishes: [{ text: '子どもの顔が見たい', concepts: ['a.child'] }],
  hours: hoursOn([0, 1, 2, 3, 4], 420, 780),
  supports: ['seat'],
  reach: { means: ['walk'], maxKm: 5 },
};

beforeAll(async () => {
  town = await addTown(database.owner);
  await addResource(database.owner, town.recorder, {
    name: 'いつもある会',
    opportunity: { ...open, supports: ['seat'] },
  });
});

type Pair = { personId: string; caseId: string; resourceId: string };

async function pair(given: object = {}, checkedOn: string | null = '2026-11-01'): Promise<Pair> {
  const personId = await addPerson(town.recorder, { familyName: '古屋', givenName: '静江' });
  await receiveIntake(town.recorder, personId, uuidv7(), someIntake);
  await addAssessment(town.recorder, personId, { profile });
  const { current } = await readCourse(town.recorder, personId);
  const resourceId = await addResource(database.owner, town.recorder, {
    name: `会 ${personId.slice(-6)}`,
    opportunity: { ...open, supports: ['seat'], ...given },
    checkedOn,
  });
  return { personId, caseId: current?.id ?? '', resourceId };
}

async function decline(
  at: Pair,
  whose: DeclineSide,
  code: string,
  more: { consequence?: Consequence; until?: string } = {},
) {
  const usual =
    usualRules.find((rule) => rule.whose === whose && rule.code === code)?.consequence ?? 'nothing';
  const given = {
    whose,
    code,
    words: '',
    consequence: more.consequence ?? usual,
    until: more.until ?? null,
    on: today,
    resourceId: at.resourceId,
    placeName: '',
  };
  expect(
    await recordDecline(town.recorder, at.personId, { caseId: at.caseId, decline: given, label: '' }),
  ).toBe('recorded');
}

async function look({ personId }: Pair, day = today): Promise<Found> {
  const found = await findCandidates(town.recorder, personId, day);
  if (found.state !== 'found') throw new Error('expected a search');
  return found;
}

/** Where the place stands in the search of a day. */
async function standing(at: Pair, day = today) {
  const found = await look(at, day);
  const isHere = ({ resourceId }: { resourceId: string }) => resourceId === at.resourceId;
  return {
    isShown: [...found.fits, ...found.nearMisses].some(({ id }) => id === at.resourceId),
    held: found.passes.find(isHere)?.endsWhen,
    back: found.back.find(isHere)?.ended,
  };
}

const change = (resourceId: string, set: string, value: unknown) =>
  database.owner.query(`update resource set ${set} = $2 where id = $1`, [resourceId, value]);
const offer = ({ resourceId }: Pair, more: object) =>
  change(resourceId, 'opportunity', JSON.stringify({ ...open, supports: ['seat'], ...more }));

it('空きがないと言われた所は、空きができるまで出ず、できたら、そのわけといっしょにまた出る', async () => {
  const at = await pair({ windows: [{ rule: mornings, capacity: 0 }] });
  await decline(at, 'host', 'full', { until: '2027-01-23' });
  expect(await standing(at)).toEqual({ isShown: false, held: 'place_free', back: undefined });
  await change(at.resourceId, 'summary', 'ほかの所が変わっても、わけは終わらない');
  expect(await standing(at)).toMatchObject({ held: 'place_free' });
  await offer(at, { windows: [{ rule: mornings, capacity: 2 }] });
  expect(await standing(at)).toEqual({ isShown: true, held: undefined, back: '空きが2できた' });
});

it('台帳に空きがあるのに「いっぱい」と言われたら、空きがふえるか、聞きなおすまで出ない', async () => {
  const at = await pair();
  await decline(at, 'host', 'full', { until: '2027-01-23' });
  expect(await standing(at)).toMatchObject({ isShown: false, held: 'place_free' });
  await change(at.resourceId, 'checked_on', '2026-11-24');
  expect(await standing(at)).toMatchObject({ held: 'place_free' });
  await change(at.resourceId, 'checked_on', '2099-01-01');
  expect(await standing(at)).toMatchObject({ isShown: true, back: '空きが1できた' });
});

it('時間・支え・担当・条件・聞きなおしも、それぞれのわけが終わったときだけ、また出る', async () => {
  const cases = [
    {
      code: 'hours',
      ends: 'hours_changed',
      set: 'schedule_note',
      value: '木曜の午後',
      said: '曜日・時間が変わった',
    },
    {
      code: 'contact_changed',
      ends: 'contact_changed',
      set: 'contact_person',
      value: '新しい係',
      said: '担当・連絡先が替わった',
    },
    {
      code: 'rule',
      ends: 'conditions_changed',
      set: 'cannot_accept',
      value: '夜だけ',
      said: '受入先の条件が変わった',
    },
    { code: 'staff', ends: 'asked_again', set: 'checked_on', value: '2099-01-01', said: '受入先に確かめた' },
  ] as const;
  for (const { code, ends, set, value, said } of cases) {
    const at = await pair();
    await decline(at, 'host', code, { consequence: 'search_again' });
    expect(await standing(at), code).toEqual({ isShown: false, held: ends, back: undefined });
    for (const other of cases.filter((one) => one.code !== code)) {
      await change(at.resourceId, other.set, other.value);
    }
    expect(await standing(at), code).toMatchObject({ held: ends });
    await change(at.resourceId, set, value);
    const now = await standing(at);
    expect(now.held, code).toBeUndefined();
    expect(now.back, code).toContain(said);
  }
});

it('配慮ができないと言われた所は、本人の要る支えがふえたときだけ、また出る', async () => {
  const at = await pair({ supports: [] });
  await decline(at, 'host', 'care');
  await offer(at, { supports: ['quiet'] });
  expect(await standing(at)).toMatchObject({ held: 'care_available' });
  await offer(at, { supports: ['quiet', 'seat'] });
  expect((await standing(at)).back).toContain('できるようになった');
});

it('その日が来れば、わけが終わっていなくても、もう一度たずねられる', async () => {
  const at = await pair();
  await decline(at, 'host', 'full', { until: '2026-12-01' });
  expect(await standing(at, '2026-11-30')).toMatchObject({ isShown: false });
  expect(await standing(at, '2026-12-01')).toMatchObject({ isShown: true, held: undefined });
  expect((await standing(at, '2026-12-01')).back).toContain('になった');
});

it('本人の「いや」は、何が変わっても、何年たっても出ない。本人が取り消したときだけ出る', async () => {
  const at = await pair({ supports: [] });
  await decline(at, 'person', 'not_this');
  await offer(at, { supports: ['seat', 'quiet'], windows: [{ rule: mornings, capacity: 9 }] });
  for (const [set, value] of [
    ['schedule_note', '夜'],
    ['contact_person', '別の人'],
    ['checked_on', '2099-01-01'],
  ] as const) {
    await change(at.resourceId, set, value);
  }
  for (const day of [today, '2030-01-01', '2036-11-24']) {
    expect(await standing(at, day)).toMatchObject({ isShown: false, held: 'by_hand', back: undefined });
  }
  const [held] = (await look(at)).passes;
  await undoPass(town.recorder, at.personId, held?.id ?? '');
  expect(await standing(at)).toMatchObject({ isShown: true, held: undefined });
});

it('本人の「ほかがいい」も、ほかの候補の出かた・順番・わけを、ひとつも変えない', async () => {
  const at = await pair();
  const others = await pair();
  const lineOf = async () =>
    (await listWaiting(town.recorder)).people.map(({ personId, since, isSearching }) => [
      personId,
      since,
      isSearching,
    ]);
  const before = await look(at);
  const line = await lineOf();
  const theirs = await look(others);
  await decline(at, 'person', 'people');
  const after = await look(at);
  const rest = (found: Found) =>
    [...found.fits, ...found.nearMisses]
      .filter(({ id }) => id !== at.resourceId)
      .map(({ id, lines }) => ({ id, lines }));
  expect(rest(after)).toEqual(rest(before));
  expect(after.searchingSince).toBe(before.searchingSince);
  expect(await lineOf()).toEqual(line);
  expect(rest(await look(others))).toEqual(rest(theirs));
  expect(await standing(at)).toMatchObject({ isShown: false, held: 'by_hand' });
  expect(await standing(others)).toMatchObject({ isShown: true });
});

it('町が決まりをかえると、次の断りから効く。前の断りは、書いたときのまま', async () => {
  const first = await pair();
  await decline(first, 'host', 'experience', { consequence: 'search_again' });
  const rule = usualRules.find(({ code }) => code === 'experience');
  if (!rule) throw new Error('expected the reason');
  await writeDeclineRule(town.officer, 0, { ...rule, label: 'まだ心もとない', endsWhen: 'hours_changed' });
  const second = await pair();
  await decline(second, 'host', 'experience', { consequence: 'search_again' });
  expect([(await standing(first)).held, (await standing(second)).held]).toEqual([
    'asked_again',
    'hours_changed',
  ]);
  const explained = (
    await explainResource(town.recorder, second.personId, { typed: '', resourceId: second.resourceId }, today)
  ).explained;
  expect(explained).toMatchObject({ pass: { why: '受入先：まだ心もとない' } });
});

it('つなぐで見送る日は、書いた日が先。本人の「いや」に、日は書けない', async () => {
  const at = await pair();
  const pass = { personId: at.personId, resourceId: at.resourceId } as const;
  const early = await passResource(
    town.recorder,
    { ...pass, reason: 'too_early', until: '2026-12-24' },
    today,
  );
  expect(early.until).toBe('2026-12-24');
  const no = await passResource(town.recorder, { ...pass, reason: 'person_no', until: '2026-12-24' }, today);
  expect(no.until).toBeNull();
  expect(await standing(at, '2027-06-01')).toMatchObject({ isShown: false, held: 'by_hand' });
});
