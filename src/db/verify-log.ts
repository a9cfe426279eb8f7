import { createHash } from 'node:crypto';
import pg from 'pg';

export type LogVerdict = {
  municipality: string;
  entries: number;
  headHash: string;
  faults: { seq: number; kind: 'edited' | 'missing' | 'cut' | 'head'; sentence: string }[];
};

type Row = {
  seq: string;
  at: string;
  actor_kind: string;
  account_id: string | null;
  agency_id: string | null;
  act: string;
  outcome: string;
  typed_reason: string | null;
  subjects: string;
  detail: string;
  hash: Buffer;
};

const separator = String.fromCodePoint(31);

/** The text under the hash, made here again and not by the database, so that both would have to be forged alike. */
function entryText(row: Row): string {
  return [
    row.seq,
    row.at,
    row.actor_kind,
    row.account_id ?? '',
    row.agency_id ?? '',
    row.act,
    row.outcome,
    row.typed_reason ?? '',
    row.subjects,
    row.detail,
  ].join(separator);
}

function checkChain(rows: Row[], head: { seq: string; hash: Buffer } | undefined): LogVerdict['faults'] {
  const faults: LogVerdict['faults'] = [];
  let before: Buffer = Buffer.alloc(0);
  let expected = 1;
  for (const row of rows) {
    const seq = Number(row.seq);
    if (seq !== expected) {
      faults.push({
        seq: expected,
        kind: 'missing',
        sentence: `${expected}番から${seq - 1}番までの記録がありません`,
      });
    } else {
      const hash = createHash('sha256').update(before).update(entryText(row), 'utf8').digest();
      if (!hash.equals(row.hash))
        faults.push({
          seq,
          kind: 'edited',
          sentence: `${seq}番の記録が書きかえられたか、順番が変わっています`,
        });
    }
    before = row.hash;
    expected = seq + 1;
  }
  const last = rows.at(-1);
  const lastSeq = last ? Number(last.seq) : 0;
  if (head && Number(head.seq) !== lastSeq) {
    faults.push({
      seq: lastSeq + 1,
      kind: 'cut',
      sentence: `${lastSeq}番より後が切り取られています（控えは${head.seq}番まで）`,
    });
  } else if (head && last && !head.hash.equals(last.hash)) {
    faults.push({ seq: lastSeq, kind: 'head', sentence: '控えと最後の記録が合いません' });
  }
  return faults;
}

/**
 * Walks the chain of every municipality as the owner of the database.
 * @param anchors earlier head hashes by municipality, kept outside: they also show a chain that was forged as a whole
 */
export async function verifyLog(
  owner: pg.ClientConfig,
  anchors: readonly { municipality: string; seq: number; hash: string }[] = [],
): Promise<LogVerdict[]> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const { rows: towns } = await client.query<{ id: string; name: string; seq: string; hash: Buffer }>(
      'select municipality_id as id, name, head.seq, head.hash from municipality left join log_head as head using (municipality_id) order by name',
    );
    const verdicts: LogVerdict[] = [];
    for (const town of towns) {
      const { rows } = await client.query<Row>(
        `select seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, actor_kind, account_id, agency_id,
          act, outcome, typed_reason, subjects::text as subjects, detail::text as detail, hash
        from access_log where municipality_id = $1 order by seq`,
        [town.id],
      );
      const faults = checkChain(rows, town.hash ? { seq: town.seq, hash: town.hash } : undefined);
      for (const anchor of anchors.filter((entry) => entry.municipality === town.id)) {
        const row = rows.find((entry) => Number(entry.seq) === anchor.seq);
        if (anchor.seq > 0 && row?.hash.toString('hex') !== anchor.hash) {
          faults.push({
            seq: anchor.seq,
            kind: 'head',
            sentence: `${anchor.seq}番が、外に控えた値と合いません`,
          });
        }
      }
      verdicts.push({
        municipality: town.name,
        entries: rows.length,
        headHash: town.hash?.toString('hex') ?? '',
        faults,
      });
    }
    return verdicts;
  } finally {
    await client.end();
  }
}
