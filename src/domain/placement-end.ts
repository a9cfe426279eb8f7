import { declineReasons } from './decline-reason.ts';

/** A placement may also end well: nobody declined, it has simply been walked to its end. */
export const placementEndings = {
  completed: 'やりとげた・区切りがついた',
  own_tie: '本人と受入先でつづく（支える手をはなす）',
  next_step: '次の段へ進む',
  season: '期間・季節が終わった',
  taken_back: 'こちらから取り下げた',
} as const;
export type PlacementEnding = keyof typeof placementEndings;

/** What a worker chooses from when a placement that runs comes to its end. Taking back belongs to one that never began. */
export const goodEndings = [
  'completed',
  'own_tie',
  'next_step',
  'season',
] as const satisfies readonly PlacementEnding[];

/** The words for an end code, whichever way it ended. */
export function endLabel(code: string): string {
  if (code in placementEndings) return placementEndings[code as PlacementEnding];
  const reasons = Object.values(declineReasons).flat();
  return reasons.find((reason) => reason.code === code)?.label ?? code;
}
