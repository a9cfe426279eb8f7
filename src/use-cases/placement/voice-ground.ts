import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { voiceDraftWords } from '#domain/candidate-voice-draft.ts';
import { findMatchPerson, type MatchPerson } from './find-person.ts';
import { listWideAreas, type AreaChoice } from './list-areas.ts';
import { readMatchProfile } from './read-profile.ts';

export type VoiceGround = {
  person: MatchPerson;
  areas: AreaChoice[];
  /** First words, to be read and changed before anything leaves. */
  draft: string;
};

/** What the page 「声にする」 stands on. */
export async function readVoiceGround(worker: Worker, personId: string, today: string): Promise<VoiceGround> {
  const purpose = { act: 'placement.voice-draft', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => {
    const person = await findMatchPerson(db, personId);
    const areas = await listWideAreas(db);
    const match = await readMatchProfile(db, person, today);
    return { person, areas, draft: match ? voiceDraftWords(match.profile) : '' };
  });
}
