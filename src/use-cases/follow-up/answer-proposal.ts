import { uuidv7 } from 'uuidv7';
import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { requireItem } from '#db/own-items.ts';
import type { Worker } from '#domain/actor.ts';
import { fadingProposals, type ProposalReply } from '#domain/fading.ts';
import { Refusal } from '#domain/refusal.ts';
import { readPlacementHead } from './placement-head.ts';
import { isSupportedState, readFadingGrounds } from './read-fading.ts';

export type GivenReply = ProposalReply & { id: string };

/**
 * What a worker answers to a proposed step of support. Only 「そうする」 changes how near somebody stands, from that day on, with
 * why. The proposal is worked out once more under a lock: what a colleague has answered meanwhile does not stand any more.
 */
export async function answerProposal(
  worker: Worker,
  personId: string,
  placementId: string,
  given: GivenReply,
  today: string,
): Promise<void> {
  const purpose = { act: 'steps.proposal', subjects: [{ kind: 'person', id: personId }] };
  await asActor(worker, purpose, async (db, log) => {
    await requireItem(db, worker, personId, 'participation');
    await db.selectFrom('placement').select('id').where('id', '=', placementId).forNoKeyUpdate().execute();
    const head = await readPlacementHead(db, personId, placementId);
    const { id, kind, from, to, answer, words } = given;
    const known = await db.selectFrom('supportProposal').select('id').where('id', '=', id).executeTakeFirst();
    if (known) return;
    const ground = (await readFadingGrounds(db, [placementId], today)).get(placementId);
    const standing = ground && isSupportedState(head.state) ? fadingProposals(ground) : [];
    const proposal = standing.find((one) => one.kind === kind && one.from === from && one.to === to);
    if (!proposal) throw new Refusal('already-done');
    const about = {
      municipalityId: worker.municipalityId,
      placementId,
      personId,
      createdBy: worker.accountId,
    };
    const levelId = answer === 'accepted' ? uuidv7() : null;
    if (levelId !== null) {
      const why = words.trim() === '' ? usualWhy(proposal.direction, ground?.needed ?? 0) : words;
      await db
        .insertInto('supportLevel')
        .values({ ...about, id: levelId, kind, level: to, fromDay: today, why })
        .execute();
    }
    await db
      .insertInto('supportProposal')
      .values({
        ...about,
        id,
        kind,
        fromLevel: from,
        toLevel: to,
        ground: proposal.ground,
        answer,
        answeredOn: today,
        until: answer === 'not_now' ? given.until : null,
        words,
        levelId,
      })
      .execute();
    log.detail({ kind, direction: proposal.direction, answer });
    await refreshAccess(db, personId);
  });
}

function usualWhy(direction: 'farther' | 'nearer', needed: number): string {
  return direction === 'nearer'
    ? '「つらい」という声を受けて'
    : `本人からも受入先からも、${needed}回つづけてよい声`;
}
