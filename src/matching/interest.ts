import { relevanceThreshold } from './costs.ts';
import {
  because,
  personSide,
  wordingOfOpportunity,
  wordsOfOpportunity,
  wordsOfPerson,
  type Pair,
} from './pair.ts';
import { sharedWord } from './shared-word.ts';
import { distanceKm, reachKm } from './distance.ts';
import { bestPair, conceptLabel, isModal } from './vocabulary.ts';
import { likeness } from './wording.ts';

/** How much it is worth to the order of a list. Never shown: what is shown are the reasons. */
export type Interest = { relevance: number; score: number };

export const skillWorth = { hobby: 0.6, good: 0.8, professional: 1 } as const;
/** The will leads, not what others find useful: a wish outweighs a strength. */
const weights = {
  wish: 0.41,
  strength: 0.34,
  told: 0.15,
  nearness: 0.08,
  supports: 0.07,
  needs: 0.1,
  /** Wanted on both sides: what the host looks for, beside the same thing being a wish or a strength. */
  asked: 0.1,
} as const;
/** Likeness of words beside likeness of concepts: the vocabulary alone ranks worse than words alone. */
const wordShare = 0.5;

export function weighInterest(pair: Pair): Interest {
  const { person, opportunity } = pair;
  const wording = wordingOfOpportunity(opportunity);
  const wish = bestWish(pair);
  const strength = bestStrength(pair);
  const words = personSide(person);
  const wishWords = likeness(words.wishes, wording);
  const strengthWords = likeness(words.strengths, wording);
  const toldWords = likeness(words.ownWords, wording);
  if (wish === 0 && strength === 0 && Math.max(wishWords, strengthWords) >= relevanceThreshold) {
    tellSharedWord(pair, wishWords >= strengthWords);
  }
  const hosts = bestPair(
    person.strengths.flatMap((said) => said.concepts),
    opportunity.hostWishes.flatMap((said) => said.concepts),
  );
  if (hosts !== undefined && !isModal(hosts.had)) {
    because(pair, 'host_wish', { has: conceptLabel(hosts.had), wanted: conceptLabel(hosts.offered) });
  }
  const measures: Measures = {
    wish,
    strength,
    hosts: hosts?.similarity ?? 0,
    wishWords,
    strengthWords,
    toldWords,
    nearness: nearness(distanceKm(person, opportunity), reachKm(person)),
    met: person.supports.filter((code) => opportunity.supports.includes(code)).length,
    supports: opportunity.supports.length,
  };
  return { relevance: relevanceOf(measures), score: worthOf(measures) };
}

/** What the order of a list stands on; a town that is gone through in columns arrives at the same numbers. */
export type Measures = {
  wish: number;
  strength: number;
  hosts: number;
  wishWords: number;
  strengthWords: number;
  toldWords: number;
  nearness: number;
  /** How many of the supports that the person needs there are, and how many there are at all. */
  met: number;
  supports: number;
};

export function relevanceOf({ wish, strength, hosts, wishWords, strengthWords }: Measures): number {
  return Math.max(wish, strength, hosts, wishWords, strengthWords);
}

export function worthOf(measures: Measures): number {
  const { wish, strength, hosts, wishWords, strengthWords, toldWords } = measures;
  const concepts = weights.wish * wish + weights.strength * Math.max(strength, 0.9 * hosts);
  const said = weights.wish * wishWords + weights.strength * strengthWords + weights.told * toldWords;
  const surroundings =
    weights.asked * measures.hosts +
    weights.nearness * measures.nearness +
    // Half of it counts for the first need that is met, so that one more need never costs.
    weights.needs * (measures.met / (measures.met + 1)) +
    weights.supports * Math.min(1, measures.supports / 8);
  return (1 - wordShare) * concepts + 2 * wordShare * said + surroundings;
}

/** Likeness is a reason only where it can name the word; the side that is more alike is asked first. */
function tellSharedWord(pair: Pair, wishFirst: boolean): void {
  const own = wordsOfPerson(pair.person);
  const theirs = wordsOfOpportunity(pair.opportunity);
  const sides = [
    { about: '願い', words: own.wishes },
    { about: '強み', words: own.strengths },
  ];
  for (const { about, words } of wishFirst ? sides : sides.toReversed()) {
    const word = sharedWord(words, theirs);
    if (word === undefined) continue;
    because(pair, 'words', { about, word });
    return;
  }
}

export function nearness(km: number | undefined, reach: number | undefined): number {
  if (km === undefined || reach === undefined) return 0;
  return reach === 0 ? Number(km === 0) : Math.max(0, 1 - km / reach);
}

function bestWish(pair: Pair): number {
  let most = 0;
  let told: { said: string; offered: string } | undefined;
  for (const wish of pair.person.wishes) {
    const best = bestPair(wish.concepts, pair.opportunity.concepts);
    if (best !== undefined && best.similarity > most) {
      most = best.similarity;
      told = { said: wish.text, offered: conceptLabel(best.offered) };
    }
  }
  if (told !== undefined) because(pair, 'wish', told);
  return most;
}

function bestStrength(pair: Pair): number {
  let most = 0;
  let told: { said: string; offered: string } | undefined;
  for (const strength of pair.person.strengths) {
    const best = bestPair(strength.concepts, pair.opportunity.concepts);
    const worth = (best?.similarity ?? 0) * skillWorth[strength.level ?? 'good'];
    if (best !== undefined && worth > most) {
      most = worth;
      told = { said: strength.text, offered: conceptLabel(best.offered) };
    }
  }
  if (told !== undefined) because(pair, 'strength', told);
  return most;
}
