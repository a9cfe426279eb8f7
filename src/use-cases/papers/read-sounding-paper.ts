import * as z from 'zod';
import type { Worker } from '#domain/actor.ts';
import { toldLineShape } from '#domain/sounding.ts';
import type { Paper } from '#documents/paper.ts';
import { soundingPaper, type PaperDoor } from '#documents/sounding-paper.ts';
import { onPaper, type PaperGround, type PaperRequest } from './paper-ground.ts';
import { findPlacement } from './read-placement.ts';

const toldLines = z.array(toldLineShape);

async function findSounding({ db }: PaperGround, placementId: string | undefined) {
  if (placementId === undefined) return undefined;
  return db
    .selectFrom('sounding')
    .select([
      'askedOn',
      'askedWhom',
      'told',
      'askedWords',
      'replyDueOn',
      'answer',
      'answeredOn',
      'answeredBy',
      'conditionWords',
    ])
    .where('placementId', '=', placementId)
    .where('withdrawnAt', 'is', null)
    .orderBy('askedOn', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

/**
 * 受入打診票: nothing about the person but the lines that were chosen for telling (invariant 4). With a door it is the sheet that is
 * handed over when the host's door opens: the same paper, with the code on it.
 */
export async function readSoundingPaper(
  worker: Worker,
  personId: string,
  request: PaperRequest & { door?: PaperDoor },
): Promise<Paper> {
  const purpose = { act: 'papers.sounding', needs: 'participation' } as const;
  return onPaper(worker, personId, request, purpose, async (ground) => {
    const { id, placement, supporter } = await findPlacement(ground);
    const row = await findSounding(ground, id);
    const { number, resource, organization, hostPerson, role } = placement;
    const told = toldLines.safeParse(row?.told ?? []);
    return soundingPaper(
      {
        placement: { number, resource, organization, hostPerson: hostPerson || (row?.askedWhom ?? ''), role },
        supporter,
        fax: '',
        askedOn: row?.askedOn ?? null,
        told: told.success ? told.data : [],
        askedWords: row?.askedWords ?? '',
        replyDueOn: row?.replyDueOn ?? null,
        answer: row?.answer ?? null,
        answeredOn: row?.answeredOn ?? null,
        answeredBy: row?.answeredBy ?? '',
        conditions: row?.conditionWords ?? [],
        door: request.door ?? null,
      },
      { ...ground.issue, madeOn: row?.askedOn ?? ground.today },
    );
  });
}
