import { Hono, type Context } from 'hono';
import { passkeyAssertionShape, readPasskeyJson } from '#domain/passkey.ts';
import { askForPasskey, signInPasskey } from '#use-cases/accounts/sign-in-passkey.ts';
import type { Opened } from '#use-cases/accounts/sign-in.ts';
import type { OpenEnv } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { passkeySite } from '#web/passkey-site.ts';
import { deskOf } from './desk.ts';

type Ways = {
  origin: string | undefined;
  enter: (c: Context<OpenEnv>, opened: Opened) => Promise<Response>;
  refuse: (c: Context<OpenEnv>) => Promise<Response>;
};

/** はいる頁 → パスキーではいる: the question, and the answer. */
export function passkeyRoutes({ origin, enter, refuse }: Ways): Hono<OpenEnv> {
  const routes = new Hono<OpenEnv>();

  routes.post('/options', async (c) => {
    const { municipality, now } = c.var;
    return c.json(await askForPasskey(municipality.municipalityId, passkeySite(c, origin), now));
  });

  routes.post('/', async (c) => {
    const assertion = readPasskeyJson(passkeyAssertionShape, (await readForm(c)).text('passkey'));
    if (!assertion) return refuse(c);
    const result = await signInPasskey({
      municipalityId: c.var.municipality.municipalityId,
      assertion,
      site: passkeySite(c, origin),
      ...deskOf(c),
      now: c.var.now,
    });
    return result.ok ? enter(c, result) : refuse(c);
  });

  return routes;
}
