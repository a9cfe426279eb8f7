import type { Worker } from '#domain/actor.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { careSheetPaper } from '#documents/care-sheet-paper.ts';
import type { Paper } from '#documents/paper.ts';
import { textIn } from './as-text.ts';
import { onPaper, type PaperGround, type PaperRequest } from './paper-ground.ts';
import { findPlacement } from './read-placement.ts';

async function findSheet({ db }: PaperGround, placementId: string | undefined) {
  if (placementId === undefined) return undefined;
  return db
    .selectFrom('careSheet')
    .select(['edition', 'content', 'agreedOn', 'agreedManner', 'handedOn', 'updatedAt'])
    .where('placementId', '=', placementId)
    .orderBy('edition', 'desc')
    .executeTakeFirst();
}

/** 配慮シート: only the headings a host is told, field by field; 「伝えないこと」 is not even read (invariants 1 and 4). */
export async function readCareSheetPaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.care-sheet', needs: 'participation' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const { id, isAgreed, placement, supporter } = await findPlacement(ground);
    const row = await findSheet(ground, id);
    const { number, resource, organization, hostPerson } = placement;
    const words = (field: string) => textIn(row?.content, field);
    return careSheetPaper(
      {
        placement: { number, resource, organization, hostPerson },
        supporter,
        edition: row?.edition ?? null,
        content: {
          // Before the person's yes the host has no name for them (invariant 4).
          called: isAgreed ? words('called') || placement.called : '',
          goodAt: words('goodAt'),
          helps: words('helps'),
          avoid: words('avoid'),
          signs: words('signs'),
          whenTroubled: words('whenTroubled'),
          howToTalk: words('howToTalk'),
          contact: words('contact'),
        },
        agreedOn: row?.agreedOn ?? null,
        agreedManner: row?.agreedManner ?? '',
        handedOn: row?.handedOn ?? null,
      },
      { ...ground.issue, madeOn: row ? tokyoDay(row.updatedAt) : ground.today },
    );
  });
}
