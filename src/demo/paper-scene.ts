import { uuidv7 } from 'uuidv7';
import type { Worker } from '#domain/actor.ts';
import { consentShape } from '#domain/consent.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import type { DemoPlacement } from './paper-placement.ts';

export type PaperScene = {
  worker: Worker;
  placement: DemoPlacement;
  /** Days from today; negative is past. */
  day: (offset: number) => string;
};

/** The consent that lets words go to this host. */
export async function agreeToHost(
  { worker, placement, day }: PaperScene,
  { givenOn, ...told }: { toldWords: string; notToldWords: string; givenOn: string },
): Promise<void> {
  await recordConsent(
    worker,
    placement.personId,
    uuidv7(),
    consentShape.parse({
      state: 'given',
      purpose: '見学・体験・参加を支えるため',
      recipientAgencyId: null,
      recipientOrganizationId: placement.organizationId,
      recipientName: '',
      items: ['participation'],
      ...told,
      manner: 'signed',
      witness: '',
      givenBy: 'person',
      givenByName: '',
      givenOn,
      validUntil: day(128),
    }),
  );
}
