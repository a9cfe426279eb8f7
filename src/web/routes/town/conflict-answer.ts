import type { Form } from '#web/form.ts';
import { isConflictAnswer, keepName } from '#web/ui/conflict-choices.ts';

/** The field that carries the version first seen through the conflict page, where `version` becomes the newer one. */
export const seenField = 'seen';

export type SeenVersions = {
  seen: number;
  kept?: { version: number; sides: Record<string, 'mine' | 'theirs'> };
};

/** Also when nothing was chosen there: such a post must ask again, not pass for one that saw the newer version. */
export function isFromConflictPage(form: Form): boolean {
  return form.values[seenField] !== undefined || isConflictAnswer(form.values);
}

/** Which version a posted form was filled from, and, when it comes from the conflict page, which sides were chosen. */
export function seenVersions(form: Form): SeenVersions {
  const version = form.number('version') ?? 0;
  if (!isFromConflictPage(form)) return { seen: version };
  const prefix = keepName('');
  const sides: Record<string, 'mine' | 'theirs'> = {};
  for (const [name, [side]] of Object.entries(form.values)) {
    if (name.startsWith(prefix) && (side === 'mine' || side === 'theirs'))
      sides[name.slice(prefix.length)] = side;
  }
  return { seen: form.number(seenField) ?? version, kept: { version, sides } };
}
