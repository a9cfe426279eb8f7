import type { AbsenceSeries } from './absence-series.ts';
import { pacedRhythm, type FollowUpSide, type HostLoad, type HostWish, type Rhythm } from './follow-up.ts';

/** Why somebody should look today. Nothing of it is shown to the person, and none of it counts against anybody. */
export type FollowUpAlert =
  | { kind: 'absences'; series: AbsenceSeries }
  | { kind: 'host_load'; on: string; load: HostLoad }
  | { kind: 'host_wish'; on: string; wish: HostWish };

export type HostVoice = { doneOn: string; hostLoad: HostLoad | null; hostWish: HostWish | null };

/** The host's newest word on its load and on going on; older ones are told by the course. */
export function hostAlerts(latest: HostVoice | undefined): FollowUpAlert[] {
  if (latest === undefined) return [];
  const { doneOn: on, hostLoad: load, hostWish: wish } = latest;
  return [
    ...(load === 'heavy' || load === 'too_heavy' ? [{ kind: 'host_load' as const, on, load }] : []),
    ...(wish === 'with_changes' || wish === 'stop' ? [{ kind: 'host_wish' as const, on, wish }] : []),
  ];
}

export type ThickerProposal = { side: FollowUpSide; from: Rhythm; to: Rhythm };

/** While an alert stands, a thicker rhythm is proposed for the side it is about. Proposed, never set. */
export function thickerProposals(
  alerts: readonly FollowUpAlert[],
  current: Readonly<Partial<Record<FollowUpSide, Rhythm>>>,
): ThickerProposal[] {
  const sides = new Set<FollowUpSide>(
    alerts.map(({ kind }) => (kind === 'absences' ? ('person' as const) : ('host' as const))),
  );
  return [...sides].flatMap((side) => {
    const from = current[side];
    if (from === undefined) return [];
    const to = pacedRhythm(from, 'thicker');
    return to === from ? [] : [{ side, from, to }];
  });
}
