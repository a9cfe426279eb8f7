import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { matchedRoutes } from 'hono/route';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Refusal, refusalSentence, type RefusalCode } from '#domain/refusal.ts';
import { logRefusedPage } from '#use-cases/access-log/log-refused-page.ts';
import { isInLog } from '#use-cases/access-log/is-in-log.ts';
import { listDemoAccounts } from '#use-cases/accounts/sign-in-demo.ts';
import { pageContext, type OpenEnv } from '#web/context.ts';
import { readForm, uploadPath } from '#web/form.ts';
import { keep } from '#web/routes/accounts/kept-form.tsx';
import { SignInPage } from '#web/routes/accounts/sign-in-page.tsx';
import { Head } from '#web/ui/head.tsx';
import { Page } from '#web/ui/page.tsx';
import { PlainPage } from '#web/ui/plain-page.tsx';

type Words = { status: number; title: string; wayOut: string };

/** A page that says what happened and what to do, and nothing about how we are built. */
function show(c: Context<OpenEnv>, words: Words, note?: string): Response | Promise<Response> {
  const status = words.status as ContentfulStatusCode;
  // The municipality may be unknown when the database is away; then plain words must do.
  if (!c.var.municipality) return c.text(`${words.title}\n${words.wayOut}`, status);
  const context = pageContext(c);
  const said = (
    <>
      <Head title={words.title} sub={words.wayOut} />
      {note ? <p class="soft">{note}</p> : null}
      <p class="acts">
        <a class="btn two" href="/">
          {context.session ? 'きょうの頁へ' : 'はいる頁へ'}
        </a>
      </p>
    </>
  );
  // With the shell, whoever is signed in has every other place one press away.
  return c.html(
    context.session ? (
      <Page context={context} title={words.title}>
        {said}
      </Page>
    ) : (
      <PlainPage context={context} title={words.title}>
        {said}
      </PlainPage>
    ),
    status,
  );
}

/** A form sent after the session ran out must not be lost: the sign-in page carries it along (docs/decisions/0010). */
async function askToSignIn(c: Context<OpenEnv>): Promise<Response> {
  const { municipality } = c.var;
  // A file cannot be carried along: of the one large form nothing is read, let alone sent back, for somebody who is nobody yet.
  if (c.req.method !== 'POST' || c.req.path === uploadPath) {
    const url = new URL(c.req.url);
    return c.redirect(`/sign-in?back=${encodeURIComponent(url.pathname + url.search)}`, 303);
  }
  const kept = keep(c.req.path, await readForm(c));
  const demoAccounts = municipality.isDemo ? await listDemoAccounts(municipality.municipalityId) : [];
  return c.html(
    <SignInPage context={pageContext(c)} demoAccounts={demoAccounts} signInName="" kept={kept} />,
    401,
  );
}

/** What of refusals is a denial (invariant 8). A form sent twice, a missing consent or a full day are answers of the work. */
const denials: ReadonlySet<RefusalCode> = new Set(['not-permitted', 'not-found', 'forged-form']);

/** In the address, the person that a page is about. */
const person = /(?:^\/people\/|[?&]person=)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i;

async function keepDenial(c: Context<OpenEnv>, refusal: Refusal): Promise<void> {
  const { session } = c.var;
  if (!session || !denials.has(refusal.code) || isInLog(refusal)) return;
  const page = matchedRoutes(c).findLast(({ path }) => !path.includes('*'))?.path ?? '';
  const { pathname, search } = new URL(c.req.url);
  const personId = person.exec(pathname + search)?.[1]?.toLowerCase();
  await logRefusedPage(session.worker, { page, code: refusal.code, personId });
}

export async function errorPage(
  error: Error,
  c: Context<OpenEnv>,
  onBug?: (error: unknown, requestId: string) => void,
): Promise<Response> {
  if (error instanceof Refusal) {
    if (error.code === 'not-signed-in' && c.var.municipality) return askToSignIn(c);
    await keepDenial(c, error);
    return show(c, refusalSentence(error.code));
  }
  if (error instanceof HTTPException && error.status < 500) {
    return show(c, {
      status: error.status,
      title: '受け取れない形の要求でした',
      wayOut: '前の頁にもどり、読み直してから、もう一度試してください。',
    });
  }
  onBug?.(error, c.var.requestId);
  return show(
    c,
    {
      status: 500,
      title: 'こちらの不具合で、できませんでした',
      wayOut:
        '保存されていないことがあります。前の頁にもどって、内容を確かめてから、もう一度試してください。くり返すときは、下の番号を管理者に伝えてください。',
    },
    `番号　${c.var.requestId}`,
  );
}

export function notFoundPage(c: Context<OpenEnv>): Response | Promise<Response> {
  return show(c, refusalSentence('not-found'));
}
