import { stageLabels } from './assessment.ts';
import type { ScaleForm } from './scale.ts';

/** The names of the default steps without their numbers. */
const defaultSteps = Object.entries(stageLabels)
  .filter(([code]) => code !== '')
  .map(([, label]) => label.replace(/^\d+\s*/u, ''));

export const mostLadderSteps = 13;

/** The town's own ladder when it wrote one (places 0, 1, 2 … without a hole), the default 0–7 otherwise. */
export function ladderSteps(wordings: ReadonlyMap<number, string>): {
  steps: readonly string[];
  isOwn: boolean;
} {
  const own: string[] = [];
  for (let place = 0; wordings.has(place); place += 1) own.push(wordings.get(place) ?? '');
  return own.length >= 2 ? { steps: own, isOwn: true } : { steps: defaultSteps, isOwn: false };
}

/** A short fingerprint of the words: two ladders with other words are two versions and are never drawn as one line. */
function fingerprint(steps: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const letter of steps.join('\n')) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}

export function ladderForm(wordings: ReadonlyMap<number, string>): ScaleForm {
  const { steps, isOwn } = ladderSteps(wordings);
  return {
    scale: 'ladder',
    version: isOwn ? `town-${fingerprint(steps)}` : 'engawa-1',
    items: [{ key: 'step', heading: '社会参加の段', wording: '' }],
    answers: steps.map((label, place) => ({ value: String(place), label: `${place}　${label}` })),
  };
}

/**
 * The steps to choose from in an assessment: the town's own ladder in its words, else the default one. What stands there
 * already stays on offer, also when the ladder has changed since.
 */
export function stageChoices(wordings: ReadonlyMap<number, string>, present: string): Record<string, string> {
  const { steps, isOwn } = ladderSteps(wordings);
  const none = { '': stageLabels[''] };
  const offered: Record<string, string> = isOwn
    ? {
        ...none,
        ...Object.fromEntries(steps.map((step, place) => [`${place}　${step}`, `${place}　${step}`])),
      }
    : { ...stageLabels };
  return present in offered ? offered : { ...offered, [present]: `${stageWords(present)}（前のことば）` };
}

/** A step as people read it. */
export function stageWords(stage: string): string {
  return stageLabels[stage as keyof typeof stageLabels] ?? stage;
}
