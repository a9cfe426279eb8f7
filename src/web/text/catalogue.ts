/** Another language of the same catalogue: every key, with the same parameters. A missing one is a type error. */
export type Translated<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string
    ? string
    : Source[Key] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : Translated<Source[Key]>;
};

export type Lang = 'ja' | 'en';

/** Makes `text(lang)` of a Japanese catalogue and its translation. Capabilities keep their own words the same way. */
export function catalogue<Source>(ja: Source, en: Translated<Source>): (lang: Lang) => Translated<Source> {
  return (lang) => (lang === 'en' ? en : (ja as Translated<Source>));
}
