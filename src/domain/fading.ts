import * as z from 'zod';
import type { Feeling, FollowUpSide, HostLoad, HostWish } from './follow-up.ts';
import { codesOf, line } from './person.ts';
import {
  levelBeside,
  supportKindCodes,
  supportLevelCodes,
  type SupportKind,
  type SupportLevel,
} from './support-level.ts';

/** What one side said on one day. */
export type Review = { id: string; side: FollowUpSide; on: string; said: 'ok' | 'mixed' | 'distress' };

type Heard = {
  id: string;
  side: FollowUpSide;
  doneOn: string | null;
  feeling: Feeling | null;
  hostLoad: HostLoad | null;
  hostWish: HostWish | null;
};

/**
 * A contact as a review; undefined where nobody was asked. A host agrees when it says both: that it is not too much, and that
 * it would go on as it is. Silence about one of the two is no agreement.
 */
export function reviewOf({ id, side, doneOn, feeling, hostLoad, hostWish }: Heard): Review | undefined {
  if (doneOn === null) return undefined;
  if (side === 'person') {
    if (feeling === null) return undefined;
    const said = { fine: 'ok', unsure: 'mixed', hard: 'distress' } as const;
    return { id, side, on: doneOn, said: said[feeling] };
  }
  if (hostLoad === null && hostWish === null) return undefined;
  if (hostLoad === 'too_heavy' || hostWish === 'stop') return { id, side, on: doneOn, said: 'distress' };
  const isOk = (hostLoad === 'light' || hostLoad === 'as_expected') && hostWish === 'go_on';
  return { id, side, on: doneOn, said: isOk ? 'ok' : 'mixed' };
}

/** One row of 支え方, in the order in which it was written on its day. */
export type KindLevel = { kind: SupportKind; level: SupportLevel; fromDay: string };

export const proposalAnswers = {
  accepted: 'そうする',
  not_now: 'いまはしない',
  dropped: 'とりやめる',
} as const;
export type ProposalAnswer = keyof typeof proposalAnswers;

export type AnsweredProposal = {
  kind: SupportKind;
  fromLevel: SupportLevel;
  toLevel: SupportLevel;
  ground: readonly string[];
  answer: ProposalAnswer;
  answeredOn: string;
  until: string | null;
};

/** A draft for somebody to answer. It is worked out anew each time and written nowhere. */
export type FadingProposal = {
  kind: SupportKind;
  direction: 'farther' | 'nearer';
  from: SupportLevel;
  to: SupportLevel;
  /** The contacts it stands on. */
  ground: string[];
  since: string;
};

export type FadingGround = {
  levels: readonly KindLevel[];
  reviews: readonly Review[];
  answers: readonly AnsweredProposal[];
  /** How many agreed reviews of each side in a row (the town's number). */
  needed: number;
  today: string;
};

/**
 * The next step of each kind of support (matching.md §2.7). One distress of either side proposes to come nearer at once; enough
 * reviews in a row that both sides agree on propose to stand farther. Nothing is changed by it.
 */
export function fadingProposals(ground: FadingGround): FadingProposal[] {
  return supportKindCodes.flatMap((kind) => {
    const current = currentLevel(ground, kind);
    if (current === undefined) return [];
    const proposal = nearer(ground, kind, current) ?? farther(ground, kind, current);
    return proposal === undefined || isAnswered(ground, proposal) ? [] : [proposal];
  });
}

/** The level that holds; none where nobody has written one, or where the next change is already written down. */
function currentLevel({ levels, today }: FadingGround, kind: SupportKind): KindLevel | undefined {
  const own = levels.filter((level) => level.kind === kind);
  if (own.some(({ fromDay }) => fromDay > today)) return undefined;
  return latest(own);
}

/** Of two rows of one day the later written holds; `levels` come in that order. */
function latest(levels: readonly KindLevel[]): KindLevel | undefined {
  return levels.reduce<KindLevel | undefined>(
    (last, level) => (last === undefined || level.fromDay >= last.fromDay ? level : last),
    undefined,
  );
}

function nearer(ground: FadingGround, kind: SupportKind, current: KindLevel): FadingProposal | undefined {
  const to = levelBeside(current.level, 'nearer');
  if (to === undefined) return undefined;
  const heard = ground.reviews.filter(({ said, on }) => said === 'distress' && on <= ground.today);
  const last = heard.toSorted(byDay).findLast((distress) => !isMetBy(ground, kind, distress));
  if (last === undefined) return undefined;
  return { kind, direction: 'nearer', from: current.level, to, ground: [last.id], since: last.on };
}

/**
 * Whether somebody has come nearer since: a later change of this kind answers what was heard before it, a change of the same
 * day only when it goes nearer; and so does better news of the same side after it.
 */
function isMetBy({ levels, reviews, today }: FadingGround, kind: SupportKind, distress: Review): boolean {
  const own = levels.filter((level) => level.kind === kind && level.fromDay <= today);
  const isCalm = reviews.some(
    ({ side, on, said }) => side === distress.side && said === 'ok' && on > distress.on && on <= today,
  );
  if (isCalm) return true;
  return own.some((level, place) => {
    if (level.fromDay > distress.on) return true;
    const before = own[place - 1];
    const isNearer =
      before !== undefined &&
      supportLevelCodes.indexOf(level.level) < supportLevelCodes.indexOf(before.level);
    return level.fromDay === distress.on && isNearer;
  });
}

function farther(ground: FadingGround, kind: SupportKind, current: KindLevel): FadingProposal | undefined {
  const { levels, reviews, needed, today } = ground;
  const to = levelBeside(current.level, 'farther');
  if (to === undefined) return undefined;
  // One support at a time: what was good while two were there says nothing about standing without both.
  const changedOn = latest(levels.filter(({ fromDay }) => fromDay <= today))?.fromDay ?? current.fromDay;
  const since = reviews.filter(({ on }) => on > changedOn && on <= today).toSorted(byDay);
  const broken = since.findLast(({ said }) => said !== 'ok')?.on ?? '';
  // What was said on the day of a worry is not held against it.
  const agreed = since.filter(({ on }) => on > broken);
  const own = (side: FollowUpSide) => agreed.filter((review) => review.side === side).slice(-needed);
  const [person, host] = [own('person'), own('host')];
  if (person.length < needed || host.length < needed) return undefined;
  const used = [...person, ...host].toSorted(byDay);
  return {
    kind,
    direction: 'farther',
    from: current.level,
    to,
    ground: used.map(({ id }) => id),
    since: used.at(-1)?.on ?? today,
  };
}

/** 「いまはしない」 holds until its day. What was dropped comes back only on reviews that were not there yet. */
function isAnswered({ answers, reviews, today }: FadingGround, proposal: FadingProposal): boolean {
  const { kind, from, to, ground } = proposal;
  return answers.some((given) => {
    const isSame = given.kind === kind && given.fromLevel === from && given.toLevel === to;
    if (!isSame) return false;
    if (given.answer === 'not_now' && given.until !== null && given.until > today) {
      // A new distress is new: it is told at once, whatever was said about the one before.
      return proposal.direction === 'farther' || ground.every((id) => given.ground.includes(id));
    }
    if (given.answer === 'not_now') return false;
    if (proposal.direction === 'nearer') return ground.every((id) => given.ground.includes(id));
    const days = ground.map((id) => reviews.find((review) => review.id === id)?.on ?? '');
    return given.answer === 'dropped' && days.some((day) => day <= given.answeredOn);
  });
}

function byDay(a: Review, b: Review): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

/** How far it is to the next step, for the page: how many reviews of each side are agreed since the last change. */
export function agreedSoFar(ground: FadingGround): Record<FollowUpSide, number> {
  const { levels, reviews, today } = ground;
  const changedOn = latest(levels.filter(({ fromDay }) => fromDay <= today))?.fromDay ?? '';
  const since = reviews.filter(({ on }) => on > changedOn && on <= today).toSorted(byDay);
  const broken = since.findLast(({ said }) => said !== 'ok')?.on ?? '';
  const count = (side: FollowUpSide) => since.filter((one) => one.on > broken && one.side === side).length;
  return { person: count('person'), host: count('host') };
}

/** What somebody answers to a proposal. */
export const proposalAnswerShape = z
  .object({
    kind: z.enum(supportKindCodes),
    from: z.enum(supportLevelCodes),
    to: z.enum(supportLevelCodes),
    answer: z.enum(codesOf(proposalAnswers), { error: 'どうするかを選んでください' }),
    until: z.iso.date('いつまで待つか、日を書いてください').nullable(),
    words: line('わけ・ことば', 500),
  })
  .superRefine((given, context) => {
    if (given.answer === 'not_now' && given.until === null) {
      context.addIssue({ code: 'custom', path: ['until'], message: 'いつまで待つか、日を書いてください' });
    }
  });
export type ProposalReply = z.output<typeof proposalAnswerShape>;
