import type { Opportunity, PersonProfile } from '#domain/conditions.ts';
import { costs } from './costs.ts';
import { append, endRow, growing, listsOf, type Lists } from './scan-lists.ts';
import { emptyPlane, setBit, type Plane } from './scan-planes.ts';
import { bestPair } from './vocabulary.ts';

type Requirement = Opportunity['requires'][number];

/** What is asked to be able, each once for the whole town; of one that a row names twice, the first counts. */
export type Requirements = { all: readonly Requirement[]; ofRow: Lists; any: Plane };

export function requirementIndexer(rows: number): {
  add: (required: readonly Requirement[]) => void;
  index: () => Requirements;
} {
  const all: Requirement[] = [];
  const known = new Map<string, number>();
  const lists = growing(rows, 1);
  const any = emptyPlane(rows);
  const add = (required: readonly Requirement[]): void => {
    const told = new Set<string>();
    for (const one of required) {
      if (told.has(one.text)) continue;
      told.add(one.text);
      const key = JSON.stringify([one.text, one.concepts]);
      const id = known.get(key) ?? all.length;
      if (id === all.length) {
        known.set(key, id);
        all.push(one);
      }
      append(lists, id);
    }
    if (required.length > 0) setBit(any, lists.rows);
    endRow(lists);
  };
  return { add, index: () => ({ all, ofRow: listsOf(lists), any }) };
}

/** What learning it would cost this person; undefined where nothing stands against it. As in `judgeSkills`. */
export function skillCost(person: PersonProfile, required: Requirement): number | undefined {
  if (required.concepts.length === 0 || person.strengths.length === 0) return undefined;
  const had = person.strengths.flatMap((strength) => strength.concepts);
  const degree = bestPair(had, required.concepts)?.similarity ?? 0;
  if (degree >= 0.8) return undefined;
  return degree >= 0.4 ? costs.apprentice : costs.teachSkill;
}
