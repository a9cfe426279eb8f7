import type { MiddlewareHandler } from 'hono';
import { Refusal } from '#domain/refusal.ts';
import { isAllowedPlace, readAllowedNetworks } from '#use-cases/accounts/allowed-places.ts';
import type { OpenEnv } from './context.ts';

/**
 * はいれる場所: from elsewhere not even the sign-in page opens. A host's door stands open to everywhere: hosts are not in the
 * town hall, and their link opens their own ask only.
 */
export const refuseForeignPlaces: MiddlewareHandler<OpenEnv> = async (c, next) => {
  const isHostDoor = c.req.path === '/host' || c.req.path.startsWith('/host/');
  if (!isHostDoor) {
    const networks = await readAllowedNetworks(c.var.municipality.municipalityId, c.var.now);
    if (!isAllowedPlace(networks, c.var.address)) throw new Refusal('foreign-place');
  }
  await next();
};
