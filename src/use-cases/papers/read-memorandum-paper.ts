import type { Worker } from '#domain/actor.ts';
import { emptyMemorandum, memorandumShape } from '#domain/memorandum.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { memorandumPaper } from '#documents/memorandum-paper.ts';
import type { Paper } from '#documents/paper.ts';
import { onPaper, type PaperGround, type PaperRequest } from './paper-ground.ts';
import { findPlacement } from './read-placement.ts';

async function findMemorandum({ db }: PaperGround, placementId: string | undefined) {
  if (placementId === undefined) return undefined;
  return db
    .selectFrom('memorandum')
    .select([
      'edition',
      'content',
      'validFrom',
      'validUntil',
      'personAgreedOn',
      'hostAgreedOn',
      'hostSigner',
      'updatedAt',
    ])
    .where('placementId', '=', placementId)
    .orderBy('edition', 'desc')
    .executeTakeFirst();
}

/** 受入条件確認書（覚書）: the newest edition. */
export async function readMemorandumPaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.memorandum', needs: 'participation' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const { id, placement, supporter } = await findPlacement(ground);
    const row = await findMemorandum(ground, id);
    return memorandumPaper(
      {
        placement,
        supporter,
        edition: row?.edition ?? null,
        content: memorandumShape.parse({ ...emptyMemorandum, ...(row?.content as object | undefined) }),
        validFrom: row?.validFrom ?? null,
        validUntil: row?.validUntil ?? null,
        personAgreedOn: row?.personAgreedOn ?? null,
        hostAgreedOn: row?.hostAgreedOn ?? null,
        hostSigner: row?.hostSigner ?? '',
      },
      { ...ground.issue, madeOn: row ? tokyoDay(row.updatedAt) : ground.today },
    );
  });
}
