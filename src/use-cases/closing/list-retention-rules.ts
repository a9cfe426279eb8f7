import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { retentionKinds, usualYears, type RetentionKind } from '#domain/closure.ts';

export type RetentionRule = {
  kind: RetentionKind;
  years: number;
  ground: string;
  /** 0 where the municipality has not written its own rule yet. */
  version: number;
};

/** 保存年限: the municipality's own, or what is usual. */
export async function listRetentionRules(worker: Worker): Promise<RetentionRule[]> {
  return asActor(worker, { act: 'closing.rules' }, async (db) => {
    const rows = await db
      .selectFrom('retentionRule')
      .select(['kind', 'years', 'ground', 'version'])
      .execute();
    return (Object.keys(retentionKinds) as RetentionKind[]).map((kind) => {
      const row = rows.find((one) => one.kind === kind);
      return { kind, years: row?.years ?? usualYears, ground: row?.ground ?? '', version: row?.version ?? 0 };
    });
  });
}
