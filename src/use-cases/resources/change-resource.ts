import { sql } from 'kysely';
import { asActor } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { meetVersions, type KeptSides } from '#db/meet-versions.ts';
import { windowsOf } from '#db/read-windows.ts';
import type { Worker } from '#domain/actor.ts';
import type { Saved } from '#domain/clash.ts';
import { Refusal } from '#domain/refusal.ts';
import { notAsked, resourceConditionsShape, type ResourceConditions } from '#domain/resource-conditions.ts';
import { resourceShape, type ResourceWords } from '#domain/resource.ts';
import type { ResourceWindow } from '#domain/resource-window.ts';
import { planNeighbours, writeNeighbours } from './plan-neighbours.ts';
import type { NewNeighbours, ResourceInput } from './resource-input.ts';
import { withUnread } from './unread-of.ts';
import { writeWindows } from './write-windows.ts';

export type ResourceChange = ResourceInput & {
  neighbours: NewNeighbours;
  fiscalYear: number;
  seen: number;
  kept?: KeptSides | undefined;
};

/** What was refused and what was not read belong to the words: they follow these, and are nobody's to clash over. */
const ofWords: readonly (keyof ResourceConditions)[] = ['refused', 'unread'];
const conditionFields = (Object.keys(resourceConditionsShape.shape) as (keyof ResourceConditions)[]).filter(
  (field) => !ofWords.includes(field),
);

/** One flat record, so that two people's changes to different conditions merge and clashes are named one by one. */
function flat({ words, conditions, windows }: ResourceInput): Record<string, unknown> {
  const asked = conditionFields.map((field) => [
    field,
    field in conditions ? inOrder(conditions[field]) : notAsked,
  ]);
  return { ...Object.fromEntries(asked), ...words, windows };
}

/** What is a set is compared as one: the order of ticks means nothing. */
function inOrder(value: unknown): unknown {
  if (!Array.isArray(value)) return value ?? null;
  return value.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function conditionsIn(merged: Record<string, unknown>): ResourceConditions {
  const asked = conditionFields.filter((field) => merged[field] !== notAsked);
  return resourceConditionsShape.parse(Object.fromEntries(asked.map((field) => [field, merged[field]])));
}

function refusedIn({ conditions: { refused } }: ResourceInput): Pick<ResourceConditions, 'refused'> {
  return refused === undefined ? {} : { refused };
}

/** Saves a resource over the version that was seen. */
export async function changeResource(worker: Worker, id: string, change: ResourceChange): Promise<Saved> {
  const purpose = { act: 'resources.change', subjects: [{ kind: 'resource', id }] };
  return asActor(worker, purpose, async (db) => {
    const row = await db
      .selectFrom('resource')
      .select(['version', 'updatedBy', 'updatedAt', 'opportunity'])
      .select(['name', 'nameKana', 'kind', 'category', 'organizationId', 'placeId', 'summary'])
      .select(['toldToHost', 'askedOfHost', 'cannotAccept', 'eligibilityLaw', 'exceptionApprover'])
      .select(['feeNote', 'scheduleNote', 'visibility', 'contactPerson', 'atmosphere', 'matchNote'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw new Refusal('not-found');
    const { version, updatedBy, updatedAt, opportunity, ...words } = row;
    const storedWindows = (await windowsOf(db, [id])).get(id) ?? [];
    const stored: ResourceInput = {
      words: words as ResourceWords,
      conditions: resourceConditionsShape.parse(opportunity),
      windows: storedWindows,
    };
    const planned = planNeighbours(change.words, change.neighbours);
    const met = await meetVersions(
      db,
      worker,
      { kind: 'resource', id },
      { version, updatedBy, updatedAt, fields: flat(stored) },
      { seen: change.seen, fields: flat({ ...change, words: planned }), kept: change.kept },
    );
    if (!met.ok) return met;
    const merged = resourceShape.parse(met.merged);
    const chosen = neighboursIn(merged, planned, change.neighbours);
    await writeNeighbours(db, worker, merged, chosen, change.fiscalYear);
    await db
      .updateTable('resource')
      .set({
        ...merged,
        opportunity: json(withUnread(merged, { ...conditionsIn(met.merged), ...refusedIn(change) })),
        version: met.version,
        updatedAt: sql`now()`,
        updatedBy: worker.accountId,
      })
      .where('id', '=', id)
      .execute();
    await writeWindows(db, worker.municipalityId, id, met.merged['windows'] as ResourceWindow[]);
    return { ok: true };
  });
}

/** A new organisation or place that lost against a colleague's choice is not written down. */
function neighboursIn(merged: ResourceWords, planned: ResourceWords, typed: NewNeighbours): NewNeighbours {
  const { organization, place } = typed;
  return {
    ...(organization && merged.organizationId === planned.organizationId ? { organization } : {}),
    ...(place && merged.placeId === planned.placeId ? { place } : {}),
  };
}
