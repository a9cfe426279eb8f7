import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { memorandumShape, type MemorandumContent } from '#domain/memorandum.ts';
import { readPlacementHead, type PlacementHead } from './find-placement.ts';

export type MemorandumEdition = {
  id: string;
  edition: number;
  version: number;
  content: MemorandumContent;
  validFrom: string | null;
  validUntil: string | null;
  personAgreedOn: string | null;
  hostAgreedOn: string | null;
  hostSigner: string;
  lockedAt: Date | null;
  endedAt: Date | null;
  endedReason: string;
  savedAt: Date;
  savedBy: string;
};

export type Memoranda = { placement: PlacementHead; editions: MemorandumEdition[] };

/** The 覚書 of a placement in all its editions, newest first. */
export async function listMemoranda(
  worker: Worker,
  personId: string,
  placementId: string,
): Promise<Memoranda> {
  const purpose = { act: 'hosting.memorandum.list', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, async (db) => ({
    placement: await readPlacementHead(db, personId, placementId),
    editions: await readMemoranda(db, placementId),
  }));
}

export async function readMemoranda(db: Handle, placementId: string): Promise<MemorandumEdition[]> {
  const rows = await db
    .selectFrom('memorandum')
    .innerJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'memorandum.municipalityId')
        .onRef('account.id', '=', 'memorandum.updatedBy'),
    )
    .select(['memorandum.id', 'edition', 'memorandum.version', 'content', 'validFrom', 'validUntil'])
    .select(['personAgreedOn', 'hostAgreedOn', 'hostSigner', 'lockedAt', 'endedAt', 'endedReason'])
    .select(['memorandum.updatedAt as savedAt', 'account.name as savedBy'])
    .where('placementId', '=', placementId)
    .orderBy('edition', 'desc')
    .execute();
  return rows.map(({ content, ...row }) => ({ ...row, content: memorandumShape.parse(content) }));
}
