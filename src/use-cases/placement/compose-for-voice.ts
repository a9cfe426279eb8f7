import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { Composition } from '#domain/composition.ts';
import { Refusal } from '#domain/refusal.ts';
import type { ReadyWish } from '#matching/compose-town.ts';
import { composeGroups } from '#matching/compose-groups.ts';
import { conceptLabel, isModal, similarity } from '#matching/vocabulary.ts';
import { writeDrafts } from './compose-drafts.ts';
import { countStrengths, readGroupLeads } from './leads-of-town.ts';
import { readComposeTown } from './read-compose-town.ts';

export type ComposedForVoice = {
  voice: { id: string; words: string; theme: string };
  drafts: Composition[];
  /** What people can do here, in numbers of five and more: whoever it is begins from their own page. */
  strengths: { label: string; count: number }[];
  isOpen: boolean;
};

const shownDrafts = 6;
const perGroup = 2;

/**
 * Who could answer a voice: groups and organisations of the town, with the rooms that stand empty. People whom we support are
 * never put in an order for it; of them there are only counts.
 */
export async function composeForVoice(
  worker: Worker,
  voiceId: string,
  today: string,
): Promise<ComposedForVoice> {
  const purpose = { act: 'community.compose-voice', subjects: [{ kind: 'voice', id: voiceId }] };
  return asActor(worker, purpose, async (db) => {
    const voice = await db
      .selectFrom('voice')
      .select(['id', 'words', 'theme', 'state'])
      .where('id', '=', voiceId)
      .executeTakeFirst();
    if (!voice) throw new Refusal('not-found');
    const { drafts, wish } = await draftsForVoice(db, worker, voiceId, today);
    const counted = await countStrengths(db);
    const answers = (concept: string) =>
      wish !== undefined &&
      !isModal(concept) &&
      (wish.openness > 0 || wish.topics.some((topic) => similarity(concept, topic) >= 0.4));
    return {
      voice,
      drafts,
      strengths: counted
        .filter(({ concept }) => answers(concept))
        .map(({ concept, count }) => ({ label: conceptLabel(concept), count })),
      isOpen: voice.state === 'open',
    };
  });
}

/** What groups could begin for one voice, as it is shown and as it is taken up. */
export async function draftsForVoice(
  db: Handle,
  worker: Worker,
  voiceId: string,
  today: string,
): Promise<{ drafts: Composition[]; wish: ReadyWish | undefined }> {
  const { ready: town } = await readComposeTown(db, worker, today, voiceId);
  const leads = await readGroupLeads(db);
  const found = composeGroups(leads, town, { each: perGroup, shown: shownDrafts });
  return { drafts: await writeDrafts(db, found, today), wish: town.wishes[0] };
}
