import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie } from 'hono/cookie';
import { Refusal } from '#domain/refusal.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { findMunicipality, type Municipality } from '#use-cases/accounts/find-municipality.ts';
import type { SsoProvider } from '#use-cases/accounts/single-sign-on.ts';
import type { Env, OpenEnv } from './context.ts';
import { refuseForgedForms } from './csrf.ts';
import { uploadPath } from './form.ts';
import { securityHeaders } from './headers.ts';
import { refuseForeignPlaces } from './places.ts';
import { rateLimit } from './rate-limit.ts';
import { accountRoutes } from './routes/accounts/routes.tsx';
import { caseworkRoutes } from './routes/casework/routes.tsx';
import { paperSettingRoutes } from './routes/papers/setting-routes.tsx';
import { practiceRoutes } from './routes/practice/routes.tsx';
import { closingListRoutes, retentionRoutes } from './routes/closing/list-routes.tsx';
import { caseloadRoutes } from './routes/closing/caseload-routes.tsx';
import { closingRoutes } from './routes/closing/routes.tsx';
import { closureRoutes } from './routes/bookings/closure-routes.tsx';
import { allocationRoutes } from './routes/allocation/routes.tsx';
import { bookedRoutes } from './routes/bookings/routes.tsx';
import { connectRoutes } from './routes/connect/routes.tsx';
import { errorPage, notFoundPage } from './routes/errors/error-page.tsx';
import { evaluationRoutes } from './routes/evaluations/routes.tsx';
import { wordingsRoutes } from './routes/evaluations/wordings-routes.tsx';
import { agendaEntryRoutes } from './routes/gaps/agenda-entry-routes.tsx';
import { gapsRoutes } from './routes/gaps/routes.tsx';
import { unmatchedRoutes } from './routes/gaps/unmatched-routes.tsx';
import { exchangeRoutes } from './routes/exchange/routes.tsx';
import { hostRoutes } from './routes/host/routes.tsx';
import { rosterRoutes } from './routes/follow-up/roster-routes.tsx';
import { afterSettlingRoutes } from './routes/follow-up/routes.tsx';
import { hostingRoutes } from './routes/hosting/routes.tsx';
import { peopleRoutes } from './routes/people/routes.tsx';
import { placementRoutes, soundingsRoutes } from './routes/placements/routes.tsx';
import { meetingRoutes } from './routes/meetings/routes.tsx';
import { plansRoutes } from './routes/plans/routes.tsx';
import { paperRoutes } from './routes/papers/routes.tsx';
import { recipeRoutes } from './routes/recipes/recipe-routes.tsx';
import { reviewRoutes } from './routes/review/routes.tsx';
import { searchRoutes } from './routes/search/routes.tsx';
import { settingsRoutes } from './routes/settings/routes.tsx';
import { todayRoutes } from './routes/today/routes.tsx';
import { readTownAhead } from './routes/connect/town-first.tsx';
import { townRoutes } from './routes/town/routes.tsx';
import { signInRulesRoutes } from './routes/ways/rules-routes.tsx';
import { secondPersonRoutes } from './routes/ways/second-person-routes.tsx';
import { waysRoutes } from './routes/ways/routes.tsx';
import { serverTiming } from './server-timing.ts';
import { addressOf, sourceOf } from './source.ts';
import { requireOwnPassword, requireSecondFactor, requireSession, takeUpSession } from './session.ts';
import { staticFiles } from './static-files.ts';

export type AppSettings = {
  /** Served over https: the cookie is bound to this host and the browser keeps to https. */
  secure: boolean;
  /** Mail can leave the house (ENGAWA_SMTP_URL). */
  hasMail?: boolean;
  /** The address people type when a proxy stands in front, such as https://engawa.example.jp */
  origin?: string;
  /** The municipality's own provider for signing in (OpenID Connect). */
  sso?: SsoProvider;
  /** Addresses of our own proxies: the only ones whose X-Forwarded-For is believed. */
  proxies?: readonly string[];
  /** Which municipality this process serves; without it, the only one there is. */
  municipalityCode?: string;
  /** Lets everybody in from anywhere again, after the network has changed and the list of places fits nobody. */
  ignoresPlaces?: boolean;
  /** The folder that the build fills. Absent in tests that look at pages as text. */
  staticFolder?: string;
  clock?: () => Date;
  /** Every answer says how long it took. For measuring only: it is nobody's business how much there was to look through. */
  tellsTime?: boolean;
  /** The town is read as soon as somebody comes in who will look for something in it, and not when they do (town-first.tsx). */
  readsAhead?: boolean;
  /** Told of every bug; never of a refusal. */
  onBug?: (error: unknown, requestId: string) => void;
};

const megabyte = 1024 * 1024;

/** The whole site as one handler. It opens nothing and listens to nothing: src/main.ts does. */
export function createApp(settings: AppSettings): Hono<OpenEnv> {
  const clock = settings.clock ?? (() => new Date());
  const app = new Hono<OpenEnv>();
  let municipality: Municipality | undefined;

  if (settings.tellsTime) app.use(serverTiming);
  app.use(async (c, next) => {
    c.set('requestId', randomUUID());
    c.set('source', sourceOf(c, settings.proxies ?? []));
    c.set('address', addressOf(c, settings.proxies ?? []));
    c.set('now', clock());
    c.set('today', tokyoDay(c.var.now));
    if (settings.sso) c.set('ssoLabel', settings.sso.label);
    c.set('lang', getCookie(c, 'engawa-lang') === 'en' ? 'en' : 'ja');
    await next();
  });
  app.use(securityHeaders(settings.secure));
  if (settings.staticFolder) app.route('/static', staticFiles(settings.staticFolder));
  app.get('/health', (c) => c.text('ok'));
  // NUL in an address is nobody's typing, and PostgreSQL takes none: such a page was never there.
  app.use(async (c, next) => {
    if (c.req.url.includes('%00')) throw new Refusal('not-found');
    await next();
  });
  const tooLarge = (): never => {
    throw new Refusal('too-large');
  };
  const small = bodyLimit({ maxSize: megabyte, onError: tooLarge });
  const large = bodyLimit({ maxSize: 21 * megabyte, onError: tooLarge });
  app.use((c, next) => (c.req.path === uploadPath ? large(c, next) : small(c, next)));
  app.use(async (c, next) => {
    municipality ??= await findMunicipality(settings.municipalityCode);
    if (!municipality) throw new Error('this database has no municipality yet');
    c.set('municipality', municipality);
    await next();
  });
  if (!settings.ignoresPlaces) app.use(refuseForeignPlaces);
  app.use(takeUpSession(settings.secure));
  app.use(rateLimit(300, 600, clock));
  app.use(refuseForgedForms(settings.origin));
  app.route('/', accountRoutes(settings));
  app.route('/host', hostRoutes(settings.secure));

  const inside = new Hono<Env>();
  inside.use(requireSession);
  inside.use(requireOwnPassword);
  inside.use(requireSecondFactor);
  if (settings.readsAhead) inside.use(readTownAhead);
  inside.route('/', todayRoutes);
  inside.route(uploadPath, exchangeRoutes);
  inside.route('/town', rosterRoutes);
  inside.route('/town', closureRoutes);
  inside.route('/town', townRoutes);
  inside.route('/gaps', gapsRoutes);
  inside.route('/meetings', agendaEntryRoutes);
  inside.route('/meetings', meetingRoutes);
  inside.route('/review', reviewRoutes);
  inside.route('/search', searchRoutes);
  inside.route('/settings/retention', retentionRoutes);
  inside.route('/settings/papers', paperSettingRoutes);
  inside.route('/settings/practice', practiceRoutes);
  inside.route('/settings/scales', wordingsRoutes);
  inside.route('/settings/recipes', recipeRoutes);
  inside.route('/settings/sign-in', waysRoutes(settings.secure, settings.origin));
  inside.route('/settings/sign-in-rules', signInRulesRoutes);
  inside.route('/settings/second-person', secondPersonRoutes);
  inside.route('/settings', settingsRoutes(settings.secure, settings.hasMail ?? false));
  inside.route('/people', peopleRoutes);
  inside.route('/people', caseworkRoutes);
  inside.route('/people', plansRoutes);
  inside.route('/people', placementRoutes);
  inside.route('/soundings', soundingsRoutes);
  inside.route('/people', afterSettlingRoutes);
  inside.route('/people', evaluationRoutes);
  inside.route('/people', paperRoutes);
  inside.route('/people', closingRoutes);
  inside.route('/closing', closingListRoutes);
  inside.route('/handover', caseloadRoutes);
  inside.route('/people', hostingRoutes);
  inside.route('/people', bookedRoutes);
  inside.route('/connect/task', unmatchedRoutes);
  inside.route('/connect/allocation', allocationRoutes);
  inside.route('/connect', connectRoutes);
  // Typed narrower on purpose: behind requireSession there is always a session.
  app.route('/', inside as unknown as Hono<OpenEnv>);

  app.notFound(notFoundPage);
  app.onError((error, c) => errorPage(error, c, settings.onBug));
  return app;
}
