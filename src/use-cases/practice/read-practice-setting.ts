import { asActor } from '#db/as-actor.ts';
import { readPractice } from '#db/practice-setting.ts';
import type { Worker } from '#domain/actor.ts';
import type { StoredPractice } from '#domain/practice-setting.ts';

/** 設定 → 進め方の決まり, for everybody to read. */
export async function readPracticeSetting(worker: Worker): Promise<StoredPractice> {
  return asActor(worker, { act: 'practice.setting' }, (db) => readPractice(db));
}
