import type { Handle } from '#db/as-actor.ts';
import { careSheetShape, type CareSheetContent } from '#domain/care-sheet.ts';
import type { ConsentManner } from '#domain/consent.ts';

export type CareSheetEdition = {
  id: string;
  edition: number;
  version: number;
  content: CareSheetContent;
  agreedOn: string | null;
  agreedManner: ConsentManner | '';
  handedOn: string | null;
  handedTo: string;
  takenBackOn: string | null;
  /** The host sees it on its own page, too. */
  isOnLink: boolean;
  /** The consent it was handed on is withdrawn or over: the paper has to come back. */
  hasLostConsent: boolean;
  savedAt: Date;
  savedBy: string;
};

/** All editions, newest first. What is not to be told stands in a column of its own, which no host can read. */
export async function readEditions(db: Handle, placementId: string): Promise<CareSheetEdition[]> {
  const rows = await db
    .selectFrom('careSheet')
    .innerJoin('account', (join) =>
      join
        .onRef('account.municipalityId', '=', 'careSheet.municipalityId')
        .onRef('account.id', '=', 'careSheet.updatedBy'),
    )
    .select([
      'careSheet.id',
      'edition',
      'careSheet.version',
      'content',
      'notTold',
      'agreedOn',
      'agreedManner',
    ])
    .select([
      'handedOn',
      'handedTo',
      'takenBackOn',
      'hostLinkId',
      'consentId',
      'careSheet.updatedAt as savedAt',
    ])
    .select((eb) => eb('shownUntil', '<=', eb.fn<Date>('now')).as('isOver'))
    .select('account.name as savedBy')
    .where('placementId', '=', placementId)
    .orderBy('edition', 'desc')
    .execute();
  return rows.map(({ content, notTold, hostLinkId, consentId, isOver, agreedManner, ...row }) => ({
    ...row,
    agreedManner: agreedManner as ConsentManner | '',
    content: { ...careSheetShape.parse(content), notTold },
    isOnLink: hostLinkId !== null,
    hasLostConsent:
      consentId !== null && isOver === true && row.handedOn !== null && row.takenBackOn === null,
  }));
}
