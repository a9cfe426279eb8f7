import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { foundMunicipality, type NewAccount, type NewAgency } from '#db/found-municipality.ts';
import type { Role, Worker } from '#domain/actor.ts';
import { hashPassword } from '#use-cases/accounts/sign-in.ts';
import { addArea } from '#use-cases/areas/add-area.ts';
import { seedCourses } from './seed-courses.ts';
import { seedPapers } from './seed-papers.ts';
import { recordPeople, seedPeople } from './seed-people.ts';
import { seedSharing } from './seed-sharing.ts';
import { seedTown } from './seed-town.ts';
import { seedVoices } from './seed-voices.ts';
import { areaNames } from './town-map.ts';

/** 縁が丘市: a prefecture number that is not in use, with its check digit (weights 6 5 4 3 2). */
export const demoCode = '992011';

const agencies: readonly NewAgency[] = [
  { key: 'office', name: '地域共生課', kind: 'municipal_office', phone: '000-0000-0100' },
  { key: 'participation', name: '参加支援センター', kind: 'participation', phone: '000-0000-0110' },
  { key: 'coordination', name: '多機関協働 推進室', kind: 'coordination', phone: '000-0000-0120' },
  { key: 'kitano', name: '地域包括支援センター北野', kind: 'consultation', phone: '000-0000-0130' },
  { key: 'community', name: '地域づくり応援室', kind: 'community', phone: '000-0000-0140' },
];

const people: readonly [string, string, string, string, Role][] = [
  ['1-mizusawa', '水沢 葉子', 'みずさわ ようこ', 'participation', 'participation_worker'],
  ['2-murase', '村瀬 香織', 'むらせ かおり', 'coordination', 'coordinator'],
  ['3-iwaki', '岩城 渉', 'いわき わたる', 'kitano', 'consultation_worker'],
  ['4-hamaguchi', '浜口 みどり', 'はまぐち みどり', 'community', 'community_coordinator'],
  ['5-seto', '瀬戸 和臣', 'せと かずおみ', 'office', 'municipal_officer'],
  ['6-hayami', '早見 透', 'はやみ とおる', 'office', 'administrator'],
  ['7-tashiro', '田代 実里', 'たしろ みのり', 'participation', 'participation_worker'],
];

/**
 * Lays the demo town on an empty database: agencies, accounts, and then, through the same verbs as the screens, its places
 * and people. Nobody can enter a demo account by password; the sign-in page opens them with one press.
 * @returns false when the town is there already
 */
export async function seedDemo(owner: pg.ClientConfig, now: Date): Promise<boolean> {
  const passwordHash = await hashPassword(randomBytes(32).toString('hex'));
  const accounts: NewAccount[] = people.map(([signInName, name, nameKana, agency, role]) => ({
    agency,
    signInName: `demo-${signInName}`,
    name,
    nameKana,
    roles: [role],
    passwordHash,
  }));
  const founded = await foundMunicipality(owner, {
    code: demoCode,
    name: '縁が丘市',
    isDemo: true,
    agencies,
    accounts,
  });
  if ('refused' in founded) return false;
  const workers: Record<string, Worker> = {};
  for (const [signInName, , , agency, role] of people) {
    workers[signInName.replace(/^\d-/, '')] = {
      kind: 'worker',
      municipalityId: founded.municipalityId,
      accountId: founded.accounts[`demo-${signInName}`] ?? '',
      agencyId: founded.agencies[agency] ?? '',
      roles: [role],
    };
  }
  const town = { workers, areas: await addAreas(workers) };
  // The register and the people know nothing of each other until somebody looks for a place.
  const [recorded] = await Promise.all([
    recordPeople(town, now),
    seedTown(town, now).then(async () => seedVoices(town, now)),
  ]);
  await seedPeople(town, recorded, now);
  await seedPapers(town, now);
  await seedCourses(town, now);
  await seedSharing(town, now);
  return true;
}

async function addAreas(workers: Record<string, Worker>): Promise<Record<string, string>> {
  const officer = workers['seto'];
  if (!officer) throw new Error('the demo town has no municipal officer');
  const areas: Record<string, string> = {};
  for (const name of areaNames) areas[name] = await addArea(officer, { kind: 'district', name });
  return areas;
}
