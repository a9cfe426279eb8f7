import type { PlanContent } from '#domain/plan.ts';
import type { RowShape, TypedRow } from '#web/typed-rows.ts';

export const goalRows: RowShape = {
  list: 'goals',
  blank: { words: '', measure: '', until: '' },
  most: 20,
};

export const lineRows: RowShape = {
  list: 'lines',
  blank: {
    issue: '',
    goalId: '',
    byPerson: '',
    byTown: '',
    byAgencies: '',
    agencies: '',
    from: '',
    to: '',
    resources: '',
    state: 'not_yet',
  },
  most: 40,
};

/** Stored rows as their fields show them. */
export function storedRows({ goals, lines }: PlanContent): { goals: TypedRow[]; lines: TypedRow[] } {
  return {
    goals: goals.map((goal) => ({ ...goal, until: goal.until ?? '' })),
    lines: lines.map((line) => ({
      ...line,
      goalId: line.goalId ?? '',
      from: line.from ?? '',
      to: line.to ?? '',
    })),
  };
}
