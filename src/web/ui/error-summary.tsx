import type { PropsWithChildren } from 'hono/jsx';
import type { Lang } from '#web/text/catalogue.ts';
import { text } from '#web/text/text.ts';
import { fieldId, type FieldErrors } from './field-errors.ts';

type Props = PropsWithChildren<{
  errors: FieldErrors;
  /** Names of the fields as they stand on the page: the summary is read and worked off from top to bottom. */
  order?: readonly string[];
  /** Instead of なおすところが2つあります. */
  title?: string;
  lang?: Lang;
}>;

/** First on a page that came back: counts, links to each field, takes focus. Children offer ways out. */
export function ErrorSummary({ errors, order = [], title, lang = 'ja', children }: Props) {
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  const entries = Object.entries(errors).toSorted(([a], [b]) => place(a) - place(b));
  if (entries.length === 0 && title === undefined) return null;
  return (
    <div class="note err" role="alert" tabindex={-1} autofocus data-error-summary>
      <h2>{title ?? text(lang).form.errors(entries.length)}</h2>
      {entries.length > 0 ? (
        <ul class="err-list">
          {entries.map(([name, message]) => (
            <li>
              <a href={`#${fieldId(name)}`}>{message}</a>
            </li>
          ))}
        </ul>
      ) : null}
      {children}
    </div>
  );
}

export type WayOut = { href: string; label: string; explained?: string };

/** Ways out of what is blocked, side by side. */
export function WaysOut({ ways }: { ways: readonly WayOut[] }) {
  return (
    <ul class="way">
      {ways.map(({ href, label, explained }) => (
        <li>
          <a href={href}>{label}</a>
          {explained === undefined ? null : <span class="soft">{explained}</span>}
        </li>
      ))}
    </ul>
  );
}
