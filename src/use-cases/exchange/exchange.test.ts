import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { addAgency, addMunicipality, addWorker, testDatabase } from '#tests/database.ts';
import { applyImport, takeLater } from './apply-import.ts';
import { decideRows } from './decide-rows.ts';
import { dryRunImport, previewImport } from './preview-import.ts';
import { readImport } from './read-import.ts';
import { undoImport } from './undo-import.ts';

const database = testDatabase();
let worker: Worker;
const fiscalYear = 2026;

beforeAll(async () => {
  const municipalityId = await addMunicipality(database.owner);
  const agencyId = await addAgency(database.owner, municipalityId, '地域づくり応援室', 'community');
  worker = await addWorker(database.owner, municipalityId, agencyId, ['community_coordinator']);
});

const head =
  '都道府県コード又は市町村コード,No,都道府県名,市区町村名,事業所名,事業所名カナ,サービスの種類,住所,方書（ビル名等）,緯度,経度,電話番号,FAX番号,法人番号,法人の名称,事業所番号,利用可能曜日,利用可能曜日特記事項,定員,URL,高齢者の方と障害者の方が同時一体的に利用できるサービス,介護保険の通常の指定基準を満たしている,障害福祉の通常の指定基準を満たしている,備考';

function line(number: string, name: string, more: { phone?: string; address?: string } = {}): string {
  const address = more.address ?? `縁が丘市中央九丁目9番${Number(number.slice(-2))}号`;
  const phone = more.phone ?? '000-0000-0901';
  return `131059,1,東京都,縁が丘市,${name},,通所介護,${address},,,,${phone},,,社会福祉法人 青い空,${number},月火水木金,,20,,,,,`;
}

function file(...lines: string[]) {
  return { name: 'kaigo.csv', bytes: new TextEncoder().encode([head, ...lines].join('\r\n')) };
}

async function preview(...lines: string[]) {
  const result = await previewImport(worker, file(...lines));
  if (!result.ok) throw new Error('expected a preview');
  return result;
}

async function snapshot(): Promise<unknown> {
  const { rows } = await database.owner.query(`select
    (select jsonb_agg(to_jsonb(r) - array['version', 'updated_at', 'updated_by', 'number'] order by r.id) from resource r) as resources,
    (select jsonb_agg(jsonb_build_object('resource', v.resource_id, 'rule', v.rule, 'capacity', v.capacity) order by v.resource_id, v.rule::text) from vacancy v) as windows,
    (select jsonb_agg(to_jsonb(p) - array['version', 'updated_at', 'updated_by'] order by p.id) from place p) as places,
    (select jsonb_agg(to_jsonb(o) - array['version', 'updated_at', 'updated_by', 'number'] order by o.id) from organization o) as organizations`);
  return rows[0];
}

async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
}

it('見るだけでは、台帳はなにも変わらない', async () => {
  const before = await snapshot();
  const { plan } = await preview(line('9900000001', 'ひだまり'), line('9900000002', 'こもれび'));
  expect(plan.counts).toMatchObject({ read: 2, new: 2 });
  await dryRunImport(worker, file(line('9900000001', 'ひだまり')));
  expect(await snapshot()).toEqual(before);
});

it('取り込むと台帳に入り、もう一度読んでも倍にならず、変わったところだけが変わる', async () => {
  const empty = await snapshot();
  const first = await preview(line('9900000001', 'ひだまり'), line('9900000002', 'こもれび'));
  expect(await applyImport(worker, first.importId, fiscalYear)).toEqual({ added: 2, changed: 0, left: 0 });
  const afterFirst = await snapshot();
  expect(await refusalOf(applyImport(worker, first.importId, fiscalYear))).toBe('already-done');

  const again = await preview(line('9900000002', 'こもれび'), line('9900000001', 'ひだまり'));
  expect(again.plan.counts).toMatchObject({ new: 0, changed: 0, same: 2 });

  const second = await preview(
    line('9900000001', 'ひだまり', { phone: '000-0000-0999' }),
    line('9900000003', 'あさつゆ'),
  );
  expect(second.plan.counts).toMatchObject({ new: 1, changed: 1 });
  expect(await applyImport(worker, second.importId, fiscalYear)).toEqual({ added: 1, changed: 1, left: 0 });
  const { rows } = await database.owner.query<{ name: string; summary: string; phone: string }>(
    `select r.name, r.summary, p.phone from resource r join place p on p.id = r.place_id order by r.name`,
  );
  expect(rows.map(({ name, phone }) => [name, phone])).toEqual([
    ['あさつゆ', '000-0000-0901'],
    ['こもれび', '000-0000-0901'],
    ['ひだまり', '000-0000-0999'],
  ]);
  expect(rows.filter(({ summary }) => summary.includes('000-'))).toEqual([]);

  expect(await refusalOf(undoImport(worker, first.importId))).toBe('later-import');
  expect(await undoImport(worker, second.importId)).toEqual({ removed: 1, restored: 1, kept: [] });
  expect(await snapshot()).toEqual(afterFirst);
  expect(await undoImport(worker, first.importId)).toEqual({ removed: 2, restored: 0, kept: [] });
  expect(await snapshot()).toEqual(empty);
});

it('不変条件9: 人が直した欄を、あとのファイルがだまって書きかえることはない', async () => {
  const first = await preview(line('9900000011', 'みなも'));
  await applyImport(worker, first.importId, fiscalYear);
  await database.owner.query(
    `update resource set name = 'みなも（本館）', version = version + 1 where source_key like '%9900000011%'`,
  );
  const untouched = await preview(line('9900000011', 'みなも', { phone: '000-0000-0999' }));
  expect(untouched.plan.rows[0]?.fate).toBe('changed');
  await applyImport(worker, untouched.importId, fiscalYear);
  const { rows } = await database.owner.query(
    `select name from resource where source_key like '%9900000011%'`,
  );
  expect(rows).toEqual([{ name: 'みなも（本館）' }]);

  const touching = await preview(line('9900000011', 'みなも新館', { phone: '000-0000-0999' }));
  expect(touching.plan.rows[0]?.fate).toBe('check');
  expect(touching.plan.rows[0]?.reasons.map(({ code }) => code)).toContain('edited-by-hand');
});

it('電話は電話の欄に入り、手で直した番号をファイルは書きかえず、取り消すと空にもどる', async () => {
  const address = '縁が丘市中央九丁目9番81号';
  const { municipalityId, accountId } = worker;
  await database.owner.query(
    `insert into place (municipality_id, id, name, address, updated_by) values ($1, $2, 'あけび', $3, $4)`,
    [municipalityId, uuidv7(), address, accountId],
  );
  const phone = async () =>
    (await database.owner.query<{ phone: string }>(`select phone from place where name = 'あけび'`)).rows;
  const first = await preview(line('9900000081', 'あけび'));
  await applyImport(worker, first.importId, fiscalYear);
  expect(await phone()).toEqual([{ phone: '000-0000-0901' }]);
  await undoImport(worker, first.importId);
  expect(await phone()).toEqual([{ phone: '' }]);

  const second = await preview(line('9900000081', 'あけび'));
  await applyImport(worker, second.importId, fiscalYear);
  await database.owner.query(`update place set phone = '000-0000-0777' where name = 'あけび'`);
  const third = await preview(line('9900000081', 'あけび', { phone: '000-0000-0999' }));
  expect(third.plan.rows[0]?.fate).toBe('changed');
  await applyImport(worker, third.importId, fiscalYear);
  expect(await phone()).toEqual([{ phone: '000-0000-0777' }]);
});

it('取り込んだあとに人が手を入れたものは、取り消しても残し、名まえを言う', async () => {
  const first = await preview(line('9900000021', 'かわせみ'));
  await applyImport(worker, first.importId, fiscalYear);
  await database.owner.query(
    `update resource set summary = '席を四つ足した', version = version + 1 where source_key like '%9900000021%'`,
  );
  const undone = await undoImport(worker, first.importId);
  expect(undone).toMatchObject({ removed: 0, restored: 0 });
  expect(undone.kept.map(({ name }) => name)).toEqual(['かわせみ']);
});

it('取り込んだあとに使われたものは、見えない相手が使っていても残し、取り消しは途中で止まらない', async () => {
  const first = await preview(
    line('9900000071', 'くるみ'),
    line('9900000072', 'かりん'),
    line('9900000073', 'やまもも'),
  );
  await applyImport(worker, first.importId, fiscalYear);
  const { municipalityId } = worker;
  const idOf = async (number: string) =>
    (
      await database.owner.query<{ id: string }>(`select id from resource where source_key ~ $1`, [number])
    ).rows.map(({ id }) => id)[0] ?? '';
  await database.owner.query(
    `insert into formal_capacity (municipality_id, resource_id, weekday, half, capacity) values ($1, $2, 1, 'am', 20)`,
    [municipalityId, await idOf('9900000071')],
  );
  // Another agency passed this place over for somebody whom this worker may not see.
  const personId = uuidv7();
  await database.owner.query(
    `insert into person (municipality_id, id, number, family_name, updated_by) values ($1, $2, '99-1', '試', $3)`,
    [municipalityId, personId, worker.accountId],
  );
  await database.owner.query(
    `insert into match_pass (municipality_id, id, person_id, resource_id, acl, passed_by, reason, created_by)
     values ($1, $2, $3, $4, '{}', 'worker', 'x', $5)`,
    [municipalityId, uuidv7(), personId, await idOf('9900000072'), worker.accountId],
  );
  const undone = await undoImport(worker, first.importId);
  expect(undone.removed).toBe(1);
  expect(undone.kept.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'ja'))).toEqual([
    'かりん',
    'くるみ',
  ]);
  const left = await database.owner.query(`select 1 from formal_capacity`);
  expect(left.rows).toHaveLength(1);
});

it('要確認の行は、だれかが決めるまで台帳に入らない', async () => {
  const doubled = await preview(line('9900000031', 'つくし'), line('9900000031', 'よもぎ'));
  expect(doubled.plan.counts).toMatchObject({ read: 2, check: 2 });
  expect(await applyImport(worker, doubled.importId, fiscalYear)).toEqual({ added: 0, changed: 0, left: 2 });

  const decided = await preview(line('9900000032', 'せり'), line('9900000032', 'なずな'));
  const [taken] = decided.plan.rows;
  await decideRows(worker, decided.importId, { lines: [taken?.row.line ?? 0], decision: 'take' });
  await decideRows(worker, decided.importId, { lines: 'open', decision: 'skip' });
  expect(await applyImport(worker, decided.importId, fiscalYear)).toEqual({ added: 1, changed: 0, left: 0 });
  const view = await readImport(worker, decided.importId, { fate: 'check' });
  expect(view.rows.map(({ isTaken }) => isTaken)).toEqual([true, false]);
  expect(view.rows[0]?.row.cells['事業所名']).toBe('せり');
});

it('同じファイルをふたりが同時に取り込んでも、ひとつになり、どちらも途中で止まらない', async () => {
  const lines = [line('9900000041', 'すみれ'), line('9900000042', 'れんげ')];
  const previews = await Promise.all([preview(...lines), preview(...lines)]);
  const applied = await Promise.all(
    previews.map(({ importId }) => applyImport(worker, importId, fiscalYear)),
  );
  expect(applied.map(({ added }) => added).toSorted((a, b) => a - b)).toEqual([0, 2]);
  const { rows } = await database.owner.query(
    `select name from resource where source_key ~ '990000004[12]' order by name`,
  );
  expect(rows).toEqual([{ name: 'すみれ' }, { name: 'れんげ' }]);
});

it('同じ取り込みを二度同時に押しても、一度だけ入る。取り消しと重なっても、入れたか消したかのどちらか', async () => {
  const { importId } = await preview(line('9900000051', 'つばき'));
  const twice = await Promise.all([1, 2].map(() => refusalOf(applyImport(worker, importId, fiscalYear))));
  expect(twice.filter((code) => code === 'already-done')).toHaveLength(1);
  const undone = await Promise.all([1, 2].map(() => refusalOf(undoImport(worker, importId))));
  expect(undone.filter((code) => code === 'already-done')).toHaveLength(1);
  const next = await preview(line('9900000051', 'つばき'));
  const answers = await Promise.all([
    refusalOf(applyImport(worker, next.importId, fiscalYear)),
    refusalOf(undoImport(worker, next.importId)),
  ]);
  expect(answers[0]).toBeUndefined();
  const { rows } = await database.owner.query(`select id from resource where source_key ~ '9900000051'`);
  expect(rows).toHaveLength(answers[1] === undefined ? 0 : 1);
});

it('不変条件9: 行き先を見たあとに人が直した欄も、だまって書きかえない。決めれば入る', async () => {
  const first = await preview(line('9900000061', 'あざみ'));
  await applyImport(worker, first.importId, fiscalYear);
  const second = await preview(line('9900000061', 'あざみ新館'));
  expect(second.plan.rows[0]?.fate).toBe('changed');
  await database.owner.query(
    `update resource set name = 'あざみ（本館）', version = version + 1 where source_key ~ '9900000061'`,
  );
  expect(await applyImport(worker, second.importId, fiscalYear)).toEqual({ added: 0, changed: 0, left: 1 });
  const name = async () =>
    (await database.owner.query(`select name from resource where source_key ~ '9900000061'`)).rows[0];
  expect(await name()).toEqual({ name: 'あざみ（本館）' });
  const lineNumber = second.plan.rows[0]?.row.line ?? 0;
  expect(await takeLater(worker, second.importId, lineNumber, fiscalYear)).toMatchObject({ changed: 1 });
  expect(await name()).toEqual({ name: 'あざみ新館' });
});

it('知らない様式には、どの列が見えたかを言う', async () => {
  const result = await previewImport(worker, {
    name: 'x.csv',
    bytes: new TextEncoder().encode('なまえ,すきなもの\nあ,い\n'),
  });
  if (result.ok || !('unknown' in result.refused)) throw new Error('expected an unknown format');
  expect(result.refused.unknown.seen).toEqual(['なまえ', 'すきなもの']);
});

const samples = join(import.meta.dirname, '../../../../shared/samples');
const files = existsSync(samples)
  ? readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(?:csv|xlsx)$/i.test(name),
    )
  : [];

it.skipIf(files.length === 0)(
  '実際のファイルは、どの行も行き先があり、取り込んでもう一度読むと同じになる',
  async () => {
    const start = await snapshot();
    const applied: string[] = [];
    for (const name of files) {
      const given = { name, bytes: readFileSync(join(samples, name)) };
      const result = await previewImport(worker, given);
      if (!result.ok) continue;
      const { counts } = result.plan;
      expect(counts.new + counts.changed + counts.same + counts.check + counts.repeated).toBe(counts.read);
      await decideRows(worker, result.importId, { lines: 'open', decision: 'skip' });
      await applyImport(worker, result.importId, fiscalYear);
      applied.push(result.importId);
      const again = await dryRunImport(worker, given);
      if (!again.ok) throw new Error('expected the same file to be read again');
      expect([name, again.plan.counts.new, again.plan.counts.changed]).toEqual([name, 0, 0]);
    }
    expect(applied.length).toBeGreaterThan(0);
    for (const importId of applied.toReversed()) await undoImport(worker, importId);
    expect(await snapshot()).toEqual(start);
  },
  120_000,
);
