import { among } from '#db/among.ts';
import type { Handle } from '#db/as-actor.ts';
import { readPractice } from '#db/practice-setting.ts';
import {
  agreedSoFar,
  fadingProposals,
  reviewOf,
  type AnsweredProposal,
  type FadingGround,
  type FadingProposal,
  type KindLevel,
} from '#domain/fading.ts';
import type { FollowUpSide } from '#domain/follow-up.ts';
import type { PlacementState } from '#domain/placement-state.ts';
import type { PlacementHead } from './placement-head.ts';

/** An answer that somebody gave, with who and why. */
export type GivenAnswer = AnsweredProposal & { id: string; words: string; by: string | null };

export type Fading = {
  proposals: FadingProposal[];
  /** Newest first. */
  answers: GivenAnswer[];
  agreed: Record<FollowUpSide, number>;
  needed: number;
};

/** Support fades and grows while somebody takes part, not before and not after. */
export function isSupportedState(state: PlacementState): boolean {
  return state === 'trial' || state === 'settled' || state === 'continuing';
}

/** Which next steps of support are proposed, and what was answered before. Reading writes nothing. */
export async function readFading(
  db: Handle,
  placement: Pick<PlacementHead, 'id' | 'state'>,
  today: string,
): Promise<Fading> {
  const ground = (await readFadingGrounds(db, [placement.id], today)).get(placement.id);
  const answers = await readAnswers(db, [placement.id]);
  return {
    proposals: ground && isSupportedState(placement.state) ? fadingProposals(ground) : [],
    answers: answers.map(({ placementId: _of, ...answer }) => answer).toReversed(),
    agreed: ground ? agreedSoFar(ground) : { person: 0, host: 0 },
    needed: ground?.needed ?? (await readPractice(db)).reviewsBeforeStep,
  };
}

/** What the rule stands on, for each placement whose level somebody has written. */
export async function readFadingGrounds(
  db: Handle,
  placementIds: readonly string[],
  today: string,
): Promise<Map<string, FadingGround>> {
  const levels = await db
    .selectFrom('supportLevel')
    .select(['placementId', 'kind', 'level', 'fromDay'])
    .where(among('placementId', placementIds))
    .orderBy('fromDay')
    .orderBy('id')
    .execute();
  const known = [...new Set(levels.map(({ placementId }) => placementId))];
  if (known.length === 0) return new Map();
  const contacts = await db
    .selectFrom('followUp')
    .select(['placementId', 'id', 'side', 'doneOn', 'feeling', 'hostLoad', 'hostWish'])
    .where(among('placementId', known))
    .where('doneOn', 'is not', null)
    .execute();
  const answers = await readAnswers(db, known);
  const { reviewsBeforeStep } = await readPractice(db);
  return new Map(
    known.map((placementId) => {
      const own = <Row extends { placementId: string }>(rows: readonly Row[]) =>
        rows.filter((row) => row.placementId === placementId);
      const reviews = own(contacts).flatMap((row) => {
        const review = reviewOf(row as Parameters<typeof reviewOf>[0]);
        return review === undefined ? [] : [review];
      });
      const ground: FadingGround = {
        levels: own(levels) as unknown as KindLevel[],
        reviews,
        answers: own(answers),
        needed: reviewsBeforeStep,
        today,
      };
      return [placementId, ground];
    }),
  );
}

async function readAnswers(
  db: Handle,
  placementIds: readonly string[],
): Promise<(GivenAnswer & { placementId: string })[]> {
  const rows = await db
    .selectFrom('supportProposal')
    .leftJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'supportProposal.municipalityId')
        .onRef('account.id', '=', 'supportProposal.createdBy'),
    )
    .select(['supportProposal.id', 'placementId', 'kind', 'fromLevel', 'toLevel', 'ground', 'answer'])
    .select(['answeredOn', 'until', 'words', 'account.name as by'])
    .where(among('placementId', placementIds))
    .orderBy('answeredOn')
    .orderBy('supportProposal.id')
    .execute();
  return rows as (GivenAnswer & { placementId: string })[];
}
