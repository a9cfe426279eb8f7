import {
  contactLabels,
  documentLabels,
  eligibilityLabels,
  exitLabels,
  leaderLabels,
  stepLabels,
  supportLabels,
} from '#domain/condition-codes.ts';
import { opportunityFieldLabels } from '#domain/conditions.ts';
import { demandLabels, demandLevelLabels, type DemandCode } from '#domain/demand-codes.ts';
import { notAsked, type ResourceConditions } from '#domain/resource-conditions.ts';
import type { ResourceWindow } from '#domain/resource-window.ts';
import { windowText } from '#domain/resource-window.ts';

/** `refused` is no condition: it only keeps a question from coming twice. */
export type ConditionField = Exclude<keyof ResourceConditions, 'v' | 'refused'>;

/** In the order in which a host is asked. */
export const conditionOrder: readonly ConditionField[] = [
  'concepts',
  'hostWishes',
  'requires',
  'group',
  'noise',
  'ageMin',
  'ageMax',
  'minSessionMinutes',
  'allowsShort',
  'feeYen',
  'contact',
  'ledBy',
  'exit',
  'step',
  'isRemote',
  'supports',
  'lacks',
  'demands',
  'documents',
  'eligibility',
  'formalReserved',
  'unread',
];

export const conditionLabels: Record<ConditionField, string> = opportunityFieldLabels;

export const noiseLabels = ['とても静か', '静かなほう', 'ふつう', 'にぎやか'] as const;

const joined = (parts: readonly string[]): string => parts.join('、');

/** One condition as people read it; undefined when nobody asked. */
export function conditionText(
  field: ConditionField,
  conditions: Partial<ResourceConditions>,
  conceptLabel: (id: string) => string,
): string | undefined {
  const value = conditions[field];
  if (value === undefined) return undefined;
  switch (field) {
    case 'concepts':
      return joined((conditions.concepts ?? []).map(conceptLabel)) || undefined;
    case 'hostWishes':
    case 'requires':
      return joined((conditions[field] ?? []).map((said) => said.text)) || undefined;
    case 'demands':
      return (
        joined(
          Object.entries(conditions.demands ?? {}).map(
            ([code, level]) => `${demandLabels[code as DemandCode]}（${demandLevelLabels[level]}）`,
          ),
        ) || undefined
      );
    case 'supports':
    case 'lacks':
      return joined((conditions[field] ?? []).map((code) => supportLabels[code])) || undefined;
    case 'formalReserved':
      return conditions.formalReserved ? '割り当て済み。参加支援には使えません' : '割り当ては決まっていない';
    case 'ledBy':
      return conditions.ledBy && leaderLabels[conditions.ledBy];
    case 'exit':
      return conditions.exit && exitLabels[conditions.exit];
    case 'unread':
      return (conditions.unread ?? []).map(({ text }) => `？「${text}」`).join('') || undefined;
    case 'allowsShort':
      return conditions.allowsShort ? 'よい' : 'できない';
    case 'isRemote':
      return conditions.isRemote ? 'できる' : 'できない';
    case 'minSessionMinutes':
      return `${conditions.minSessionMinutes ?? 0}分から`;
    case 'group':
      return conditions.group === null ? '決まっていない（何人でも）' : `${conditions.group ?? 0}人くらい`;
    case 'ageMin':
      return conditions.ageMin === null ? '何歳からでも' : `${conditions.ageMin ?? 0}歳から`;
    case 'ageMax':
      return conditions.ageMax === null ? '何歳まででも' : `${conditions.ageMax ?? 0}歳まで`;
    case 'documents':
      return joined((conditions.documents ?? []).map((code) => documentLabels[code])) || '要らない';
    case 'eligibility':
      return (
        joined(
          (conditions.eligibility ?? []).map(({ code, approver }) =>
            approver ? `${eligibilityLabels[code]}（例外は${approver}）` : eligibilityLabels[code],
          ),
        ) || '決まりはない'
      );
    case 'feeYen':
      return conditions.feeYen === 0 ? '無料' : `${(conditions.feeYen ?? 0).toLocaleString('ja-JP')}円`;
    case 'contact':
      return joined((conditions.contact ?? []).map((code) => contactLabels[code])) || '決まっていない';
    case 'noise':
      return noiseLabels[conditions.noise ?? 0];
    default:
      return stepLabels[conditions.step ?? 'visit'];
  }
}

/** What was asked with its answer, and what is still to be asked. */
export function splitConditions(
  conditions: ResourceConditions,
  conceptLabel: (id: string) => string,
): { asked: { label: string; value: string }[]; unasked: string[] } {
  const asked: { label: string; value: string }[] = [];
  const unasked: string[] = [];
  for (const field of conditionOrder) {
    const value = conditionText(field, conditions, conceptLabel);
    if (value !== undefined) asked.push({ label: conditionLabels[field], value });
    else if (field !== 'lacks' && field !== 'formalReserved' && field !== 'unread')
      unasked.push(conditionLabels[field]);
  }
  return { asked, unasked };
}

/** A clashing field of a resource as people read it. */
export function showResourceField(
  field: string,
  value: unknown,
  conceptLabel: (id: string) => string,
): string | undefined {
  if (value === notAsked) return notAsked;
  if (field === 'windows') return (value as ResourceWindow[]).map(windowText).join('／');
  if (!conditionOrder.includes(field as ConditionField)) return undefined;
  return conditionText(field as ConditionField, { [field]: value }, conceptLabel) ?? 'なし';
}
