import type { Child } from 'hono/jsx';
import type { Lang } from '#web/text/catalogue.ts';
import { text } from '#web/text/text.ts';

type Props = {
  previous?: string | undefined;
  next?: string | undefined;
  /** 50件ずつ 名前の順 */
  summary?: Child;
  lang?: Lang;
};

/** To the neighbouring pages of a long list. Lists go by cursor, so there are no page numbers. */
export function Pagination({ previous, next, summary, lang = 'ja' }: Props) {
  const words = text(lang).pages;
  if (previous === undefined && next === undefined && !summary) return null;
  return (
    <nav class="pages" aria-label={words.label}>
      {previous === undefined ? null : (
        <a class="btn two" href={previous} rel="prev">
          {words.previous}
        </a>
      )}
      {summary ? <span class="soft">{summary}</span> : null}
      {next === undefined ? null : (
        <a class="btn two" href={next} rel="next">
          {words.next}
        </a>
      )}
    </nav>
  );
}
