import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { weekOfRules } from '#domain/hours-calendar.ts';
import { recurrenceRuleShape, type WeeklyHours } from '#domain/hours.ts';
import { voiceConditionsShape, type VoiceSharing } from '#domain/voice.ts';
import { voiceAsWish } from '#domain/voice-wish.ts';
import { composeTown, type ComposeTown, type PlaceOffer, type Wish } from '#matching/compose-town.ts';
import { readTownOfToday } from './town-of-today.ts';
import { readRecipes } from './read-recipes.ts';

const mostVoices = 1000;
const overStages = ['ended', 'handed_on'];
const placeKinds = new Set(['space', 'room', 'goods']);

/** What can be composed from: voices that nothing answers yet, places with the hours that no activity of ours has, recipes. */
export async function readComposeTown(
  db: Handle,
  worker: Worker,
  today: string,
  onlyVoice?: string,
): Promise<ComposeTown> {
  const wishes = await readWishes(db, onlyVoice);
  const places = await readPlaces(db, worker, today);
  return composeTown(wishes, places, await readRecipes(db), today);
}

async function readWishes(db: Handle, onlyVoice: string | undefined): Promise<Wish[]> {
  let query = db
    .selectFrom('voice')
    .leftJoin('organization', (join) =>
      join
        .onRef('organization.municipalityId', '=', 'voice.municipalityId')
        .onRef('organization.id', '=', 'voice.organizationId'),
    )
    .leftJoin('area', (join) =>
      join.onRef('area.municipalityId', '=', 'voice.municipalityId').onRef('area.id', '=', 'voice.areaId'),
    )
    .select(['voice.id', 'voice.words', 'theme', 'heardOn', 'sharing', 'toldBy', 'voice.conditions'])
    .select(['organization.name as organizationName', 'area.name as areaName'])
    .select(
      sql<
        string[]
      >`coalesce((select array_agg(name order by since, id) from ally where ally.municipality_id = voice.municipality_id
        and ally.voice_id = voice.id and ally.until is null and ally.part in ('helper', 'assistant', 'lead')), '{}')`.as(
        'helpers',
      ),
    )
    .where('voice.state', '=', 'open')
    .orderBy('heardOn', 'desc')
    .limit(mostVoices);
  if (onlyVoice !== undefined) query = query.where('voice.id', '=', onlyVoice);
  const rows = await query.execute();
  return rows.map(({ organizationName, areaName, toldBy, helpers, sharing, conditions, ...voice }) => ({
    opportunity: voiceAsWish({
      ...voice,
      state: 'open',
      conditions: voiceConditionsShape.parse(conditions),
      properNames: [organizationName, areaName].filter((name) => name !== null),
    }),
    words: voice.words,
    owner: organizationName ?? toldBy,
    sharing: sharing as VoiceSharing,
    helpers: helpers.map((name) => ({ name })),
  }));
}

async function readPlaces(db: Handle, worker: Worker, today: string): Promise<PlaceOffer[]> {
  const town = await readTownOfToday(db, worker, today);
  const taken = await readTaken(db);
  return town.opportunities
    .filter(({ kind }) => placeKinds.has(kind))
    .map((opportunity) => {
      const resource = town.resources.get(opportunity.id);
      return {
        opportunity,
        where: resource?.organizationName ?? resource?.placeName ?? '',
        taken: taken.get(opportunity.id) ?? [],
      };
    });
}

/** Hours that activities have there already, also those that are only beginning: nobody is promised a room twice. */
async function readTaken(db: Handle): Promise<Map<string, WeeklyHours>> {
  const rows = await db
    .selectFrom('activity')
    .select(['spaceResourceId', 'rule'])
    .where('spaceResourceId', 'is not', null)
    .where('rule', 'is not', null)
    .where('stage', 'not in', overStages)
    .execute();
  const rules = new Map<string, ReturnType<typeof recurrenceRuleShape.parse>[]>();
  for (const { spaceResourceId, rule } of rows) {
    if (spaceResourceId === null) continue;
    rules.set(spaceResourceId, [...(rules.get(spaceResourceId) ?? []), recurrenceRuleShape.parse(rule)]);
  }
  return new Map([...rules].map(([id, all]) => [id, weekOfRules(all) ?? []]));
}
