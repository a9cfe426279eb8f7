import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { fiscalYear } from '#domain/japanese-date.ts';
import { organizationShape } from '#domain/organization.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { voiceConditionsShape } from '#domain/voice.ts';
import { addAlly } from '#use-cases/community/add-ally.ts';
import { recordVoice } from '#use-cases/community/record-voice.ts';
import { registerOrganization } from '#use-cases/organizations/register-organization.ts';
import { writeSchoolDays } from '#use-cases/school-calendar/write-school-days.ts';
import type { DemoTown } from './demo-person.ts';
import { seedActivities } from './seed-activities.ts';
import { demoVoices } from './voices.ts';

/** What people of the town said, what grows from it, and the school calendar of this and the next year. */
export async function seedVoices(town: DemoTown, now: Date): Promise<void> {
  const worker = town.workers['hamaguchi'];
  if (!worker) throw new Error('the demo town has no community coordinator');
  const today = tokyoDay(now);
  const organizationOf = (name: string) => findOrRegister(worker, name, today);
  const placeOf = (name: string) => idByName(worker, 'place', name);
  const voices = new Map<string, string>();
  for (const voice of demoVoices) {
    const { words, scene, theme, toldBy, sharing, conditions, fromKind, organization, daysAgo } = voice;
    const kept = await recordVoice(worker, {
      voice: {
        words,
        scene,
        theme,
        toldBy,
        sharing,
        areaId: town.areas[voice.area] ?? null,
        organizationId: organization === undefined ? null : await organizationOf(organization),
      },
      conditions: voiceConditionsShape.parse({ v: 1, ...conditions }),
      fromKind,
      heardOn: addDays(today, -daysAgo),
      sureOf: [],
    });
    if (!kept.ok) throw new Error(`${words}: ${JSON.stringify(kept)}`);
    voices.set(voice.key, kept.id);
    for (const [name, part, offers] of voice.allies ?? []) {
      const ally = { name, part, offers, organizationId: null, fromParticipants: false };
      await addAlly(worker, { voiceId: kept.id }, { ...ally, since: addDays(today, -daysAgo) });
    }
  }
  await seedActivities(town, worker, { voices, organizationOf, placeOf }, today);
  const year = Number(today.slice(0, 4));
  for (const start of [year - 1, year, year + 1]) {
    const holiday = (from: string, until: string, note: string) =>
      writeSchoolDays(worker, { from, until, kind: 'holiday', note });
    await holiday(`${start}-07-21`, `${start}-08-31`, '夏休み');
    await holiday(`${start}-12-25`, `${start + 1}-01-07`, '冬休み');
    await holiday(`${start}-03-25`, `${start}-04-06`, '春休み');
  }
}

async function idByName(
  worker: Worker,
  table: 'organization' | 'place',
  name: string,
): Promise<string | null> {
  const row = await asActor(worker, { act: 'organizations.choices' }, (db) =>
    db.selectFrom(table).select('id').where('name', '=', name).limit(1).executeTakeFirst(),
  );
  return row?.id ?? null;
}

async function findOrRegister(worker: Worker, name: string, today: string): Promise<string> {
  const known = await idByName(worker, 'organization', name);
  if (known !== null) return known;
  const fields = organizationShape.parse({
    name,
    nameKana: '',
    corporateNumber: '',
    kind: name.endsWith('自治会') ? 'residents' : 'volunteers',
    isWelfare: false,
    phone: '',
    email: '',
    url: '',
    contactNote: '',
    note: '',
  });
  return (await registerOrganization(worker, fields, fiscalYear(today))).id;
}
