import { mayLeaveTheMeeting } from './fact.ts';
import { formatJapaneseDate } from './japanese-date.ts';
import type { HandoverContent } from './handover.ts';

/** What the record holds that somebody new must know. Everything is read by colleagues: nothing of a 支援会議 (invariant 1). */
export type HandoverGround = {
  triggers: string;
  facts: readonly { kind: string; words: string; basis: string }[];
  steps: readonly { words: string; on: string | null; basis: string }[];
  dangers: readonly { words: string; on: string; basis: string }[];
  /** What the agencies promised in the plan that runs. */
  promises: readonly string[];
  hosts: readonly { resourceName: string; role: string; hostPerson: string; hostContact: string }[];
};

function lines(parts: readonly string[]): string {
  return [...new Set(parts.map((part) => part.trim()))].filter((part) => part !== '').join('\n');
}

/** First words of a 引継書, to be read and put right by who hands over. 避けるべき関わり方 first. */
export function prefillHandover(ground: HandoverGround): HandoverContent {
  const open = ground.facts.filter(({ basis }) => mayLeaveTheMeeting(basis));
  const said = (kind: string) => open.filter((fact) => fact.kind === kind).map(({ words }) => words);
  const steps = ground.steps.filter(({ basis }) => mayLeaveTheMeeting(basis));
  const dangers = ground.dangers.filter(({ basis }) => mayLeaveTheMeeting(basis));
  return {
    v: 1,
    avoid: lines([ground.triggers, ...said('aversion')]),
    rely: lines(said('support_needed')),
    promises: lines(ground.promises),
    openTasks: lines(
      steps.map(({ words, on }) => (on === null ? words : `${words}（${formatJapaneseDate(on)}まで）`)),
    ),
    danger: lines(dangers.map(({ words, on }) => `${formatJapaneseDate(on)}　${words}`)),
    hosts: lines(
      ground.hosts.map(({ resourceName, role, hostPerson, hostContact }) =>
        [resourceName, role, hostPerson, hostContact].filter((part) => part !== '').join('　'),
      ),
    ),
    note: '',
  };
}

/** The next day on which a municipality moves its people. */
export function nextRotation(today: string): string {
  const year = Number(today.slice(0, 4));
  return today.slice(5) < '04-01' ? `${year}-04-01` : `${year + 1}-04-01`;
}
