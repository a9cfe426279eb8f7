import type { Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { Waiting } from '#domain/waiting.ts';
import { readDueBookings } from '#use-cases/bookings/list-due-bookings.ts';
import { readDuePapers, type PaperKind } from '#use-cases/hosting/list-due-papers.ts';
import type { OwnPlacement } from '#db/own-placements.ts';

/** What each paper asks for, and the page after the placement's. */
const asked: Record<
  PaperKind,
  { words: (what: string) => string; act: string; page: string; isSince?: boolean }
> = {
  loan: { words: (what) => `貸したもの（${what}）の返却`, act: '返してもらう', page: 'loans' },
  insurance: { words: (what) => `保険（${what}）が切れる`, act: '更新する', page: 'insurance' },
  watch: { words: (what) => `見守り（${what}）の期限`, act: '頼みなおす', page: 'watch' },
  memorandum: { words: () => '覚書の期限', act: '更新する', page: 'memorandum' },
  'benefit-check': {
    words: (what) => `給付（${what}）への影響を確かめる`,
    act: '確かめる',
    page: 'money',
    isSince: true,
  },
  'care-sheet-to-agree': {
    words: () => '配慮シートを本人に見てもらう',
    act: '見てもらう',
    page: 'care-sheet',
    isSince: true,
  },
  'care-sheet-to-hand': { words: () => '配慮シートを渡す', act: '渡す', page: 'care-sheet', isSince: true },
  'care-sheet-to-take-back': {
    words: () => '配慮シートを返してもらう',
    act: '返してもらう',
    page: 'care-sheet',
    isSince: true,
  },
};

/** Papers and promises that end or wait, holds that run out, places a host wants back, and half days with too few seats. */
export async function waitingOfPapers(
  db: Handle,
  worker: Worker,
  today: string,
  { placements }: { placements: readonly OwnPlacement[] },
): Promise<Waiting[]> {
  const kept = placements.filter(({ isKept }) => isKept);
  const papers = await readDuePapers(db, today, kept);
  const bookings = await readDueBookings(db, today, kept, worker.roles.includes('community_coordinator'));
  const at = (row: { personId: string; placementId: string }, page: string): string =>
    `/people/${row.personId}/placements/${row.placementId}/${page}`;
  const named = (row: { personName: string; personId: string }) => ({
    title: row.personName,
    personId: row.personId,
  });
  return [
    ...papers.map((row): Waiting => {
      const { words, act, page, isSince } = asked[row.kind];
      return {
        ...named(row),
        kind: 'paper',
        act,
        detail: `${words(row.what)}　${row.resourceName}`,
        href: at(row, page),
        since: isSince ? row.on : null,
        due: isSince ? null : row.on,
      };
    }),
    ...bookings.recalls.map((row): Waiting => ({
      ...named(row),
      kind: 'recall',
      detail: row.resourceName,
      href: at(row, 'recall'),
      since: row.toldOn,
      due: row.effectiveOn,
    })),
    ...bookings.holds.map((row): Waiting => ({
      ...named(row),
      kind: 'hold',
      detail: `${row.resourceName}　${row.title}`,
      href: at(row, 'booking'),
      since: null,
      due: row.heldUntil,
    })),
    ...bookings.seatless.map((row): Waiting => ({
      ...named(row),
      kind: 'no_seat',
      detail: row.resourceName,
      href: at(row, 'booking'),
      since: row.since,
      due: null,
    })),
    ...bookings.left.map((row): Waiting => ({
      ...named(row),
      kind: 'left_seat',
      detail: `${row.resourceName}　${row.title}`,
      href: at(row, 'booking'),
      since: row.since,
      due: null,
    })),
    ...bookings.overfull.map((row): Waiting => ({
      kind: 'over_capacity',
      title: row.resourceName,
      detail: row.title,
      href: `/town/resources/${row.resourceId}/capacity`,
      since: null,
      due: null,
    })),
  ];
}
