import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Handle } from '#db/as-actor.ts';
import { json } from '#db/json.ts';
import { nextNumber } from '#db/running-number.ts';
import type { Worker } from '#domain/actor.ts';
import type { RegisterRow } from '#registers/register-row.ts';
import { recordsOf, type RowRecords } from './row-to-records.ts';

/** How things stood before a row was taken: enough to put everything back. */
export type Before = {
  /** null: the resource did not exist. */
  resource: Record<string, unknown> | null;
  windows: Record<string, unknown>[];
  place: Record<string, unknown> | null;
  createdPlaceId: string | null;
  createdOrganizationId: string | null;
  /** The resource's version after this row: another one means that somebody has worked on it since. */
  versionAfter: number;
};

const resourceColumns = [
  'kind',
  'category',
  'name',
  'nameKana',
  'summary',
  'opportunity',
  'eligibilityLaw',
  'feeNote',
  'scheduleNote',
  'state',
  'organizationId',
  'placeId',
  'sourceFormat',
  'sourceKey',
  'sourceCells',
] as const;
const windowColumns = ['id', 'rule', 'capacity', 'note', 'offeredFrom', 'offeredUntil'] as const;

/** Takes a row that is not in the register yet. */
export async function writeNewRow(
  db: Handle,
  worker: Worker,
  row: RegisterRow,
  fiscalYear: number,
): Promise<{ resourceId: string; before: Before }> {
  const { municipalityId, accountId: updatedBy } = worker;
  const records = recordsOf(row);
  const organization = await writeOrganization(db, worker, records, fiscalYear);
  const place = await writePlace(db, worker, records, organization.id);
  const resourceId = uuidv7();
  const { opportunity, ...words } = records.resource;
  await db
    .insertInto('resource')
    .values({
      ...words,
      opportunity: json(opportunity),
      municipalityId,
      id: resourceId,
      number: await nextNumber(db, municipalityId, 'resource', fiscalYear),
      organizationId: organization.id,
      placeId: place.id,
      // It was read from a published register; that somebody published it once is not that we asked.
      visibility: 'public',
      sourceFormat: row.format,
      sourceKey: row.sourceKey,
      sourceCells: json(row.cells),
      updatedBy,
    })
    .execute();
  await writeWindows(db, worker, resourceId, records.windows);
  return {
    resourceId,
    before: {
      resource: null,
      windows: [],
      place: place.before ?? null,
      createdPlaceId: place.isNew ? place.id : null,
      createdOrganizationId: organization.isNew ? organization.id : null,
      versionAfter: 1,
    },
  };
}

/**
 * Takes what changed in the file since the row was last taken. Only fields that the file changed are written: what somebody
 * corrected by hand, and the file did not touch, stays.
 */
export async function writeChangedRow(
  db: Handle,
  worker: Worker,
  row: RegisterRow,
  last: RegisterRow | undefined,
  resourceId: string,
): Promise<Before> {
  const now = recordsOf(row);
  const then = last ? recordsOf(last) : undefined;
  const stored = await db
    .selectFrom('resource')
    .select([...resourceColumns, 'version'])
    .where('id', '=', resourceId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { version, ...resource } = stored;
  const windows = await db
    .selectFrom('vacancy')
    .select(windowColumns)
    .where('resourceId', '=', resourceId)
    .orderBy('id')
    .execute();
  const { opportunity, ...words } = changedOnly(now.resource, then?.resource);
  await db
    .updateTable('resource')
    .set({
      ...words,
      ...(opportunity === undefined
        ? {}
        : { opportunity: json({ ...(stored.opportunity as object), ...opportunity }) }),
      sourceFormat: row.format,
      sourceKey: row.sourceKey,
      sourceCells: json(row.cells),
      version: version + 1,
      updatedAt: sql`now()`,
      updatedBy: worker.accountId,
    })
    .where('id', '=', resourceId)
    .execute();
  if (!same(now.windows, then?.windows)) {
    await db.deleteFrom('vacancy').where('resourceId', '=', resourceId).execute();
    await writeWindows(db, worker, resourceId, now.windows);
  }
  const place = stored.placeId === null ? null : await changePlace(db, worker, stored.placeId, now, then);
  return {
    resource,
    windows,
    place,
    createdPlaceId: null,
    createdOrganizationId: null,
    versionAfter: version + 1,
  };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function changedOnly<Fields extends object>(now: Fields, then: Fields | undefined): Partial<Fields> {
  if (!then) return now;
  const changed: Partial<Fields> = {};
  for (const key of Object.keys(now) as (keyof Fields)[]) {
    if (!same(now[key], then[key])) changed[key] = now[key];
  }
  return changed;
}

async function changePlace(
  db: Handle,
  worker: Worker,
  placeId: string,
  now: RowRecords,
  then: RowRecords | undefined,
): Promise<Record<string, unknown> | null> {
  const { phone, ...others } = changedOnly(now.place, then?.place);
  const stored = await db
    .selectFrom('place')
    .select([
      'id',
      'name',
      'nameKana',
      'address',
      'buildingNote',
      'latitude',
      'longitude',
      'phone',
      'note',
      'version',
    ])
    .where('id', '=', placeId)
    .executeTakeFirstOrThrow();
  // A telephone that somebody corrected by hand is newer than the file's.
  const isOurs = stored.phone === '' || stored.phone === (then?.place.phone ?? '');
  const changed = phone === undefined || !isOurs ? others : { ...others, phone };
  if (Object.keys(changed).length === 0) return null;
  await db
    .updateTable('place')
    .set({ ...changed, version: sql`version + 1`, updatedAt: sql`now()`, updatedBy: worker.accountId })
    .where('id', '=', placeId)
    .execute();
  return stored;
}

async function writeWindows(
  db: Handle,
  worker: Worker,
  resourceId: string,
  windows: RowRecords['windows'],
): Promise<void> {
  for (const { rule, capacity } of windows) {
    await db
      .insertInto('vacancy')
      .values({
        municipalityId: worker.municipalityId,
        id: uuidv7(),
        resourceId,
        rule: json(rule),
        capacity,
      })
      .execute();
  }
}

/** `before`: what the file filled in on a place that was there already. */
type Written = { id: string | null; isNew: boolean; before?: Record<string, unknown> };

/** The same corporate number, or the same name letter for letter, is the same organisation. */
async function writeOrganization(
  db: Handle,
  worker: Worker,
  { organization }: RowRecords,
  fiscalYear: number,
): Promise<Written> {
  if (!organization) return { id: null, isNew: false };
  const { corporateNumber, name } = organization;
  const known = await db
    .selectFrom('organization')
    .select('id')
    .where((eb) =>
      corporateNumber === null
        ? eb('name', '=', name)
        : eb.or([
            eb('corporateNumber', '=', corporateNumber),
            eb.and([eb('corporateNumber', 'is', null), eb('name', '=', name)]),
          ]),
    )
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (known) return { id: known.id, isNew: false };
  const { municipalityId, accountId: updatedBy } = worker;
  const id = uuidv7();
  const number = await nextNumber(db, municipalityId, 'organization', fiscalYear);
  await db
    .insertInto('organization')
    .values({ ...organization, municipalityId, id, number, updatedBy })
    .execute();
  return { id, isNew: true };
}

async function writePlace(
  db: Handle,
  worker: Worker,
  { place }: RowRecords,
  organizationId: string | null,
): Promise<Written> {
  const known = await db
    .selectFrom('place')
    .select(['id', 'phone', 'version'])
    .where('name', '=', place.name)
    .where('address', '=', place.address)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (known) {
    // Somebody who wrote a telephone down knows it better than a file; an empty field says nothing.
    if (known.phone === '' && place.phone !== '') {
      await db
        .updateTable('place')
        .set({
          phone: place.phone,
          version: sql`version + 1`,
          updatedAt: sql`now()`,
          updatedBy: worker.accountId,
        })
        .where('id', '=', known.id)
        .execute();
      return { id: known.id, isNew: false, before: known };
    }
    return { id: known.id, isNew: false };
  }
  const { municipalityId, accountId: updatedBy } = worker;
  const id = uuidv7();
  await db
    .insertInto('place')
    .values({ ...place, municipalityId, id, organizationId, updatedBy })
    .execute();
  return { id, isNew: true };
}
