import type { ActivityWords } from '#domain/activity.ts';

/** The parts of an activity that are written freely: what must not tell of a person. */
export function toldOfActivity(words: ActivityWords): string[] {
  const { name, summary, ledBy, firstSupport, fading, conditions, rule } = words;
  return [
    name,
    summary,
    ledBy,
    firstSupport,
    fading,
    rule?.kind === 'irregular' ? rule.note : '',
    ...[...conditions.hostWishes, ...conditions.requires].map(({ text }) => text),
  ];
}
