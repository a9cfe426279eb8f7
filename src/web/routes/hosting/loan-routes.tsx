import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { loanDueShape, loanReturnShape, loanShape } from '#domain/loan.ts';
import { Refusal } from '#domain/refusal.ts';
import { changeLoanDue } from '#use-cases/hosting/change-loan-due.ts';
import { lendItem } from '#use-cases/hosting/lend-item.ts';
import { listLoans } from '#use-cases/hosting/list-loans.ts';
import { returnLoan } from '#use-cases/hosting/return-loan.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { LoansPage } from './loans-page.tsx';
import { placementPath } from './placement-frame.tsx';
import { placementOf, statusOf } from './placement-of.ts';

/** Mounted under /people/:personId/placements/:placementId/loans. */
export const loanRoutes = new Hono<Env>();

type LoanStep = 'return' | 'due';

async function show(
  c: Context<Env>,
  values: Values,
  options: { loanId?: string; step?: LoanStep; errors?: FieldErrors } = {},
): Promise<Response> {
  const { loanId, step = 'return', errors = {} } = options;
  const page = await placementOf(c);
  const loans = await listLoans(c.var.session.worker, page.person.id, page.placement.id);
  const returning = loans.find(({ id }) => id === loanId);
  if (loanId !== undefined && !returning) throw new Refusal('not-found');
  if (returning && returning.returnedOn !== null) throw new Refusal('already-done');
  return c.html(
    <LoansPage
      context={pageContext(c)}
      {...page}
      loans={loans}
      chosen={returning && { loan: returning, step }}
      values={values}
      errors={errors}
    />,
    statusOf(errors),
  );
}

loanRoutes.get('/', (c) => show(c, { loanId: [uuidv7()], quantity: ['1'], lentOn: [c.var.today] }));

loanRoutes.post('/', async (c) => {
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const loan = settled(
    reader,
    loanShape.safeParse({
      item: form.text('item'),
      itemNumber: form.text('itemNumber'),
      quantity: form.number('quantity') ?? 1,
      lentBy: form.text('lentBy'),
      lentOn: reader.pastDay('lentOn') ?? '',
      dueOn: reader.day('dueOn'),
    }),
  );
  if (!loan.ok) return show(c, form.values, { errors: loan.errors });
  const { person, placement } = await placementOf(c);
  await lendItem(c.var.session.worker, person.id, placement.id, sentId(form.text('loanId')), loan.value);
  return seeOther(c, `${placementPath(placement)}/loans`, '貸したものを書きました。');
});

function seenLoan(c: Context<Env>, version: number | null | undefined) {
  return {
    personId: pathId(c, 'personId'),
    placementId: pathId(c, 'placementId'),
    loanId: pathId(c, 'loanId'),
    version: version ?? 0,
  };
}

loanRoutes.get('/:loanId/due', (c) => show(c, {}, { loanId: pathId(c, 'loanId'), step: 'due' }));

const dueErrors = {
  'before-lent': '返す日が、貸した日より前になっています',
  'same-day': 'いまと同じ日です。変える日を書いてください',
} as const;

loanRoutes.post('/:loanId/due', async (c) => {
  const form = await readForm(c);
  const seen = seenLoan(c, form.number('version'));
  const again = (errors: FieldErrors) => show(c, form.values, { loanId: seen.loanId, step: 'due', errors });
  const reader = formReader(form, c.var.today);
  const due = settled(
    reader,
    loanDueShape.safeParse({ dueOn: reader.day('dueOn'), reason: form.text('reason') }),
  );
  if (!due.ok) return again(due.errors);
  const changed = await changeLoanDue(c.var.session.worker, seen, due.value);
  if (changed !== 'changed') return again({ dueOn: dueErrors[changed] });
  const { personId, placementId: id } = seen;
  return seeOther(c, `${placementPath({ personId, id })}/loans`, '返す日を変えました。');
});

loanRoutes.get('/:loanId/return', (c) => show(c, {}, { loanId: pathId(c, 'loanId') }));

loanRoutes.post('/:loanId/return', async (c) => {
  const form = await readForm(c);
  const loanId = pathId(c, 'loanId');
  const reader = formReader(form, c.var.today);
  const back = settled(
    reader,
    loanReturnShape.safeParse({
      returnedOn: reader.pastDay('returnedOn') ?? '',
      conditionWords: form.text('conditionWords'),
    }),
  );
  if (!back.ok) return show(c, form.values, { loanId, errors: back.errors });
  const { placement } = await placementOf(c);
  const seen = seenLoan(c, form.number('version'));
  if ((await returnLoan(c.var.session.worker, seen, back.value)) === 'before-lent') {
    return show(c, form.values, {
      loanId,
      errors: { returnedOn: '返った日が、貸した日より前になっています' },
    });
  }
  return seeOther(c, `${placementPath(placement)}/loans`, '返ったと書きました。');
});
