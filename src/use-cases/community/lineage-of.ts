import { sql } from 'kysely';
import type { Handle } from '#db/as-actor.ts';
import type { ActivityStage } from '#domain/activity-stage.ts';

export type Relative = { id: string; parentId: string | null; name: string; stage: ActivityStage };

/** 派生: the whole family of one activity, the root first; the root's own voice beside it. */
export type Lineage = { members: Relative[]; voice: { id: string; words: string } | null };

const mostSteps = 20;
const mostMembers = 60;

/** Everything that grew out of the same first activity. Steps are counted, so that a ring that should not be ends too. */
export async function lineageOf(
  db: Handle,
  { id, name, parentId }: { id: string; name: string; parentId: string | null },
): Promise<Lineage> {
  const { rows } = await sql<Relative & { voiceId: string | null; voiceWords: string | null }>`
    with recursive up as (
      select id, parent_id, 0 as steps from activity where municipality_id = app.municipality_id() and id = ${id}
      union all
      select a.id, a.parent_id, up.steps + 1 from activity a
        join up on a.municipality_id = app.municipality_id() and a.id = up.parent_id
        where up.steps < ${mostSteps}
    ), family as (
      (select up.id, 0 as steps from up order by up.steps desc limit 1)
      union
      select a.id, family.steps + 1 from activity a
        join family on a.municipality_id = app.municipality_id() and a.parent_id = family.id
        where family.steps < ${mostSteps}
    )
    select a.id, a.parent_id, a.name, a.stage, v.id as voice_id, v.words as voice_words
      from (select id, min(steps) as steps from family group by id) f
      join activity a on a.municipality_id = app.municipality_id() and a.id = f.id
      left join voice v on v.municipality_id = a.municipality_id and v.id = a.voice_id
      order by f.steps, a.created_at, a.id limit ${mostMembers}`.execute(db);
  const [root] = rows;
  const voice = root?.voiceId ? { id: root.voiceId, words: root.voiceWords ?? '' } : null;
  const members = rows.map(({ voiceId: _id, voiceWords: _words, ...relative }) => relative);
  return members.length > 0
    ? { members, voice }
    : { members: [{ id, parentId, name, stage: 'sprout' }], voice };
}
