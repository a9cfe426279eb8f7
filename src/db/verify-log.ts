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

/** Rows are walked in pieces: the log of some years does not fit into memory. */
const piece = 5000;

function part(value: string | number | null): string {
  if (value === null) return '~';
  return `${Buffer.byteLength(String(value))}:${value}`;
}

/** The text under the hash, made here again and not by the database, so that both would have to be forged alike. */
function entryText(row: Row): string {
  return [
    row.seq,
    row.at,
    row.actor_kind,
    row.account_id,
    row.agency_id,
    row.act,
    row.outcome,
    row.typed_reason,
    row.subjects,
    row.detail,
  ]
    .map(part)
    .join('');
}

type Fault = LogVerdict['faults'][number];

/** An earlier head hash, kept outside the database: it also shows a chain that was forged as a whole. */
export type LogAnchor = { municipality: string; seq: number; hash: string };

/** What has been walked of one chain, and what in it does not follow from the entry before. */
type Chain = {
  faults: Fault[];
  entries: number;
  lastSeq: number;
  lastHash: Buffer;
  anchors: Map<number, string>;
};

function beginChain(anchors: readonly LogAnchor[]): Chain {
  const bySeq = new Map(anchors.map((anchor) => [anchor.seq, anchor.hash]));
  return { faults: [], entries: 0, lastSeq: 0, lastHash: Buffer.alloc(0), anchors: bySeq };
}

function addToChain(chain: Chain, row: Row): void {
  const seq = Number(row.seq);
  const expected = chain.lastSeq + 1;
  if (seq !== expected) {
    // After a gap the hash before is unknown: the gap is the fault, the entry behind it cannot be judged.
    const sentence = `${expected}番から${seq - 1}番までの記録がありません`;
    chain.faults.push({ seq: expected, kind: 'missing', sentence });
  } else if (
    !createHash('sha256').update(chain.lastHash).update(entryText(row), 'utf8').digest().equals(row.hash)
  ) {
    const sentence = `${seq}番の記録が書きかえられたか、順番が変わっています`;
    chain.faults.push({ seq, kind: 'edited', sentence });
  }
  if (chain.anchors.get(seq) === row.hash.toString('hex')) chain.anchors.delete(seq);
  chain.entries += 1;
  chain.lastSeq = seq;
  chain.lastHash = row.hash;
}

function endChain(chain: Chain, head: { seq: number; hash: Buffer } | undefined): void {
  const { lastSeq, faults } = chain;
  if (!head) {
    faults.push({ seq: lastSeq, kind: 'head', sentence: '最後の記録の控えがありません' });
  } else if (head.seq > lastSeq) {
    const sentence = `${lastSeq}番より後が切り取られています（控えは${head.seq}番まで）`;
    faults.push({ seq: lastSeq + 1, kind: 'cut', sentence });
  } else if (head.seq < lastSeq || !head.hash.equals(chain.lastHash)) {
    faults.push({ seq: lastSeq, kind: 'head', sentence: '控えと最後の記録が合いません' });
  }
  for (const seq of chain.anchors.keys()) {
    if (seq > 0) faults.push({ seq, kind: 'head', sentence: `${seq}番が、外に控えた値と合いません` });
  }
}

async function walk(client: pg.Client, town: string, chain: Chain): Promise<void> {
  for (;;) {
    const { rows } = await client.query<Row>(
      `select seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, actor_kind, account_id, agency_id,
        act, outcome, typed_reason, subjects::text as subjects, detail::text as detail, hash
      from access_log where municipality_id = $1 and seq > $2 order by seq limit ${piece}`,
      [town, chain.lastSeq],
    );
    for (const row of rows) addToChain(chain, row);
    if (rows.length < piece) return;
  }
}

/** Walks the chain of every municipality as the owner of the database; entries may be written meanwhile. */
export async function verifyLog(
  owner: pg.ClientConfig,
  anchors: readonly LogAnchor[] = [],
): Promise<LogVerdict[]> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    // One snapshot: a head that is read before newer entries would look like a cut.
    await client.query('begin isolation level repeatable read read only');
    const { rows: towns } = await client.query<{
      id: string;
      name: string;
      seq: string;
      hash: Buffer | null;
    }>(
      'select municipality_id as id, name, head.seq, head.hash from municipality left join log_head as head using (municipality_id) order by name, id',
    );
    const verdicts: LogVerdict[] = [];
    for (const town of towns) {
      const chain = beginChain(anchors.filter((anchor) => anchor.municipality === town.id));
      await walk(client, town.id, chain);
      endChain(chain, town.hash ? { seq: Number(town.seq), hash: town.hash } : undefined);
      verdicts.push({
        municipality: town.name,
        entries: chain.entries,
        headHash: town.hash?.toString('hex') ?? '',
        faults: chain.faults,
      });
    }
    for (const gone of anchors.filter((anchor) => !towns.some((town) => town.id === anchor.municipality))) {
      const sentence = `外に${gone.seq}番の控えがある自治体が、まるごとありません`;
      const faults: Fault[] = [{ seq: gone.seq, kind: 'missing', sentence }];
      verdicts.push({ municipality: gone.municipality, entries: 0, headHash: '', faults });
    }
    return verdicts;
  } finally {
    await client.end();
  }
}
