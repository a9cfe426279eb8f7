/** Where an activity of the town stands (practice.md §8, 活動). None of them is better than another. */
export const activityStages = {
  sprout: '芽',
  gathering: '仲間',
  trial: '試行',
  launch: '立上げ',
  going: '継続',
  spreading: '広がり',
  watched: '見守り',
  handed_on: '世代交代',
  paused: '休止',
  ended: '終了',
} as const;
export type ActivityStage = keyof typeof activityStages;
export const activityStageCodes = Object.keys(activityStages) as ActivityStage[];

/** What each stage means, for whoever takes the step for the first time. */
export const activityStageHints: Record<ActivityStage, string> = {
  sprout: '声や思いつきがある。まだだれも動いていない',
  gathering: 'いっしょにやる人、場所、了解を集めている',
  trial: '一度やってみる。人数や持ちものを見る',
  launch: '名まえ、世話役、曜日、約束ごとを決める',
  going: '決まった日に続いている',
  spreading: '別の場所、別の人たちへ広がっている',
  watched: '自分たちで続いている。ときどき様子をきく',
  handed_on: '世話役が次の人に替わるところ',
  paused: 'いったん休む。また始められる',
  ended: '終わった。やったことは残る',
};

export const activityMoveKinds = {
  forward: '進める',
  back: 'もどす',
  pause: '休む',
  resume: 'つづける',
  end: '終える',
  again: 'もう一度はじめる',
} as const;
export type ActivityMoveKind = keyof typeof activityMoveKinds;
export type ActivityMove = { to: ActivityStage; kind: ActivityMoveKind };

/** The line that most activities walk; one that is skipped by life may be skipped. */
export const mainLine = ['sprout', 'gathering', 'trial', 'launch', 'going', 'spreading', 'watched'] as const;

const onward: Record<ActivityStage, readonly ActivityStage[]> = {
  sprout: ['gathering', 'trial'],
  gathering: ['trial', 'launch'],
  trial: ['launch', 'going'],
  launch: ['going'],
  going: ['spreading', 'watched', 'handed_on'],
  spreading: ['watched', 'handed_on'],
  watched: ['handed_on'],
  handed_on: [],
  paused: [],
  ended: [],
};

/** Under its next people a class goes on from where it was. */
const afterHandingOn = ['going', 'spreading', 'watched'] as const;
/** What ended can begin again, with people to be found first. */
const beginsAgainAt = ['sprout', 'gathering'] as const;

function movesFrom(from: ActivityStage): ActivityMove[] {
  const moves = (kind: ActivityMoveKind, stages: readonly ActivityStage[]) =>
    stages.map((to) => ({ to, kind }));
  if (from === 'ended') return moves('again', beginsAgainAt);
  if (from === 'paused') return [...moves('resume', mainLine), ...moves('end', ['ended'])];
  const rests = [...moves('pause', ['paused']), ...moves('end', ['ended'])];
  if (from === 'handed_on') return [...moves('resume', afterHandingOn), ...rests];
  // One step back is the way that was come: the other end of somebody's step forward.
  const before = mainLine.filter((stage) => onward[stage].includes(from));
  return [...moves('forward', onward[from]), ...moves('back', before), ...rests];
}

const machine: ReadonlyMap<ActivityStage, readonly ActivityMove[]> = new Map(
  activityStageCodes.map((from) => [from, movesFrom(from)]),
);

export function activityMoves(from: ActivityStage): readonly ActivityMove[] {
  return machine.get(from) ?? [];
}

/** The move that leads there; undefined when there is none. From one stage to another there is never more than one. */
export function activityMoveTo(from: ActivityStage, to: ActivityStage): ActivityMove | undefined {
  return activityMoves(from).find((move) => move.to === to);
}

/** Going back, resting and ending say why; going on does not have to. */
export function activityNeedsReason(kind: ActivityMoveKind): boolean {
  return kind === 'back' || kind === 'pause' || kind === 'end';
}

/** People meet there now, or are to. */
export function isLiveStage(stage: ActivityStage): boolean {
  return stage !== 'paused' && stage !== 'ended';
}

/** It stands on its feet: whoever looks for a place may be told of it. */
export function isStandingStage(stage: ActivityStage): boolean {
  return ['launch', 'going', 'spreading', 'watched', 'handed_on'].includes(stage);
}
