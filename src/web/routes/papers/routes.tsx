import { Hono, type Context } from 'hono';
import { Refusal } from '#domain/refusal.ts';
import { textsOf } from '#documents/paper.ts';
import { findMissingLetters, renderPaper } from '#documents/press/render-paper.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { listPapers } from '#use-cases/papers/list-papers.ts';
import { papersWithAddress, readPaper } from '#use-cases/papers/read-paper.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { pathId } from '#web/path-id.ts';
import { nameOf } from '#web/routes/people/person-frame.tsx';
import { AddressPage } from './address-page.tsx';
import { askedMonth, askedRecord, inlineAs, kindOf } from './asked-paper.ts';
import { PaperPage } from './paper-page.tsx';
import { PapersPage } from './papers-page.tsx';

/** 紙: every paper of a person, as a page to print and as PDF. */
export const paperRoutes = new Hono<Env>();

paperRoutes.get('/:personId/papers', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, pathId(c, 'personId'));
  const list = await listPapers(worker, person.id, c.var.today);
  const missing = await findMissingLetters(`${nameOf(person)}${person.alternativeName}`);
  return c.html(<PapersPage context={pageContext(c)} person={person} list={list} missing={missing} />);
});

const file = '/:personId/papers/:file{[a-z-]+\\.pdf}';

/** A paper is nobody's page to frame, script or load anything into. The reader of the browser needs its own styles. */
const policy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

async function sendPdf(c: Context<Env>, typedReason?: string): Promise<Response> {
  const { session, now, today } = c.var;
  const kind = kindOf(c.req.param('file')?.replace(/\.pdf$/, ''));
  const request = { now, of: askedRecord(c), month: askedMonth(c), typedReason };
  const paper = await readPaper(kind, session.worker, pathId(c, 'personId'), request);
  const { pdf } = await renderPaper(paper);
  return c.body(Buffer.from(pdf), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': inlineAs(kind, today),
    'Content-Security-Policy': policy,
  });
}

paperRoutes.get(file, (c) => sendPdf(c));

/** With a typed reason, so that an address under 支援措置 is printed for somebody named for it (invariant 3). */
paperRoutes.post(file, async (c) => {
  const kind = kindOf(c.req.param('file').replace(/\.pdf$/, ''));
  if (!papersWithAddress.includes(kind)) throw new Refusal('not-found');
  const reason = (await readForm(c)).text('reason').trim().slice(0, 500);
  if (reason.length >= 4) return sendPdf(c, reason);
  const person = await findPerson(c.var.session.worker, pathId(c, 'personId'));
  const errors = { reason: '理由を、あとで読んでわかるように書いてください' };
  const page = (
    <AddressPage
      context={pageContext(c)}
      person={person}
      kind={kind}
      of={askedRecord(c)}
      errors={errors}
      typed={reason}
    />
  );
  return c.html(page, 422);
});

paperRoutes.get('/:personId/papers/:kind/address', async (c) => {
  const person = await findPerson(c.var.session.worker, pathId(c, 'personId'));
  const kind = kindOf(c.req.param('kind'));
  if (!person.hasProtectedAddress || !papersWithAddress.includes(kind)) throw new Refusal('not-found');
  return c.html(<AddressPage context={pageContext(c)} person={person} kind={kind} of={askedRecord(c)} />);
});

paperRoutes.get('/:personId/papers/:kind', async (c) => {
  const { session, now } = c.var;
  const kind = kindOf(c.req.param('kind'));
  const personId = pathId(c, 'personId');
  const of = askedRecord(c);
  const month = askedMonth(c);
  const paper = await readPaper(kind, session.worker, personId, { now, of, month });
  const missing = await findMissingLetters(textsOf(paper).join('\n'));
  return c.html(
    <PaperPage
      context={pageContext(c)}
      paper={paper}
      kind={kind}
      personId={personId}
      of={of}
      month={month}
      missing={missing}
    />,
  );
});
