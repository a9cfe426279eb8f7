import { box } from './boxes.ts';
import type { Cell } from './paper.ts';

/** The head of papers about one マッチング. `called` is the name at the host's: '' before the person's yes (invariant 4). */
export type PaperPlacement = {
  number: string;
  resource: string;
  organization: string;
  role: string;
  called: string;
  /** Whom to talk to at the host's. */
  hostPerson: string;
  hostContact: string;
};

/** Who of ours answers for it, with a telephone that anybody may have. */
export type PaperSupporter = { name: string; agency: string; phone: string };

export function supporterWords({ name, agency, phone }: PaperSupporter): string {
  return [agency, name, phone === '' ? '' : `電話　${phone}`].filter((part) => part !== '').join('　');
}

export function hostName(
  placement: Pick<PaperPlacement, 'organization' | 'resource' | 'hostPerson'>,
): string {
  const place = placement.organization === '' ? placement.resource : placement.organization;
  // On an empty form there is room to write whom it goes to.
  if (place === '') return '　　　　　　　　　　　　　　　　御中';
  return placement.hostPerson === '' ? `${place}　御中` : `${place}\n${placement.hostPerson}　様`;
}

export function placementRows(placement: PaperPlacement): Cell[][] {
  const place = [placement.organization, placement.resource].filter((part) => part !== '').join('　');
  return [
    [box('参加先', place, { share: 2 }), box('番号', placement.number, { labelWidth: 18 })],
    [box('役割', placement.role)],
  ];
}

/** Before the yes there is no name to print: the box says when it may be written. */
export function calledWords(placement: Pick<PaperPlacement, 'called'>): string {
  return placement.called === '' ? '（本人の了解のあとに書きます）' : placement.called;
}
