import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { moneyEntryShape } from '#domain/money-entry.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { Refusal } from '#domain/refusal.ts';
import { checkBenefit } from '#use-cases/hosting/check-benefit.ts';
import { exportMoney } from '#use-cases/hosting/export-money.ts';
import { listMoney } from '#use-cases/hosting/list-money.ts';
import { recordMoney } from '#use-cases/hosting/record-money.ts';
import { strikeMoney } from '#use-cases/hosting/strike-money.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { MoneyPage } from './money-page.tsx';
import { MoneyStepPage } from './money-step-page.tsx';
import { placementPath } from './placement-frame.tsx';
import { placementOf, statusOf } from './placement-of.ts';

/** Mounted under /people/:personId/placements/:placementId/money. */
export const moneyRoutes = new Hono<Env>();

async function open(c: Context<Env>) {
  const page = await placementOf(c);
  return { ...page, book: await listMoney(c.var.session.worker, page.person.id, page.placement.id) };
}

async function show(c: Context<Env>, values: Values, errors: FieldErrors = {}): Promise<Response> {
  const page = await open(c);
  return c.html(
    <MoneyPage context={pageContext(c)} {...page} values={values} errors={errors} />,
    statusOf(errors),
  );
}

moneyRoutes.get('/', (c) => show(c, { entryId: [uuidv7()], direction: ['to_person'], onDay: [c.var.today] }));

moneyRoutes.post('/', async (c) => {
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const entry = settled(
    reader,
    moneyEntryShape.safeParse({
      onDay: reader.pastDay('onDay') ?? '',
      kind: form.text('kind'),
      direction: form.text('direction'),
      yen: form.number('yen'),
      fund: form.text('fund'),
      paidBy: form.text('paidBy'),
      receipt: form.text('receipt'),
      benefitChecked: form.isChecked('benefitChecked'),
      benefitNote: form.text('benefitNote'),
    }),
  );
  if (!entry.ok) return show(c, form.values, entry.errors);
  const { person, placement } = await placementOf(c);
  const id = sentId(form.text('entryId'));
  await recordMoney(c.var.session.worker, person.id, placement.id, id, entry.value);
  return seeOther(c, `${placementPath(placement)}/money`, '台帳に書きました。');
});

/** The ledger as a file. Its name tells the form and the day, and nobody: it lies about in a download folder. */
moneyRoutes.get('/ledger.csv', async (c) => {
  const { session, today } = c.var;
  const csv = await exportMoney(session.worker, pathId(c, 'personId'), pathId(c, 'placementId'));
  const name = encodeURIComponent(`お金の台帳_${formatJapaneseDate(today)}.csv`);
  return c.body(csv, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="ledger.csv"; filename*=UTF-8''${name}`,
  });
});

type Step = 'strike' | 'check';

async function stepPage(c: Context<Env>, step: Step, values: Values = {}, errors: FieldErrors = {}) {
  const { book, ...page } = await open(c);
  const entryId = pathId(c, 'entryId');
  const entry = book.entries.find(({ id }) => id === entryId);
  if (!entry) throw new Refusal('not-found');
  if (entry.struckAt !== null) throw new Refusal('already-done');
  return c.html(
    <MoneyStepPage
      context={pageContext(c)}
      {...page}
      entry={entry}
      step={step}
      values={values}
      errors={errors}
    />,
    statusOf(errors),
  );
}

async function takeStep(c: Context<Env>, step: Step): Promise<Response> {
  const form = await readForm(c);
  const words = form.text('words').slice(0, 300);
  if (words.trim() === '') {
    return stepPage(c, step, form.values, {
      words: step === 'strike' ? '理由を書いてください' : '確かめたことを書いてください',
    });
  }
  const { worker } = c.var.session;
  const seen = {
    personId: pathId(c, 'personId'),
    placementId: pathId(c, 'placementId'),
    entryId: pathId(c, 'entryId'),
    version: form.number('version') ?? 0,
  };
  if (step === 'strike') await strikeMoney(worker, seen, words);
  else await checkBenefit(worker, seen, words);
  const path = `${placementPath({ personId: seen.personId, id: seen.placementId })}/money`;
  return seeOther(c, path, step === 'strike' ? '消し線をひきました。' : '確かめたと書きました。');
}

moneyRoutes.get('/:entryId/strike', (c) => stepPage(c, 'strike'));
moneyRoutes.post('/:entryId/strike', (c) => takeStep(c, 'strike'));
moneyRoutes.get('/:entryId/check', (c) => stepPage(c, 'check'));
moneyRoutes.post('/:entryId/check', (c) => takeStep(c, 'check'));
