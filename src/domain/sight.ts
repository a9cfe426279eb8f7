import { consentItems } from './consent.ts';

/** Everything that may be open or closed: what a consent can name, and what was learnt in a 支援会議 (法106条の6). */
export const sightItems = { ...consentItems, sealed: '支援会議で知ったこと' } as const;
export type SightItem = keyof typeof sightItems;

export const groundLabels = {
  recorded: '相談を受け付けた機関',
  controller: '主管課（個人情報ファイルの所管）',
  assigned: '担当',
  meeting: '支援会議にいた（法106条の6）',
  statute: '法律の根拠',
} as const;
export type GroundKind = keyof typeof groundLabels;

/** Why something could be open to somebody, now or once. */
export type SightSource =
  | {
      kind: 'ground';
      ground: GroundKind;
      items: readonly SightItem[];
      until: string | null;
      standing: 'open' | 'over';
    }
  | {
      kind: 'consent';
      purpose: string;
      items: readonly SightItem[];
      until: string | null;
      standing: 'open' | 'explained' | 'refused' | 'withdrawn' | 'expired';
      /** The day of the withdrawal, of the refusal, of the explanation. */
      on: string;
    };

/** What of one item the lists on the rows open to the account now. */
export type Opened = { item: SightItem; rows: number; opened: number };

export type SightVerdict = 'sees' | 'partly' | 'not';
export type SightAnswer = {
  item: SightItem;
  verdict: SightVerdict;
  rows: number;
  opened: number;
  /** What opens it; or, where nothing does, what did or would have: the nearest first. */
  because: readonly SightSource[];
  /** The sources say one thing and the lists on the rows another: a fault of the software, to be told at once. */
  isAdrift: boolean;
};

const nearest = ['open', 'expired', 'withdrawn', 'explained', 'refused', 'over'] as const;

/**
 * Item by item, what an account sees of a person. The lists on the rows decide; the sources say why. A 経過 of one's own agency is
 * open without its item, and one that stays in its agency is closed in spite of it: so of notes some may be open and others not.
 */
export function sightAnswers(
  seesCases: boolean,
  sources: readonly SightSource[],
  opened: readonly Opened[],
  asked: readonly SightItem[],
): SightAnswer[] {
  return asked.map((item) => {
    const { rows, opened: open } = opened.find((one) => one.item === item) ?? { rows: 0, opened: 0 };
    const naming = sources.filter((source) => source.items.includes(item));
    const living = naming.filter(({ standing }) => standing === 'open');
    const shouldSee = seesCases && living.length > 0;
    const differsByRow = item === 'notes';
    const isAdrift = !differsByRow && rows > 0 && open !== (shouldSee ? rows : 0);
    return {
      item,
      verdict: verdictOf(rows, open, shouldSee),
      rows,
      opened: open,
      because: living.length > 0 ? living : naming.toSorted((a, b) => rankOf(a) - rankOf(b)),
      isAdrift,
    };
  });
}

function rankOf({ standing }: SightSource): number {
  return nearest.indexOf(standing);
}

function verdictOf(rows: number, open: number, shouldSee: boolean): SightVerdict {
  if (rows === 0) return shouldSee ? 'sees' : 'not';
  if (open === rows) return 'sees';
  return open > 0 ? 'partly' : 'not';
}
