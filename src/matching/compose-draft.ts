import { addDays } from '#domain/calendar-day.ts';
import { checklistOf } from '#domain/checklist.ts';
import type { Composition } from '#domain/composition.ts';
import { demandLabels } from '#domain/demand-codes.ts';
import { recipeName, recipeParts, roleOf, type RecipePart } from '#domain/recipe.ts';
import { asksOf, helpersOf } from './compose-asks.ts';
import { fadingOf } from './compose-fading.ts';
import { startingPeople, type Lead } from './compose-lead.ts';
import { linesOf } from './compose-lines.ts';
import { firstDates, ruleOf } from './compose-time.ts';
import type { ReadyWish } from './compose-town.ts';
import { composedKey, type Composed } from './compose.ts';
import { conceptLabel, similarity } from './vocabulary.ts';
import { hasChildren } from './whom.ts';

/** Three sides are asked, and told again what the others said: sooner than this nothing begins. */
const leadDays = 21;
const datedSessions = 9;

/** A composition in words, as a coordinator reads it and as it is kept. */
export function draftOf(
  composed: Composed,
  lead: Lead,
  day: string,
  isHoliday: (date: string) => boolean,
): Composition {
  const { wish, recipe: ready, place, time, strength, evaluation } = composed;
  const { recipe } = ready;
  const rule = ruleOf(time);
  const dates = firstDates(rule, addDays(day, leadDays), datedSessions, isHoliday);
  const spot = place.offer.opportunity;
  const fading = fadingOf(composed, lead, dates);
  return {
    v: 1,
    key: composedKey(wish.wish.opportunity.id, recipe.code),
    name: recipeName(recipe, wish.whom),
    recipeCode: recipe.code,
    concept: recipe.concept,
    leadDemands: { ...recipe.leadDemands },
    wishId: wish.wish.opportunity.id,
    placeId: spot.id,
    lead: { ...leadOf(lead), title: roleOf(recipe, 'lead').title },
    strength: { text: strength.text, label: conceptLabel(strength.concept) },
    wish: toldWish(wish),
    alsoWishes: composed.also.map((voice) => ({ id: voice.wish.opportunity.id, ...toldWish(voice) })),
    place: { name: spot.name, where: place.offer.where, checkedOn: spot.checkedOn ?? null },
    rule,
    minutes: recipe.minutes,
    dates,
    people: {
      least: startingPeople(recipe, wish, place),
      most: Math.min(recipe.groupMost, place.roomFor),
      expected: wish.people ?? null,
    },
    roles: rolesOf(composed, lead),
    roleChange: roleChange(composed, lead),
    lines: linesOf(composed, lead.kind),
    keptOut: composed.keptOut.map((code) => demandLabels[code]),
    changes: evaluation.repairs.length,
    fading,
    asks: asksOf(composed, lead),
    checklist: checklistOf(hasChildren(wish.whom) ? [...recipe.checklist, 'children'] : recipe.checklist),
  };
}

function leadOf(lead: Lead): { kind: Lead['kind']; id: string; name: string } {
  return lead.kind === 'person'
    ? { kind: 'person', id: '', name: '' }
    : { kind: 'group', id: lead.id, name: lead.name };
}

function toldWish({ wish }: ReadyWish): Composition['wish'] {
  const mayName = wish.sharing === 'yes';
  const heardOn = wish.opportunity.checkedOn ?? null;
  return { words: wish.words, owner: mayName ? wish.owner : '', mayName, heardOn };
}

function rolesOf(composed: Composed, lead: Lead): Composition['roles'] {
  const { wish, recipe, evaluation } = composed;
  const row = (part: RecipePart) => ({ part, ...roleOf(recipe.recipe, part) });
  const helper = helpersOf(composed).join('、');
  const people = wish.whom === '' ? '地区の人' : `地区の${wish.whom.replace(/との$|の$/u, '')}`;
  const isHelped = evaluation.repairs.length > 0 || lead.kind === 'person';
  return [
    {
      ...row('lead'),
      who: lead.kind === 'person' ? '本人' : lead.name,
      first: isHelped ? '短い所から' : '通して',
      later: '通して',
    },
    {
      ...row('assistant'),
      who:
        lead.kind === 'person'
          ? `参加支援員${helper === '' ? '' : `と${helper}`}`
          : helper || '地域づくりの担当',
      first: '毎回',
      later: '参加した人のひとりへ',
    },
    {
      ...row('participant'),
      title: recipeParts.participant,
      who: people,
      first: '少ない人数から',
      later: '運ぶ・片づけるも分けて',
    },
  ];
}

/** 「もうお店では…できない」 becomes teaching: the role is changed, not the person (practice.md A1). */
function roleChange({ recipe }: Composed, lead: Lead): Composition['roleChange'] {
  if (lead.kind === 'group') return null;
  const { concept } = recipe.recipe;
  const past = lead.profile.noLonger.find(({ concepts }) =>
    concepts.some((one) => Math.max(similarity(one, concept), similarity(concept, one)) >= 0.5),
  );
  return past === undefined ? null : { said: past.text, to: roleOf(recipe.recipe, 'lead').title };
}
