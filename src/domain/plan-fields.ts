import { planContentShape, planLineStates, planSteps, type PlanContent } from './plan.ts';
import type { PlanGoal, PlanLine, PlanParticipation } from './plan.ts';
import { formatJapaneseDate } from './japanese-date.ts';

/** A plan as fields that two people may change independently: 参加支援の欄 field by field, goals and lines as wholes. */
export type FlatPlan = Omit<PlanContent, 'v' | 'participation'> &
  PlanParticipation & { reviewOn: string | null };

export function flatPlan({ v: _v, participation, ...rest }: PlanContent, reviewOn: string | null): FlatPlan {
  return { ...rest, ...participation, reviewOn };
}

export function planOf(flat: FlatPlan): { content: PlanContent; reviewOn: string | null } {
  const { reviewOn, ...fields } = flat;
  const content = planContentShape.parse({ v: 1, ...fields, participation: fields });
  return { content, reviewOn };
}

/** The boxes of the form as people call them; the conflict page and the sheet use the same words. */
export const planFieldLabels: Record<keyof FlatPlan, string> = {
  wishedLife: '本人の望む暮らし',
  longGoal: '長期目標',
  goals: '短期目標',
  lines: '課題ごとの取り組み',
  places: '参加先',
  role: '役割',
  step: '段階',
  frequency: '頻度',
  startsOn: '開始予定',
  escort: '同行・送迎',
  care: '配慮すること',
  askedOfHost: '受入先への依頼',
  insurance: '保険',
  money: '費用・謝金',
  stopRule: '中止の条件',
  emergency: '緊急のときの連絡',
  sharedWith: '参加する機関と、情報を分けあう範囲',
  monitoring: 'モニタリングの時期・頻度',
  nextMeeting: '次回の会議',
  reviewOn: '見直す日',
};

function goalWords({ words, measure, until }: PlanGoal): string {
  const by = until === null ? '' : `（${formatJapaneseDate(until)}まで）`;
  return `${words}${measure === '' ? '' : `　達成：${measure}`}${by}`;
}

function lineWords(line: PlanLine): string {
  const who = [
    ['本人', line.byPerson],
    ['家族・地域', line.byTown],
    ['機関', line.byAgencies],
  ];
  const done = who.filter(([, what]) => what !== '').map(([by, what]) => `${by}：${what}`);
  return [line.issue, ...done, planLineStates[line.state]].join('　');
}

/** A value as people read it, where two people's plans are laid side by side. */
export function showPlanValue(field: string, value: unknown): string {
  if (field === 'goals') return (value as PlanGoal[]).map(goalWords).join('\n');
  if (field === 'lines') return (value as PlanLine[]).map(lineWords).join('\n');
  if (field === 'step') return planSteps[value as keyof typeof planSteps];
  if (field === 'startsOn' || field === 'reviewOn') return formatJapaneseDate(value as string);
  return String(value);
}
