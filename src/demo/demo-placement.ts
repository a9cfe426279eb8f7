import type { GoodEnd } from '#use-cases/placements/end-placement.ts';
import type { ConditionAnswer, SoundingManner } from '#domain/sounding.ts';
import type { VisitKind, VisitOutcome } from '#domain/visit.ts';

/** One step of a way, as its author writes it. Days count back from today; days to come are negative. */
export type DemoStep =
  | { do: 'ask'; ago: number; manner: SoundingManner; whom: string; role: string; words: string }
  | { do: 'answer'; ago: number; by: string; conditions?: string[] }
  | { do: 'no'; ago: number; by: string; code: string; words: string; again: number }
  /** The host opens its page and answers by itself. */
  | { do: 'host-answer'; by: string; conditions?: string[] }
  | { do: 'talk'; said: ConditionAnswer[] }
  | { do: 'yes'; ago: number; words: string; called: string }
  | { do: 'plan'; kind: VisitKind; ago: number; from: string; to: string; meetAt: string }
  | {
      do: 'went';
      ago: number;
      person: string;
      host: string;
      view: string;
      outcome: VisitOutcome;
      words: string;
    }
  | { do: 'settle'; ago: number; starts: number; stopRule: string; emergency: string; noticeDays: number }
  /** 定着支援 in its rhythm: what both sides said the last time. */
  | { do: 'keep'; ago: number; person: string; host: string }
  | { do: 'stop'; ago: number; reason: string; words: string }
  | { do: 'end'; ago: number; code: GoodEnd['code']; words: string };

/** A way of one person of the demo town to one place; seed-placements.ts walks it through the verbs of the screens. */
export type DemoPlacement = {
  family: string;
  given: string;
  by: string;
  resource: string;
  /** How long ago it began. */
  began: number;
  steps: readonly DemoStep[];
};
