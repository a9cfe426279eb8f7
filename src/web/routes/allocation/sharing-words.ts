import type { LinePart, SharingLine } from '#use-cases/placement/sharing-lines.ts';
import type { PoolView } from '#use-cases/placement/read-sharing.ts';
import { waitingBands, type WaitingBand } from '#domain/waiting-band.ts';
import type { Tab } from '#web/ui/tabs.tsx';

export const home = '/connect/allocation';

export const partLabels: Record<LinePart, string> = {
  proposed: '行き先の案がある人',
  open: 'まだ決めていない人',
  without: '合う場はあるが、席が足りない人',
  nothing: 'いま合う場がない人',
};

export function tabsOf(id: string): Tab[] {
  return [
    { href: `${home}/${id}`, label: 'ひとりずつの案' },
    { href: `${home}/${id}/places`, label: '場と席' },
    { href: `${home}/${id}/weights`, label: '重みのくらべ' },
  ];
}

export function waitingWords({ band, days }: { band: WaitingBand; days: number }): string {
  return band === 'urgent' ? `${days}日（${waitingBands.urgent.label}）` : `${days}日`;
}

/** Where a proposal stands among what fits this one person; never where the person stands among others. */
export function standingWords({ standing, fitCount }: Pick<SharingLine, 'standing' | 'fitCount'>): string {
  if (standing === null) return '';
  if (fitCount === 1) return '合う場は、ここだけです';
  return standing === 1 ? 'いちばん合う場です' : `合う場${fitCount}件のうち、${standing}番目に合う場です`;
}

export function seatWords({ seats, basis }: PoolView): string {
  if (basis === 'unasked') return '未確認（1人までにしています）';
  if (basis === 'open') return `何人でも（一度に${seats}人まで）`;
  return `${seats}席`;
}

/** Of a place that is not short: whether more people would fit it than have a seat there. */
export function scarcityWords({ fitting, seats }: PoolView): string {
  return fitting > seats ? '重なっているが、ほかの場で受けとめられています' : '足りています';
}
