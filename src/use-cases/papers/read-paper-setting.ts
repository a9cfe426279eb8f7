import { asActor, type Handle } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { paperSettingShape, type PaperSetting } from '#domain/paper-setting.ts';
import { usualPapers } from '#documents/papers.ts';

/** Version 0: the municipality has not written its own rule yet. */
export type StoredPaperSetting = PaperSetting & { version: number };

/** The municipality's own numbers and posts over those that the product comes with. */
export async function paperSetting(db: Handle): Promise<StoredPaperSetting> {
  const row = await db
    .selectFrom('paperSetting')
    .select(['formNumbers', 'posts', 'approvedKinds', 'version'])
    .executeTakeFirst();
  if (!row) return { ...usualPapers, version: 0 };
  const { version, ...stored } = row;
  const own = paperSettingShape.parse(stored);
  return { ...own, formNumbers: { ...usualPapers.formNumbers, ...own.formNumbers }, version };
}

/** 設定 → 様式, for everybody to read. */
export async function readPaperSetting(worker: Worker): Promise<StoredPaperSetting> {
  return asActor(worker, { act: 'papers.setting' }, async (db) => paperSetting(db));
}
