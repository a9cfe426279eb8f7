import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import type { RefusalCode } from '#domain/refusal.ts';

/**
 * A page that was refused before any verb was asked: not for this role, or an address that leads nowhere. `page` is the pattern of
 * the address (/people/:id/notes), never the address itself.
 */
export async function logRefusedPage(
  worker: Worker,
  refused: { page: string; code: RefusalCode; personId: string | undefined },
): Promise<void> {
  const subjects = refused.personId === undefined ? [] : [{ kind: 'person', id: refused.personId }];
  await asActor(worker, { act: 'page.refused', subjects }, async (_, log) => {
    log.detail({ page: refused.page });
    log.refused(refused.code);
  });
}
