import type { AskSide, Composition } from '#domain/composition.ts';
import type { DemandCode } from '#domain/demand-codes.ts';
import { hoursText } from '#domain/hours-text.ts';
import { roleOf } from '#domain/recipe.ts';
import type { Lead } from './compose-lead.ts';
import type { Composed } from './compose.ts';
import type { Unknown } from './findings.ts';
import { demandOfLabel } from './role-changes.ts';
import { unknownText } from './sentences.ts';

/** Of the people who come, not of the house: the voice's owner knows. */
const ofThePeople: ReadonlySet<DemandCode> = new Set([
  'male_loud',
  'shouting',
  'peers',
  'alcohol',
  'gambling',
  'unsafe_contact',
  'crowd',
]);

const mostAsked = 6;

function sayUnknown(unknown: Unknown): string {
  if (unknown.code === 'distance') return '場の住所（行けるかを本人と見るため）';
  if (unknown.code === 'reach') return 'そこまで、どうやって行けるか';
  if (unknown.code === 'lift_wanted') return '車に人と乗ることをどう思うか';
  return unknownText(unknown).replace(/　(?:本人にうかがう|受入先に聞く)$/u, '');
}

function sideOf({ ask, params }: Unknown): 'person' | 'voice' | 'place' {
  if (ask === 'person') return 'person';
  const demand = demandOfLabel(String(params['what'] ?? ''));
  return demand !== undefined && ofThePeople.has(demand) ? 'voice' : 'place';
}

/** Residents who would lend a hand, of whichever voice that it answers. */
export function helpersOf({ wish, also }: Composed): string[] {
  return [...new Set([wish, ...also].flatMap((voice) => voice.wish.helpers.map(({ name }) => name)))];
}

/** Each side apart: the person's yes, the voice's owner's, the place's, and of whoever helps or leads. */
export function asksOf(composed: Composed, lead: Lead): Composition['asks'] {
  const { wish, also, recipe, place, time, evaluation } = composed;
  const unknowns = evaluation.unknowns.filter(({ code }) => code !== 'capacity' && code !== 'session');
  const open = (side: 'person' | 'voice' | 'place'): string[] =>
    [...new Set(unknowns.filter((one) => sideOf(one) === side).map(sayUnknown))].slice(0, mostAsked);
  const title = roleOf(recipe.recipe, 'lead').title;
  const when = hoursText([{ from: time.from, to: time.to }]);
  const helpers = helpersOf(composed);
  const asks: { side: AskSide; whom: string; what: string[] }[] = [
    lead.kind === 'person'
      ? {
          side: 'person',
          whom: '',
          what: [
            `${title}を引き受けてみたいか`,
            'だれに、何を話してよいか（声の主・場の主・参加する人に、それぞれ）',
            ...open('person'),
          ],
        }
      : {
          side: 'host',
          whom: lead.name,
          what: [
            `${title}を引き受けてもらえるか`,
            ...(lead.hours === undefined ? [`${when}に出られるか`] : []),
            '続けて何回できるか',
          ],
        },
    ...[wish, ...also].map((voice) => ({
      side: 'voice' as const,
      whom: voice.wish.sharing === 'yes' ? voice.wish.owner : '',
      what: [
        ...(voice.wish.sharing === 'not_asked' ? ['この声を、ほかの人に伝えてよいか'] : []),
        ...(also.length === 0 ? [] : [`「${voice.wish.words}」に、この活動が合うか`]),
        ...(also.length === 0 ? ['この活動が、願いに合うか'] : ['似た願いの声と、いっしょにしてよいか']),
        ...(voice.people === undefined ? ['何人ほど集まりそうか'] : []),
        ...(voice.week === undefined ? [`${when}でよいか`] : []),
        '知らせる、集めるのをだれがするか',
        ...open('voice'),
      ],
    })),
    {
      side: 'place',
      whom: place.offer.where,
      what: [
        `${when}に使えるか（月2回、まず3回）`,
        '鍵・費用・片づけの約束',
        ...(lead.kind === 'person' ? open('place') : []),
      ],
    },
  ];
  if (helpers.length > 0) {
    asks.push({
      side: 'ally',
      whom: helpers.join('、'),
      what: ['はじめの助手を頼めるか', '何回目まで出られるか'],
    });
  }
  return asks;
}
