import { Hono, type Context } from 'hono';
import { fiscalYear } from '#domain/japanese-date.ts';
import { applyImport, takeLater } from '#use-cases/exchange/apply-import.ts';
import { decideRows, discardImport } from '#use-cases/exchange/decide-rows.ts';
import { previewImport } from '#use-cases/exchange/preview-import.ts';
import { listImports, readImport, type Fate } from '#use-cases/exchange/read-import.ts';
import { undoImport } from '#use-cases/exchange/undo-import.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { ImportPage } from './import-page.tsx';
import { ImportsPage, type UploadProblem } from './imports-page.tsx';

/** まち → 取り込み: real registers in, each row with its fate, and out again. */
export const exchangeRoutes = new Hono<Env>();

const fates = new Set<string>(['new', 'changed', 'same', 'check']);

/** What a line number may be in the database: an integer of four bytes. */
const lastLine = 2_147_483_647;

exchangeRoutes.get('/', async (c) => importsPage(c, 200));

exchangeRoutes.post('/', async (c) => {
  const form = await readForm(c);
  const file = form.file('file');
  if (!file || file.size === 0) {
    return importsPage(c, 422, { title: 'ファイルを選んでください', sentences: [] });
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const preview = await previewImport(c.var.session.worker, { name: file.name, bytes });
  if (preview.ok) return seeOther(c, `/town/import/${preview.importId}`);
  const { refused } = preview;
  if ('problem' in refused) {
    return importsPage(c, 422, {
      title: `「${file.name}」は取り込めませんでした`,
      sentences: [refused.problem.sentence],
    });
  }
  return importsPage(c, 422, {
    title: `「${file.name}」は、知っている台帳の様式ではありません`,
    sentences: [refused.sentence],
    seen: refused.unknown.seen,
  });
});

exchangeRoutes.get('/:id', async (c) => importPage(c));

exchangeRoutes.post('/:id/apply', async (c) => {
  const applied = await applyImport(c.var.session.worker, pathId(c, 'id'), fiscalYear(c.var.today));
  const left =
    applied.left > 0
      ? `要確認の${applied.left}件（見たあとに人が直したものを含む）は、まだ入っていません。`
      : '';
  return seeOther(
    c,
    `/town/import/${pathId(c, 'id')}`,
    `台帳に、新しく${applied.added}件、変更${applied.changed}件を入れました。${left}`,
  );
});

exchangeRoutes.post('/:id/undo', async (c) => {
  const undone = await undoImport(c.var.session.worker, pathId(c, 'id'));
  const kept =
    undone.kept.length === 0
      ? ''
      : `そのあと人が手を入れた${undone.kept.length}件（${undone.kept
          .slice(0, 5)
          .map(({ name }) => name)
          .join('、')}${undone.kept.length > 5 ? ' ほか' : ''}）は、いまのまま残しました。`;
  return seeOther(
    c,
    `/town/import/${pathId(c, 'id')}`,
    `取り込みを取り消しました。消したもの${undone.removed}件、もとにもどしたもの${undone.restored}件。${kept}`,
  );
});

exchangeRoutes.post('/:id/discard', async (c) => {
  await discardImport(c.var.session.worker, pathId(c, 'id'));
  return seeOther(c, '/town/import', 'この取り込みはやめました。台帳は変わっていません。');
});

exchangeRoutes.post('/:id/rows', async (c) => {
  const form = await readForm(c);
  const { worker } = c.var.session;
  const importId = pathId(c, 'id');
  const [verb = '', line = ''] = form.text('act').split(':');
  const back =
    line === 'open' ? `/town/import/${importId}?fate=check` : listAddress(importId, form.text('from'));
  const decision = verb === 'take' ? 'take' : verb === 'skip' ? 'skip' : null;
  if (line === 'open') {
    const count = await decideRows(worker, importId, { lines: 'open', decision });
    return seeOther(c, back, `${count}件を「${decision === 'take' ? '入れる' : '入れない'}」にしました。`);
  }
  const number = Number(line);
  if (!Number.isInteger(number) || number < 1 || number > lastLine) return seeOther(c, back);
  if (form.text('state') === 'applied' && decision === 'take') {
    await takeLater(worker, importId, number, fiscalYear(c.var.today));
    return seeOther(c, back, `${number}行目を台帳に入れました。`);
  }
  await decideRows(worker, importId, { lines: [number], decision });
  return seeOther(c, `${back}#line-${number}`);
});

/** The list that a decision was made in, rebuilt from what it may consist of. */
function listAddress(importId: string, from: string): string {
  const asked = new URLSearchParams(from);
  const kept = new URLSearchParams();
  const [fate, after] = [asked.get('fate') ?? '', Number(asked.get('after') ?? '0')];
  if (fates.has(fate)) kept.set('fate', fate);
  if (Number.isInteger(after) && after > 0 && after <= lastLine) kept.set('after', String(after));
  const query = kept.toString();
  return `/town/import/${importId}${query === '' ? '' : `?${query}`}`;
}

async function importsPage(c: Context<Env>, status: 200 | 422, problem?: UploadProblem): Promise<Response> {
  const imports = await listImports(c.var.session.worker);
  return c.html(
    <ImportsPage context={pageContext(c)} imports={imports} {...(problem ? { problem } : {})} />,
    status,
  );
}

async function importPage(c: Context<Env>): Promise<Response> {
  const asked = c.req.query('fate') ?? '';
  const after = Number(c.req.query('after') ?? '0');
  const view = {
    ...(fates.has(asked) ? { fate: asked as Fate } : {}),
    ...(Number.isInteger(after) && after > 0 && after <= lastLine ? { afterLine: after } : {}),
  };
  const found = await readImport(c.var.session.worker, pathId(c, 'id'), view);
  return c.html(<ImportPage context={pageContext(c)} {...found} {...view} />);
}
