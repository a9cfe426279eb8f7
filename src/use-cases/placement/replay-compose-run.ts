import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { sameJson } from '#domain/candidate-delta.ts';
import { profileSummary, type SummaryLine } from '#domain/candidate-summary.ts';
import { compositionShape, type Composition } from '#domain/composition.ts';
import { personProfileShape } from '#domain/conditions.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Lead } from '#matching/compose-lead.ts';
import { composeTown, type ComposeTown } from '#matching/compose-town.ts';
import { costs } from '#matching/costs.ts';
import { draftsOf, holidaysFrom } from './compose-drafts.ts';
import { draftsThenAndNow, type DraftsCompared } from './drafts-then-and-now.ts';
import { findMatchPerson, type MatchPerson } from './find-person.ts';
import { composeEngine, type KeptComposeResult } from './keep-compose-run.ts';
import { readKeptCompose } from './kept-compose.ts';
import { readKeptTownOf } from './kept-town.ts';
import { offersOf } from './read-compose-town.ts';
import { withHomeAt } from './read-profile.ts';

export type ComposeReplay = {
  person: MatchPerson;
  run: { id: string; runAt: Date; onDay: string; byName: string; engine: string; isSameEngine: boolean };
  edition: number;
  isConfirmed: boolean;
  summary: SummaryLine[];
  looked: { voices: number; places: number };
  /** As they were shown that day. */
  drafts: Composition[];
  isSame: boolean;
  /** Distances were used then and cannot be worked out again by this worker today. */
  isHomeMissing: boolean;
  /** What the run stands on is not what was kept. */
  isRewritten: boolean;
  hasOtherCosts: boolean;
  /** Drafts of that day that do not come from its facts any more, and the other way round, by name. */
  differences: { name: string; thatDay: string; now: string }[];
  /** Beside the drafts of today; undefined where nothing can be composed for any more. */
  today: DraftsCompared | undefined;
};

/**
 * Composes again with the facts of that day: the same drafts for the same reasons prove what was shown; others are told, with what
 * changed (docs/decisions/0046).
 */
export async function replayComposeRun(worker: Worker, runId: string, today: string): Promise<ComposeReplay> {
  const purpose = { act: 'community.replay', subjects: [{ kind: 'compose_run', id: runId }] };
  return asActor(worker, purpose, async (db, log) => {
    const run = await readRun(db, runId);
    log.about('person', run.personId);
    const person = await findMatchPerson(db, run.personId);
    const kept = run.result as unknown as KeptComposeResult;
    const drafts = kept.drafts.map((draft) => compositionShape.parse(draft));
    const stored = personProfileShape.parse(run.profile);
    const home = await withHomeAt(db, run.personId, stored, kept.contactVersion);
    const then = await readTownOfThen(db, run);
    const lead: Lead = { kind: 'person', profile: home.profile, waitingDays: run.waitingDays };
    const isHoliday = await holidaysFrom(db, run.onDay);
    const again = draftsOf(lead, then.town, new Set(run.held), isHoliday);
    const differences = differencesOf(drafts, again);
    const hasOtherCosts = !sameJson(kept.costs, costs);
    return {
      person,
      run: { ...run, id: runId, isSameEngine: run.engine === composeEngine },
      edition: kept.source.edition,
      isConfirmed: kept.source.isConfirmed,
      summary: profileSummary(stored),
      looked: kept.looked,
      drafts,
      isSame: differences.length === 0 && then.isAsKept && !hasOtherCosts,
      isHomeMissing: home.isHomeMissing,
      isRewritten: !then.isAsKept,
      hasOtherCosts,
      differences,
      today: await draftsThenAndNow(db, worker, run.personId, drafts, today),
    };
  });
}

async function readRun(db: Handle, runId: string) {
  const run = await db
    .selectFrom('composeRun')
    .innerJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'composeRun.municipalityId')
        .onRef('account.id', '=', 'composeRun.runBy'),
    )
    .select(['personId', 'runAt', 'onDay', 'engine', 'profile', 'waitingDays', 'held', 'result'])
    .select(['townId', 'voicesId', 'placesId', 'account.name as byName'])
    .where('composeRun.id', '=', runId)
    .executeTakeFirst();
  if (!run) throw new Refusal('not-found');
  return run;
}

type Ids = { townId: string; voicesId: string; placesId: string; onDay: string };

async function readTownOfThen(
  db: Handle,
  { townId, voicesId, placesId, onDay }: Ids,
): Promise<{ town: ComposeTown; isAsKept: boolean }> {
  const register = await readKeptTownOf(db, townId);
  const voices = await readKeptCompose(db, 'voices', voicesId);
  const places = await readKeptCompose(db, 'places', placesId);
  const byId = new Map(register.opportunities.map((one) => [one.id, one]));
  const offers = offersOf(places.content.uses, (id) => byId.get(id));
  return {
    town: composeTown(voices.content, offers, places.content.recipes, onDay),
    isAsKept: register.isAsKept && voices.isAsKept && places.isAsKept,
  };
}

const placeOf = (drafts: readonly Composition[], key: string): number =>
  drafts.findIndex((draft) => draft.key === key);

function differencesOf(
  then: readonly Composition[],
  now: readonly Composition[],
): ComposeReplay['differences'] {
  const names = new Map([...now, ...then].map(({ key, name }) => [key, name]));
  return [...names].flatMap(([key, name]) => {
    const [before, after] = [placeOf(then, key), placeOf(now, key)];
    const said = (at: number): string => (at < 0 ? '出ていない' : `${at + 1}つめ`);
    if (before !== after) return [{ name, thatDay: said(before), now: said(after) }];
    if (sameJson(then[before], now[after])) return [];
    return [{ name, thatDay: said(before), now: `${said(after)}（わけが変わった）` }];
  });
}
