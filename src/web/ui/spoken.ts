import type { Lang } from '#web/text/catalogue.ts';

/** The `lang` of a translated part inside a Japanese page; nothing to say where it is Japanese too. */
export function spoken(lang: Lang): Lang | undefined {
  return lang === 'ja' ? undefined : lang;
}
