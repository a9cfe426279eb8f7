import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { evaluate } from '#matching/evaluate.ts';
import { seatPoolsOf } from '#matching/seat-pools.ts';
import { findMatchPerson } from './find-person.ts';
import { readMatchProfile } from './read-profile.ts';
import { readOneResource } from './read-snapshot.ts';
import { onTheirWay, placesKept } from './sharing-ground.ts';

/**
 * What has changed since a line was proposed. A proposal holds no seat: somebody else may sit there by now, the person may be
 * on their way already, or something was learnt that no longer fits. Asked anew each time, never remembered (matching.md §7).
 */
export type LineToday = 'as-proposed' | 'elsewhere' | 'no-seat' | 'closed' | 'fits-no-more' | 'let-go-by';

export const lineTodayWords: Record<Exclude<LineToday, 'as-proposed'>, string> = {
  elsewhere: 'この人は、そのあと別の場へ動きはじめています。いまの動きを参加の頁で見てください。',
  'no-seat': 'この場は、そのあと空きがなくなりました。席がもどるのを待つか、もう一度案をつくってください。',
  closed: 'この場は、いま開いていません。',
  'fits-no-more':
    'そのあとに分かったことで、この場は合わなくなりました。つなぐの頁で、いまの候補を見てください。',
  'let-go-by': 'この場は、そのあと見送りになりました。',
};

export async function readLineToday(
  db: Handle,
  worker: Worker,
  personId: string,
  resourceId: string,
  today: string,
): Promise<LineToday> {
  if ((await onTheirWay(db, [personId])).has(personId)) return 'elsewhere';
  const passed = await db
    .selectFrom('matchPass')
    .select('id')
    .where('personId', '=', personId)
    .where('resourceId', '=', resourceId)
    .where('endedAt', 'is', null)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', today)]))
    .executeTakeFirst();
  if (passed) return 'let-go-by';
  const { opportunities, resources } = await readOneResource(db, resourceId, today);
  const [opportunity] = opportunities;
  if (opportunity === undefined || resources.get(resourceId)?.state !== 'open') return 'closed';
  const pools = seatPoolsOf([opportunity], today, await placesKept(db));
  if (pools.length === 0) return 'no-seat';
  const match = await readMatchProfile(db, await findMatchPerson(db, personId), today);
  if (match === undefined) return 'fits-no-more';
  const isOpen = pools.some((pool) => {
    const { verdict } = evaluate(match.profile, pool.opportunity, today);
    return verdict === 'fits' || verdict === 'ask';
  });
  return isOpen ? 'as-proposed' : 'fits-no-more';
}
