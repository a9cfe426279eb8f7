import type { Context } from 'hono';
import { getCookie, deleteCookie } from 'hono/cookie';
import { roleLabels } from '#domain/actor.ts';
import type { Municipality } from '#use-cases/accounts/find-municipality.ts';
import type { Session } from '#use-cases/accounts/resume-session.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { noticeCookie } from './respond.ts';

/** What every page behind the sign-in may rely on. */
export type Env = {
  Variables: {
    requestId: string;
    /** Where the request came from, for counting (source.ts). */
    source: string;
    /** The address itself, for the list of places one may come in from. */
    address: string;
    now: Date;
    /** The day in Japan, YYYY-MM-DD. */
    today: string;
    lang: 'ja' | 'en';
    municipality: Municipality;
    /** The word on the button of the municipality's own provider, where there is one. */
    ssoLabel?: string;
    session: Session;
  };
};

/** What middleware sees before anybody has signed in. */
export type OpenEnv = {
  Variables: Omit<Env['Variables'], 'session'> & { session?: Session };
};

/** The props that <Page> wants, from the request. Reading it takes the one-time notice away. */
export function pageContext(c: Context<Env> | Context<OpenEnv>): PageContext {
  const context = c as Context<OpenEnv>;
  const { session, municipality } = context.var;
  const notice = getCookie(context, noticeCookie);
  if (notice !== undefined) deleteCookie(context, noticeCookie, { path: '/' });
  return {
    csrf: session?.csrf ?? '',
    path: context.req.path,
    lang: context.var.lang,
    today: context.var.today,
    municipalityName: municipality.name,
    isDemo: municipality.isDemo,
    ...(context.var.ssoLabel === undefined ? {} : { ssoLabel: context.var.ssoLabel }),
    ...(notice === undefined ? {} : { notice }),
    ...(session
      ? {
          session: {
            name: session.name,
            agencyName: session.agencyName,
            roleLabel: session.worker.roles.map((role) => roleLabels[role]).join('・'),
            roles: session.worker.roles,
            hasNotice: session.hasNotice,
          },
        }
      : {}),
  };
}
