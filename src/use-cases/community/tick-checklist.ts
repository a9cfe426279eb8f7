import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { checklistShape, type ChecklistItem } from '#domain/activity-checklist.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { findTelling, type TellsOfSomebody } from './find-telling.ts';

export type ChecklistTicks = {
  /** Only what the page changed: two people at one list do not take back each other's ticks. */
  done: readonly string[];
  undone: readonly string[];
  added: string;
  sureOf?: readonly string[];
};

/** Ticks what was made sure of, with the day, and adds a line of one's own. */
export async function tickChecklist(
  worker: Worker,
  id: string,
  { done, undone, added, sureOf = [] }: ChecklistTicks,
  today: string,
): Promise<{ ok: true } | TellsOfSomebody> {
  const identifying = await findTelling(worker, id, [added], sureOf);
  if (identifying.length > 0) return { ok: false, identifying };
  const purpose = { act: 'community.tick-checklist', subjects: [{ kind: 'activity', id }] };
  return asActor(worker, purpose, async (db) => {
    const row = await db
      .selectFrom('activity')
      .select('checklist')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    const items = checklistShape.parse(row.checklist).map((item): ChecklistItem => {
      if (undone.includes(item.label)) return { ...item, doneOn: null };
      return done.includes(item.label) ? { ...item, doneOn: item.doneOn ?? today } : item;
    });
    const label = added.trim();
    if (label !== '' && !items.some((item) => item.label === label))
      items.push({ label, doneOn: null, note: '' });
    await db
      .updateTable('activity')
      .set({ checklist: json(checklistShape.parse(items)) })
      .where('id', '=', id)
      .execute();
    return { ok: true };
  });
}
