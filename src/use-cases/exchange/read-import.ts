import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Doubt } from '#registers/parsers/doubt.ts';
import type { RegisterRow } from '#registers/register-row.ts';
import type { FieldChange } from '#registers/row-changes.ts';
import type { ImportCounts } from './preview-import.ts';

export type Fate = 'new' | 'changed' | 'same' | 'check';
export type ImportState = 'preview' | 'applied' | 'undone' | 'discarded';

export type ImportHead = {
  id: string;
  fileName: string;
  format: string;
  encoding: string;
  rowCount: number;
  counts: ImportCounts;
  state: ImportState;
  createdAt: Date;
  createdByName: string;
  appliedAt: Date | null;
  undoneAt: Date | null;
};

export type ImportRowView = {
  line: number;
  fate: Fate;
  decision: 'take' | 'skip' | null;
  isTaken: boolean;
  resourceId: string | null;
  row: RegisterRow;
  doubts: Doubt[];
  changes: FieldChange[];
};

export const rowsPerPage = 50;

const columns = [
  'registerImport.id',
  'registerImport.fileName',
  'registerImport.format',
  'registerImport.encoding',
  'registerImport.rowCount',
  'registerImport.counts',
  'registerImport.state',
  'registerImport.createdAt',
  'registerImport.appliedAt',
  'registerImport.undoneAt',
  'account.name as createdByName',
] as const;

type HeadRow = Omit<ImportHead, 'counts' | 'state'> & { counts: unknown; state: string };

function toHead(row: HeadRow): ImportHead {
  return { ...row, counts: row.counts as ImportCounts, state: row.state as ImportState };
}

/** Every file that was read, the newest first. */
export async function listImports(worker: Worker): Promise<ImportHead[]> {
  return asActor(worker, { act: 'exchange.list' }, async (db) => {
    const rows = await db
      .selectFrom('registerImport')
      .innerJoin('account', (join) =>
        join
          .onRef('account.municipalityId', '=', 'registerImport.municipalityId')
          .onRef('account.id', '=', 'registerImport.createdBy'),
      )
      .select(columns)
      .orderBy('registerImport.createdAt', 'desc')
      .limit(100)
      .execute();
    return rows.map(toHead);
  });
}

/** One import with a page of its rows: those of one fate, or all. */
export async function readImport(
  worker: Worker,
  importId: string,
  view: { fate?: Fate; afterLine?: number },
): Promise<{ head: ImportHead; rows: ImportRowView[]; nextLine: number | undefined; undecided: number }> {
  return asActor(worker, { act: 'exchange.read' }, async (db) => {
    const head = await db
      .selectFrom('registerImport')
      .innerJoin('account', (join) =>
        join
          .onRef('account.municipalityId', '=', 'registerImport.municipalityId')
          .onRef('account.id', '=', 'registerImport.createdBy'),
      )
      .select(columns)
      .where('registerImport.id', '=', importId)
      .executeTakeFirst();
    if (!head) throw new Refusal('not-found');
    let query = db
      .selectFrom('importRow')
      .select(['line', 'fate', 'decision', 'before', 'targetResourceId', 'parsed', 'doubts', 'changes'])
      .where('importId', '=', importId)
      .where('line', '>', view.afterLine ?? 0)
      .orderBy('line')
      .limit(rowsPerPage + 1);
    if (view.fate) query = query.where('fate', '=', view.fate);
    const found = await query.execute();
    const { undecided } = await db
      .selectFrom('importRow')
      .select((eb) => eb.fn.countAll<number>().as('undecided'))
      .where('importId', '=', importId)
      .where('fate', '=', 'check')
      .where('decision', 'is', null)
      .executeTakeFirstOrThrow();
    const rows = found.slice(0, rowsPerPage).map((row) => ({
      line: row.line,
      fate: row.fate as Fate,
      decision: row.decision as ImportRowView['decision'],
      isTaken: row.before !== null,
      resourceId: row.targetResourceId,
      row: row.parsed as RegisterRow,
      doubts: row.doubts as Doubt[],
      changes: row.changes as FieldChange[],
    }));
    return {
      head: toHead(head),
      rows,
      nextLine: found.length > rowsPerPage ? rows.at(-1)?.line : undefined,
      undecided,
    };
  });
}
