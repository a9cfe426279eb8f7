import { activityStages, mainLine } from '#domain/activity-stage.ts';
import { ruleText } from '#domain/hours-text.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import type { ActivityRecord } from '#use-cases/community/read-activity.ts';
import { nameConcept } from '#use-cases/resources/name-concept.ts';
import { splitConditions } from '#web/routes/town/condition-facts.ts';
import type { Fact } from '#web/ui/facts.tsx';
import { gap } from '#web/ui/gap.ts';

const undecided = <span class="soft">まだ決まっていない</span>;

function lines(typed: string) {
  return typed === '' ? undecided : <span class="as-typed">{typed}</span>;
}

/** What, when, where and who runs it: the first block of the page and of the card on paper. */
export function activityFacts({ words, organizationName, placeName, ...rest }: ActivityRecord): Fact[] {
  const { rule, minutes, capacity, feeYen, firstOn } = words;
  const many = [
    capacity === null ? '' : `${capacity}人まで`,
    feeYen === null ? '' : feeYen === 0 ? '無料' : `${feeYen.toLocaleString('ja-JP')}円`,
  ].filter((part) => part !== '');
  return [
    { label: 'いつ', value: rule === null ? undecided : ruleText(rule) },
    ...(minutes === null ? [] : [{ label: '1回の長さ', value: `${minutes}分` }]),
    ...(firstOn === null ? [] : [{ label: 'はじめる日', value: formatJapaneseDate(firstOn) }]),
    {
      label: 'どこで',
      value:
        placeName === null
          ? undecided
          : [placeName, rest.placeAddress].filter((part) => part !== '').join(gap),
    },
    { label: '団体', value: organizationName ?? undecided },
    { label: '世話役', value: lines(words.ledBy) },
    { label: '人数・参加費', value: many.length === 0 ? undecided : many.join(gap) },
    ...(rest.areaName === null ? [] : [{ label: '地区', value: rest.areaName }]),
  ];
}

/** How our own part begins and how it becomes less. */
export function supportFacts({ words }: ActivityRecord): Fact[] {
  return [
    { label: 'はじめの手伝い', value: lines(words.firstSupport) },
    { label: '手伝いの減らしかた', value: lines(words.fading) },
  ];
}

/** What was asked of those who come, and what nobody asked yet. */
export function comingFacts({ words }: ActivityRecord): { facts: Fact[]; unasked: string[] } {
  const { asked, unasked } = splitConditions({ ...words.conditions, concepts: words.concepts }, nameConcept);
  return { facts: asked, unasked };
}

/** Where on the usual way it stands; nothing for what rests, has ended or changes hands. */
export function stagePlace({ stage }: ActivityRecord): { steps: string[]; current: number } | undefined {
  const current = mainLine.findIndex((one) => one === stage);
  return current < 0 ? undefined : { steps: mainLine.map((one) => activityStages[one]), current };
}
