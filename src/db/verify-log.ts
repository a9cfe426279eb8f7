import { createHash } from 'node:crypto';
import pg from 'pg';
import type { LogAnchor } from '#domain/log-anchor.ts';

export type LogVerdict = {
  municipality: string;
  entries: number;
  headHash: string;
  /** Of the anchors kept outside: how many there are for this chain, and the last one with which it agrees. */
  anchors: { given: number; lastGood: LogAnchor | undefined };
  faults: {
    seq: number;
    kind: 'edited' | 'missing' | 'cut' | 'head' | 'anchor' | 'index';
    sentence: string;
  }[];
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

/** What has been walked of one chain, and what in it does not follow from the entry before. */
type Chain = {
  faults: Fault[];
  entries: number;
  lastSeq: number;
  lastHash: Buffer;
  /** Kept outside, by number; several may stand for one. */
  anchors: readonly LogAnchor[];
  good: LogAnchor[];
  bad: LogAnchor[];
};

function beginChain(anchors: readonly LogAnchor[]): Chain {
  const bySeq = anchors.toSorted((a, b) => a.seq - b.seq || a.at.localeCompare(b.at));
  const chain: Chain = {
    faults: [],
    entries: 0,
    lastSeq: 0,
    lastHash: Buffer.alloc(0),
    anchors: bySeq,
    good: [],
    bad: [],
  };
  compareAnchors(chain);
  return chain;
}

/** Anchors that stand at the entry walked last: both its hash and how many entries there were must be as they were. */
function compareAnchors(chain: Chain): void {
  for (let at = chain.good.length + chain.bad.length; at < chain.anchors.length; at += 1) {
    const anchor = chain.anchors[at];
    if (!anchor || anchor.seq > chain.lastSeq) return;
    const isSame =
      anchor.seq === chain.lastSeq &&
      anchor.hash === chain.lastHash.toString('hex') &&
      anchor.count === chain.entries;
    (isSame ? chain.good : chain.bad).push(anchor);
  }
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
  chain.entries += 1;
  chain.lastSeq = seq;
  chain.lastHash = row.hash;
  compareAnchors(chain);
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
  faults.push(...anchorFaults(chain));
}

/** What the anchors say, in two sentences at most: a year has three hundred and sixty-five of them. */
function anchorFaults({ anchors, good, bad, lastSeq }: Chain): Fault[] {
  const faults: Fault[] = [];
  const [first] = bad;
  if (first) {
    const until = good.at(-1);
    const agreed = until ? `${until.seq}番（${until.at.slice(0, 10)}の控え）までは合います。` : '';
    const sentence = `外の控えと合いません。${agreed}${first.seq}番（${first.at.slice(0, 10)}の控え）から、${bad.length}行が合いません`;
    faults.push({ seq: first.seq, kind: 'anchor', sentence });
  }
  const last = anchors.at(-1);
  if (last && last.seq > lastSeq) {
    const sentence = `外の控えは${last.seq}番（${last.at.slice(0, 10)}）まであるのに、記録は${lastSeq}番までです。うしろが切り取られています`;
    faults.push({ seq: lastSeq + 1, kind: 'cut', sentence });
  }
  return faults;
}

/** The rows by which entries are found, against the entries: a row taken away would hide who looked at a file from a search. */
async function compareIndex(client: pg.Client, town: string): Promise<Fault[]> {
  const { rows } = await client.query<{ seq: string; count: number }>(
    `select min(seq) as seq, count(*)::int as count from (
       (select s.seq, s.kind, s.subject_id, s.at, s.account_id from access_log_subject s where s.municipality_id = $1
        except select l.seq, subject ->> 'kind', subject ->> 'id', l.at, l.account_id
        from access_log l, jsonb_array_elements(l.subjects) as subject where l.municipality_id = $1)
       union all
       (select l.seq, subject ->> 'kind', subject ->> 'id', l.at, l.account_id
        from access_log l, jsonb_array_elements(l.subjects) as subject where l.municipality_id = $1
        except select s.seq, s.kind, s.subject_id, s.at, s.account_id from access_log_subject s where s.municipality_id = $1)
     ) as strange having count(*) > 0`,
    [town],
  );
  return rows.map(({ seq, count }) => ({
    seq: Number(seq),
    kind: 'index',
    sentence: `人からさがすための索引が、記録と${count}か所で合いません（はじめは${seq}番）`,
  }));
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
      chain.faults.push(...(await compareIndex(client, town.id)));
      verdicts.push({
        municipality: town.name,
        entries: chain.entries,
        headHash: town.hash?.toString('hex') ?? '',
        anchors: { given: chain.anchors.length, lastGood: chain.good.at(-1) },
        faults: chain.faults,
      });
    }
    const gone = anchors.filter((anchor) => !towns.some((town) => town.id === anchor.municipality));
    for (const municipality of new Set(gone.map((anchor) => anchor.municipality))) {
      const given = gone.filter((anchor) => anchor.municipality === municipality);
      const { seq, name } = given.reduce((last, anchor) => (anchor.seq > last.seq ? anchor : last));
      const sentence = `外に${seq}番までの控えがある自治体が、まるごとありません`;
      verdicts.push({
        municipality: name || municipality,
        entries: 0,
        headHash: '',
        anchors: { given: given.length, lastGood: undefined },
        faults: [{ seq, kind: 'missing', sentence }],
      });
    }
    return verdicts;
  } finally {
    await client.end();
  }
}
