import { Hono, type Context } from 'hono';
import { endOfFiscalYear } from '#domain/consent.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { emptyMemorandum, memorandumParts, type MemorandumPart } from '#domain/memorandum.ts';
import { memorandumDraftShape, type MemorandumDraft } from '#domain/memorandum-term.ts';
import { Refusal } from '#domain/refusal.ts';
import { agreeMemorandum, type SideOfMemorandum } from '#use-cases/hosting/agree-memorandum.ts';
import { endMemorandum } from '#use-cases/hosting/end-memorandum.ts';
import { listMemoranda, type MemorandumEdition } from '#use-cases/hosting/list-memoranda.ts';
import { saveMemorandum } from '#use-cases/hosting/save-memorandum.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { formReader, type FormReader, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { MemorandumEditPage } from './memorandum-edit-page.tsx';
import { MemorandumPage } from './memorandum-page.tsx';
import { placementPath, placementTrail } from './placement-frame.tsx';
import { placementOf, statusOf, type PlacementPage } from './placement-of.ts';

/** Mounted under /people/:personId/placements/:placementId/memorandum. */
export const memorandumRoutes = new Hono<Env>();

const parts = Object.keys(memorandumParts) as MemorandumPart[];
const labels: Record<Exclude<keyof MemorandumDraft, 'v'>, string> = {
  ...memorandumParts,
  validFrom: 'はじまる日',
  validUntil: 'おわる日',
  recallNoticeDays: '枠を返すときの予告（日数）',
};

type Opened = PlacementPage & { editions: MemorandumEdition[] };

async function open(c: Context<Env>): Promise<Opened> {
  const page = await placementOf(c);
  const { editions } = await listMemoranda(c.var.session.worker, page.person.id, page.placement.id);
  return { ...page, editions };
}

function show(c: Context<Env>, page: Opened, values: Values = {}, errors: FieldErrors = {}) {
  const wanted = c.req.query('edition') ?? c.req.param('memorandumId');
  const shown = page.editions.find((one) => String(one.edition) === wanted || one.id === wanted);
  if (wanted !== undefined && !shown) throw new Refusal('not-found');
  return c.html(
    <MemorandumPage context={pageContext(c)} {...page} shown={shown} values={values} errors={errors} />,
    statusOf(errors),
  );
}

function edit(c: Context<Env>, { editions, ...page }: Opened, values: Values, errors: FieldErrors = {}) {
  const [newest] = editions;
  const isHalfSigned =
    newest !== undefined &&
    newest.lockedAt === null &&
    (newest.personAgreedOn !== null || newest.hostAgreedOn !== null);
  return c.html(
    <MemorandumEditPage
      context={pageContext(c)}
      {...page}
      seen={newest?.edition ?? 0}
      isHalfSigned={isHalfSigned}
      values={values}
      errors={errors}
    />,
    statusOf(errors),
  );
}

/** A first edition takes what the placement knows already; a renewal begins the day after the one before. */
function firstValues(c: Context<Env>, { editions, placement }: Opened): Values {
  const { today } = c.var;
  const [newest] = editions;
  const isRenewal = newest !== undefined && newest.lockedAt !== null;
  const known = {
    ...emptyMemorandum,
    role: placement.role,
    emergency: placement.emergencyContact,
    stop: placement.stopRule,
    recallNoticeDays: placement.recallNoticeDays,
  };
  const content = newest?.content ?? known;
  const texts = Object.fromEntries(parts.map((part) => [part, [content[part]]]));
  return {
    ...texts,
    recallNoticeDays: [String(content.recallNoticeDays)],
    validFrom: [isRenewal ? '' : (newest?.validFrom ?? today)],
    validUntil: [isRenewal ? '' : (newest?.validUntil ?? endOfFiscalYear(today))],
  };
}

function readMemorandum(reader: FormReader) {
  const { form } = reader;
  return settled(
    reader,
    memorandumDraftShape.safeParse({
      v: 1,
      ...Object.fromEntries(parts.map((part) => [part, form.text(part)])),
      recallNoticeDays: form.number('recallNoticeDays'),
      validFrom: reader.day('validFrom') ?? '',
      validUntil: reader.day('validUntil') ?? '',
    }),
  );
}

memorandumRoutes.get('/', async (c) => show(c, await open(c)));

memorandumRoutes.get('/new', async (c) => {
  const page = await open(c);
  return edit(c, page, firstValues(c, page));
});

memorandumRoutes.post('/new', async (c) => {
  const page = await open(c);
  const form = await readForm(c);
  const memorandum = readMemorandum(formReader(form, c.var.today));
  if (!memorandum.ok) return edit(c, page, form.values, memorandum.errors);
  const { seen, kept } = seenVersions(form);
  const typed = { seen, content: memorandum.value, kept };
  const saved = await saveMemorandum(c.var.session.worker, page.person.id, page.placement.id, typed);
  const path = `${placementPath(page.placement)}/memorandum`;
  if (saved.ok) return seeOther(c, path, '覚書の版を保存しました。');
  return c.html(
    <ConflictPage
      context={pageContext(c)}
      crumbs={[...placementTrail(page.placement), { label: '覚書', href: path }]}
      clash={saved.clash}
      form={form}
      labels={labels}
      show={(field, value) => (field.startsWith('valid') ? formatJapaneseDate(String(value)) : String(value))}
    />,
    409,
  );
});

function seenOf(c: Context<Env>, form: Form) {
  return {
    personId: pathId(c, 'personId'),
    placementId: pathId(c, 'placementId'),
    memorandumId: pathId(c, 'memorandumId'),
    version: form.number('version') ?? 0,
  };
}

function back(c: Context<Env>, notice: string): Response {
  const placement = { personId: pathId(c, 'personId'), id: pathId(c, 'placementId') };
  return seeOther(c, `${placementPath(placement)}/memorandum`, notice);
}

memorandumRoutes.post('/:memorandumId/agree', async (c) => {
  const form = await readForm(c);
  const side = form.text('side') === 'host' ? 'host' : 'person';
  // Two forms stand on one page; the second one's fields carry their side, so that no two have the same id.
  const name = (part: string) => (form.values[`${part}-${side}`] === undefined ? part : `${part}-${side}`);
  const reader = formReader(form, c.var.today);
  const on = reader.pastDay(name('on'));
  const signer = form.text(name('signer')).slice(0, 200);
  const errors: Record<string, string> = {};
  if (on === null) errors['on'] = reader.errors[name('on')] ?? '合意した日を書いてください';
  if (side === 'host' && signer.trim() === '') errors['signer'] = '署名した人の役と名まえを書いてください';
  if (on === null || Object.keys(errors).length > 0) {
    const typed = { side: [side], on: form.all(name('on')), signer: form.all(name('signer')) };
    return show(c, await open(c), typed, errors);
  }
  const yes: SideOfMemorandum = side === 'host' ? { side, on, signer } : { side, on };
  const { isSigned } = await agreeMemorandum(c.var.session.worker, seenOf(c, form), yes);
  return back(c, isSigned ? '両方の合意がそろいました。この版は変わりません。' : '合意を書きました。');
});

memorandumRoutes.post('/:memorandumId/end', async (c) => {
  const form = await readForm(c);
  await endMemorandum(c.var.session.worker, seenOf(c, form), form.text('reason').slice(0, 500));
  return back(c, '覚書を終えました。');
});
