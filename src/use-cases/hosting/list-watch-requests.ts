import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { watchRequestShape, type WatchRequestContent } from '#domain/watch-request.ts';

export type StoredWatch = {
  id: string;
  version: number;
  watcher: string;
  content: WatchRequestContent;
  agreedOn: string | null;
  askedOn: string | null;
  answer: 'accepted' | 'declined' | null;
  answeredOn: string | null;
  until: string;
  endedAt: Date | null;
  endedReason: string;
  /** Where the host reads it on its own page; `lost-consent` when the consent it stood on is withdrawn or over. */
  onHostPage: 'no' | 'shown' | 'lost-consent' | 'no-door';
};

/** What neighbours are asked to look out for, those that go on first. */
export async function listWatchRequests(
  worker: Worker,
  personId: string,
  placementId: string,
): Promise<StoredWatch[]> {
  const purpose = { act: 'hosting.watch.list', subjects: [{ kind: 'person', id: personId }] };
  return asActor(worker, purpose, (db) => readWatches(db, personId, placementId));
}

async function readWatches(db: Handle, personId: string, placementId: string): Promise<StoredWatch[]> {
  const rows = await db
    .selectFrom('watchRequest')
    .select(['id', 'version', 'watcher', 'content', 'agreedOn', 'askedOn', 'answer', 'answeredOn', 'until'])
    .select(['endedAt', 'endedReason', 'onHostPage', 'hostLinkId'])
    .select((eb) => eb('shownUntil', '>', eb.fn<Date>('now')).as('hasConsent'))
    .where('placementId', '=', placementId)
    .where('personId', '=', personId)
    .orderBy((eb) => eb.case().when('endedAt', 'is', null).then(0).else(1).end())
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return rows.map(({ content, answer, onHostPage, hostLinkId, hasConsent, ...row }) => ({
    ...row,
    onHostPage: pageOf({ onHostPage, hasConsent: hasConsent === true, hasDoor: hostLinkId !== null }),
    answer: answer as StoredWatch['answer'],
    content: watchRequestShape.parse(content),
  }));
}

type OnPage = { onHostPage: boolean; hasConsent: boolean; hasDoor: boolean };

function pageOf({ onHostPage, hasConsent, hasDoor }: OnPage): StoredWatch['onHostPage'] {
  if (!onHostPage) return 'no';
  if (!hasConsent) return 'lost-consent';
  return hasDoor ? 'shown' : 'no-door';
}
