import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { HalfDay } from '#domain/formal-capacity.ts';
import { fiscalYear } from '#domain/japanese-date.ts';
import { organizationShape, placeShape, type OrganizationKind } from '#domain/organization.ts';
import { resourceConditionsShape } from '#domain/resource-conditions.ts';
import { resourceShape } from '#domain/resource.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { recordFormalCapacity } from '#use-cases/capacity/record-formal-capacity.ts';
import { registerOrganization } from '#use-cases/organizations/register-organization.ts';
import { registerPlace } from '#use-cases/organizations/register-place.ts';
import { registerResource } from '#use-cases/resources/register-resource.ts';
import type { DemoTown } from './demo-person.ts';
import type { DemoResource } from './demo-resource.ts';
import { demoResources } from './resources.ts';
import { moreResources } from './more-resources.ts';
import { resourcesInBrief } from './resources-in-brief.ts';
import { homeNear } from './town-map.ts';

type Known = { organizations: Map<string, string>; places: Map<string, string> };

/** Registers the town's invented organisations, places and resources through the verbs of the screens. */
export async function seedTown(town: DemoTown, now: Date): Promise<void> {
  const worker = town.workers['hamaguchi'];
  if (!worker) throw new Error('the demo town has no community coordinator');
  const known: Known = { organizations: new Map(), places: new Map() };
  for (const story of [...demoResources, ...moreResources, ...resourcesInBrief])
    await seedResource(town, worker, story, known, now);
}

async function seedResource(
  town: DemoTown,
  worker: Worker,
  story: DemoResource,
  known: Known,
  now: Date,
): Promise<void> {
  const today = tokyoDay(now);
  const year = fiscalYear(today);
  const organizationId = await organizationOf(worker, story, known, year);
  const placeId = await placeOf(town, worker, story, known, organizationId);
  const { id } = await registerResource(worker, {
    words: resourceShape.parse({
      name: story.name,
      nameKana: story.kana,
      kind: story.kind,
      category: story.category,
      organizationId,
      placeId,
      summary: story.summary,
      toldToHost: story.toldToHost ?? '',
      askedOfHost: story.askedOfHost ?? '',
      cannotAccept: story.cannotAccept ?? '',
      eligibilityLaw: story.eligibilityLaw ?? '',
      exceptionApprover: story.exceptionApprover ?? '',
      feeNote: '',
      contactPerson: '',
      atmosphere: '',
      matchNote: '',
      scheduleNote: '',
      visibility: story.visibility ?? 'partners',
    }),
    conditions: resourceConditionsShape.parse({ v: 1, ...story.opportunity }),
    windows: story.windows.map(({ rule, capacity }) => ({
      rule,
      capacity,
      note: '',
      offeredFrom: null,
      offeredUntil: addDays(today, 300),
    })),
    neighbours: {},
    fiscalYear: year,
    ...(story.checkedDaysAgo === null
      ? {}
      : { check: { on: addDays(today, -story.checkedDaysAgo), method: '電話' } }),
  });
  if (story.formal) {
    const saved = await recordFormalCapacity(worker, id, 0, weekOf(story.formal));
    if (!saved.ok) throw new Error(`${story.name}: ${JSON.stringify(saved)}`);
  }
}

function weekOf(formal: NonNullable<DemoResource['formal']>): HalfDay[] {
  const half = (contracted: number, at: number, part: HalfDay['half']): HalfDay => ({
    weekday: at + 1,
    half: part,
    capacity: formal.capacity,
    contracted,
    pending: formal.pending,
    reserve: formal.reserve,
    guests: 0,
    overrideReason: '',
  });
  return [
    ...formal.morning.map((contracted, at) => half(contracted, at, 'am')),
    ...formal.afternoon.map((contracted, at) => half(contracted, at, 'pm')),
  ];
}

/** What the name says, in the order in which it decides: 「北野小学校区 交通安全の会」 is no school. */
const kindsByName: readonly [RegExp, OrganizationKind][] = [
  [/の会$|会 |文庫|グループ|おもちゃ病院|ぬいもの/, 'volunteers'],
  [/社会福祉協議会/, 'council'],
  [/^社会福祉法人|地域包括/, 'welfare_corporation'],
  [/^NPO|ともしび|ひろば/, 'npo'],
  [/自治会$/, 'residents'],
  [/商店会$/, 'commerce'],
  [/学校$/, 'school'],
  [/市 |公民館$|編集室$/, 'municipality'],
  [/農産$|畑/, 'farm'],
  [/米屋|亭$|ベーカリー/, 'business'],
];

function kindOf(name: string): OrganizationKind {
  return kindsByName.find(([pattern]) => pattern.test(name))?.[1] ?? 'volunteers';
}

async function organizationOf(
  worker: Worker,
  { host: [name, nameKana, isWelfare] }: DemoResource,
  known: Known,
  year: number,
): Promise<string> {
  const there = known.organizations.get(name);
  if (there) return there;
  const input = organizationShape.parse({
    name,
    nameKana,
    corporateNumber: '',
    kind: kindOf(name),
    isWelfare,
    phone: `000-0000-${String(3000 + known.organizations.size).padStart(4, '0')}`,
    email: '',
    url: '',
    contactNote: '',
    note: '',
  });
  const { id } = await registerOrganization(worker, input, year);
  known.organizations.set(name, id);
  return id;
}

async function placeOf(
  town: DemoTown,
  worker: Worker,
  { place: [name, area, number] }: DemoResource,
  known: Known,
  organizationId: string,
): Promise<string> {
  const there = known.places.get(name);
  if (there) return there;
  const input = placeShape.parse({
    name,
    nameKana: '',
    organizationId,
    areaId: town.areas[area] ?? null,
    address: `縁が丘市${area}八丁目${80 + (number % 9)}番${number + 1}号`,
    buildingNote: '',
    // Places stand apart from where people live: nobody lives on a crossing.
    ...homeNear(area, number + 41),
    accessFeatures: [],
    phone: '',
    note: '',
  });
  const { id } = await registerPlace(worker, input);
  known.places.set(name, id);
  return id;
}
