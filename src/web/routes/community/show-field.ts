import { hoursText, ruleText } from '#domain/hours-text.ts';
import type { RecurrenceRule, WeeklyHours } from '#domain/hours.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { notAsked } from '#domain/resource-conditions.ts';
import { supportLevels, type SupportLevel } from '#domain/support-level.ts';
import { nameConcept } from '#use-cases/resources/name-concept.ts';
import { showResourceField } from '#web/routes/town/condition-facts.ts';
import { gap } from '#web/ui/gap.ts';

/** A clashing field of a voice, an activity or a session as people read it. */
export function showCommunityField(
  field: string,
  value: unknown,
  named: ReadonlyMap<string, string> = new Map(),
): string {
  if (value === notAsked) return notAsked;
  if (field.endsWith('Id')) return named.get(String(value)) ?? '選んでいない';
  if (field.endsWith('On') || field === 'onDay') return formatJapaneseDate(String(value));
  if (field === 'hours') return hoursText(value as WeeklyHours);
  if (field === 'rule') return ruleText(value as RecurrenceRule);
  if (field === 'wanted') return (value as string[]).map(nameConcept).join('、') || 'なし';
  if (field === 'staffPart') return supportLevels[value as SupportLevel] ?? '';
  if (field === 'roles')
    return (value as { name: string; does: string }[])
      .map(({ name, does }) => `${name}${gap}${does}`)
      .join('／');
  return showResourceField(field, value, nameConcept) ?? String(value);
}
