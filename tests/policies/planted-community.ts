import type { Row } from './planted-town.ts';

type Seed = { id: string; by: string; n: string };
type Ground = { idOf: (name: string) => string; about: Row };

/** The names under which the planted rows of the town's circle find each other. */
export const communityIds = {
  recipe: 'recipe',
  activity: 'activity',
  activity_stage: 'activityStage',
  activity_agreement: 'agreement',
  activity_session: 'held',
  ally: 'ally',
  activity_case: 'activityCase',
} as const;

const day = '2026-04-01';

/** One row per table of the town's circle, as an actor would add it. */
export function communityRows({ idOf, about }: Ground): Record<string, (seed: Seed) => Row> {
  const ofActivity = { activity_id: idOf('activity') };
  return {
    recipe: ({ id, by }) => ({
      id,
      code: id,
      concept: 'a.cook',
      name: '料理教室',
      minutes: 120,
      group_most: 8,
      updated_by: by,
    }),
    activity: ({ id, by }) => ({ id, number: id, name: '男性の料理教室', created_by: by, updated_by: by }),
    activity_stage: ({ id, by }) => ({
      ...ofActivity,
      id,
      to_stage: 'sprout',
      on_day: day,
      by_account: by,
    }),
    activity_agreement: ({ id, by }) => ({ ...ofActivity, id, side: 'voice', updated_by: by }),
    activity_session: ({ id, by, n }) => ({
      ...ofActivity,
      id,
      on_day: `2026-05-${String((Number(n) % 28) + 1).padStart(2, '0')}`,
      updated_by: by,
    }),
    ally: ({ id, by }) => ({ ...ofActivity, id, name: '手伝う人', since: day, updated_by: by }),
    activity_case: ({ id, by }) => ({
      ...about,
      ...ofActivity,
      id,
      case_id: idOf('case'),
      part: 'lead',
      from_day: day,
      created_by: by,
    }),
  };
}
