import { sql } from 'kysely';
import type { Worker } from '#domain/actor.ts';
import { watchSigns } from '#domain/watch-request.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { Paper } from '#documents/paper.ts';
import { watchPaper } from '#documents/watch-paper.ts';
import { fieldIn, textIn, textsIn } from './as-text.ts';
import { onPaper, type PaperGround, type PaperRequest } from './paper-ground.ts';
import { findPlacement } from './read-placement.ts';

type Sign = keyof typeof watchSigns;

async function findRequest({ db }: PaperGround, placementId: string | undefined) {
  if (placementId === undefined) return undefined;
  return db
    .selectFrom('watchRequest')
    .select(['watcher', 'content', 'agreedOn', 'askedOn', 'answer', 'answeredOn', 'until', 'updatedAt'])
    .where('placementId', '=', placementId)
    .orderBy(sql`ended_at is not null`)
    .orderBy('createdAt', 'desc')
    .executeTakeFirst();
}

/** 見守り依頼票: the request that runs, or the last one. */
export async function readWatchPaper(
  worker: Worker,
  personId: string,
  request: PaperRequest,
): Promise<Paper> {
  const purpose = { act: 'papers.watch', needs: 'participation' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const { id, placement, supporter } = await findPlacement(ground);
    const row = await findRequest(ground, id);
    const { number, resource, called } = placement;
    const words = (field: string) => textIn(row?.content, field);
    const signs = textsIn(fieldIn(row?.content, 'signs')).filter((sign): sign is Sign => sign in watchSigns);
    return watchPaper(
      {
        placement: { number, resource, called },
        supporter,
        watcher: row?.watcher ?? '',
        content: {
          told: words('told'),
          signs,
          otherSigns: words('otherSigns'),
          tell: words('tell'),
          tellUrgently: words('tellUrgently'),
          often: words('often'),
          notAsked: words('notAsked'),
        },
        until: row?.until ?? null,
        agreedOn: row?.agreedOn ?? null,
        askedOn: row?.askedOn ?? null,
        answer: row?.answer ?? null,
        answeredOn: row?.answeredOn ?? null,
      },
      { ...ground.issue, madeOn: row ? tokyoDay(row.updatedAt) : ground.today },
    );
  });
}
