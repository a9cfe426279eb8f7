import type { Child } from 'hono/jsx';
import type { Lang } from '#web/text/catalogue.ts';
import { text } from '#web/text/text.ts';
import { classNames } from './class-names.ts';
import { gap } from './gap.ts';

export type WeekDay = { label: string; isRest?: boolean };
export type WeekEntry = {
  state: 'free' | 'held' | 'used' | 'shut';
  /** 13–16, 終日, 7:30; why, where it is shut */
  hours: string;
  /** How many places or people, where more than a time is known. */
  count?: number | undefined;
  href?: string | undefined;
};
export type WeekRow = {
  name: string;
  href?: string | undefined;
  /** 公民館 確認 11月5日 */
  sub?: Child;
  /** One list for each day of `days`; an empty list is a day without hours. */
  cells: readonly (readonly WeekEntry[])[];
};

type Props = { days: readonly WeekDay[]; rows: readonly WeekRow[]; caption: string; lang?: Lang };

const looks = { free: 'o', held: 'h', used: 'k', shut: 'c' } as const;

/** The free hours of the town: rows are places and roles, columns are days. Bar, dashes and hatching say it without colour. */
export function WeekGrid({ days, rows, caption, lang = 'ja' }: Props) {
  const words = text(lang).week;
  const Entry = ({ entry }: { entry: WeekEntry }) => (
    <span class={`slot ${looks[entry.state]}`}>
      <b>
        {words[entry.state]}
        {entry.count === undefined ? null : `　${words.people(entry.count)}`}
      </b>
      {entry.href === undefined ? <span>{entry.hours}</span> : <a href={entry.href}>{entry.hours}</a>}
    </span>
  );
  return (
    <>
      <table class="grid wk">
        <caption class="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" class="l">
              {words.placeOrRole}
            </th>
            {days.map(({ label, isRest }) => (
              <th scope="col" class={isRest ? 'off' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, href, sub, cells }) => (
            <tr>
              <th scope="row">
                {href === undefined ? name : <a href={href}>{name}</a>}
                {sub ? <span class="wk-sub">{sub}</span> : null}
              </th>
              {days.map(({ label }, place) => {
                const entries = cells[place] ?? [];
                const only = entries.length === 1 ? entries[0] : undefined;
                return (
                  <td
                    data-l={label}
                    class={classNames(only ? looks[only.state] : entries.length === 0 ? 'none' : 'many')}
                  >
                    {entries.length === 0 ? <span class="vh">{words.none}</span> : null}
                    {entries.map((entry) => (
                      <Entry entry={entry} />
                    ))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="key">
        <span>{words.onlyWritten}</span>
        <span>
          <b class="free">{words.free}</b>
          {gap}
          {words.freeMeans}
        </span>
        <span>
          <b class="held">{words.held}</b>
          {gap}
          {words.heldMeans}
        </span>
        <span>
          {words.used}
          {gap}
          {words.usedMeans}
        </span>
      </p>
    </>
  );
}
