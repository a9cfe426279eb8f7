import { asActor, type Handle } from '#db/as-actor.ts';
import { readHostTurns } from '#db/host-turns.ts';
import type { Worker } from '#domain/actor.ts';
import { profileSummary, type SummaryLine } from '#domain/candidate-summary.ts';
import type { BackPass, OpenPass } from '#domain/pass-ending.ts';
import { saysAnything } from '#domain/candidate-profile.ts';
import { applyWhatIfs, possibleWhatIfs, type WhatIf } from '#domain/candidate-what-if.ts';
import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { evaluate, type Evaluation } from '#matching/evaluate.ts';
import { scanTown } from '#matching/rank-town.ts';
import type { Town } from '#matching/town.ts';
import { viewOf, type Candidate } from './candidate-view.ts';
import { findMatchPerson, type MatchPerson } from './find-person.ts';
import { keepRun, type KeptRun } from './keep-run.ts';
import { shownFits, shownNearMisses } from './kept-run.ts';
import type { Home } from './read-home.ts';
import type { OwnWords } from './read-own-words.ts';
import { readPasses } from '#db/read-passes.ts';
import { readMatchProfile, type MatchProfile, type ProfileSource } from './read-profile.ts';
import { readSearchSince } from './read-search-since.ts';
import type { SnapshotResource } from './read-snapshot.ts';
import { leftOutLines, type LeftOutLine } from './say.ts';
import { readTownOfToday, type TownOfToday } from './town-of-today.ts';

export type Found = {
  state: 'found';
  person: MatchPerson;
  searchingSince: string | null;
  source: ProfileSource;
  /** A later edition that is still being written; the search stands on the confirmed one. */
  newerDraft: number | null;
  home: Home['state'];
  ownWords: OwnWords[];
  summary: SummaryLine[];
  /** Nothing was said that could fit anything: the answer would be a list of the nearest places. */
  saysNothing: boolean;
  whatIfs: WhatIf[];
  /** When nothing fits: which single 「もしも」 would open something, and how much. */
  openings: Opening[];
  total: number;
  fits: Candidate[];
  fitCount: number;
  nearMisses: Candidate[];
  nearMissCount: number;
  leftOut: LeftOutLine[];
  unreadable: SnapshotResource[];
  passes: OpenPass[];
  /** Let go by once, and weighed again because the reason has ended. */
  back: BackPass[];
  run: KeptRun;
};

export type Opening = { whatIf: WhatIf; count: number };

export type NoAssessment = { state: 'no-assessment'; person: MatchPerson };

/** What a search stands on, read in one transaction; also for 「もしも」 and 「なぜ出ないのか」. */
export type SearchGround = {
  person: MatchPerson;
  match: MatchProfile;
  town: TownOfToday;
  passes: OpenPass[];
  back: BackPass[];
  /** Not weighed at all, so that they can neither push others down nor be counted as a cause. */
  passed: ReadonlySet<string>;
  /** How many the town has open, with those that were let go by. */
  openCount: number;
};

export async function readSearchGround(
  db: Handle,
  worker: Worker,
  personId: string,
  today: string,
): Promise<SearchGround | NoAssessment> {
  const person = await findMatchPerson(db, personId);
  const match = await readMatchProfile(db, person, today);
  if (!match) return { state: 'no-assessment', person };
  const { held, back } = await readPasses(db, personId, today, match.profile.supports);
  const passed = new Set(held.map(({ resourceId }) => resourceId));
  const town = await readTownOfToday(db, worker, today);
  const openCount = town.opportunities.length + town.unreadable.length;
  return { person, match, town, passes: held, back, passed, openCount };
}

const weighedForOpenings = 2000;

/** Nobody gets an empty card (matching.md §2.5). In a very large town this would take too long, and the page asks one by one. */
function openingsOf(profile: PersonProfile, town: Town, passed: ReadonlySet<string>): Opening[] {
  if (town.opportunities.length > weighedForOpenings) return [];
  return possibleWhatIfs(profile)
    .map((whatIf) => ({
      whatIf,
      count: scanTown(applyWhatIfs(profile, [whatIf]), town, { fits: 0, nearMisses: 0 }, passed).fitCount,
    }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 3);
}

/**
 * One person's wishes beside everything the town has open today. Drafts with reasons: the worker and the person choose.
 * What was shown is kept as a run; nobody is ranked for a place, and no number stands for how well somebody fits.
 */
export async function findCandidates(
  worker: Worker,
  personId: string,
  today: string,
  act: 'placement.find' | 'papers.candidates' = 'placement.find',
): Promise<Found | NoAssessment> {
  const purpose = { act, subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db, log) => {
    const ground = await readSearchGround(db, worker, personId, today);
    if (!('match' in ground)) return ground;
    const { person, match, town, passes, passed } = ground;
    const most = { fits: shownFits, nearMisses: shownNearMisses };
    const order = scanTown(match.profile, town.ready, most, passed);
    const explain = (one: Opportunity) => evaluate(match.profile, one, today);
    const fits = order.fits.map(explain);
    const nearMisses = order.nearMisses.map(explain);
    const shown = {
      total: order.total,
      fitCount: order.fitCount,
      nearMissCount: order.nearMissCount,
      fits,
      nearMisses,
      leftOut: order.leftOut,
    };
    const inputs = {
      onDay: today,
      profile: match.profile,
      town,
      passed: [...passed],
      held: passes.map(({ resourceId, why }) => ({ resourceId, why })),
      source: match.source,
      contactVersion: match.home.state === 'known' ? match.home.contactVersion : null,
    };
    const run = await keepRun(db, worker, personId, inputs, shown);
    log.about('match_run', run.id);
    const turns = await readHostTurns(
      db,
      [...fits, ...nearMisses].map(({ id }) => id),
      today,
    );
    const view = (evaluation: Evaluation) =>
      viewOf(
        evaluation,
        town.byId.get(evaluation.id),
        town.resources.get(evaluation.id),
        today,
        match.home.state === 'known',
        turns.get(evaluation.id),
      );
    return {
      state: 'found',
      person,
      searchingSince: await readSearchSince(db, personId),
      source: match.source,
      newerDraft: match.newerDraft,
      home: match.home.state,
      ownWords: match.ownWords,
      summary: profileSummary(match.profile),
      saysNothing: !saysAnything(match.profile),
      whatIfs: possibleWhatIfs(match.profile),
      openings: order.fitCount > 0 ? [] : openingsOf(match.profile, town.ready, passed),
      total: ground.openCount,
      fits: fits.map(view),
      fitCount: shown.fitCount,
      nearMisses: nearMisses.map(view),
      nearMissCount: shown.nearMissCount,
      leftOut: leftOutLines(order.leftOut),
      unreadable: town.unreadable,
      passes,
      back: ground.back,
      run,
    };
  });
}
