import type { Child } from 'hono/jsx';
import { gap } from './gap.ts';

export type WorkRow = {
  /** A time, a day, or the one tag of the row. */
  lead?: Child;
  /** Who or what, in bold. */
  title: Child;
  /** After the title in plain type: 訪問. */
  about?: Child;
  /** The second, soft line. */
  sub?: Child;
  /** What to do next, as a word: ひらく. */
  action?: { href: string; label: string } | undefined;
};

/** A list of things to do, one line of work each. */
export function Rows({ rows, noLead }: { rows: readonly WorkRow[]; noLead?: boolean }) {
  return (
    <ul class={noLead ? 'rows no-lead' : 'rows'}>
      {rows.map(({ lead, title, about, sub, action }) => (
        <li>
          {noLead ? null : <span class="t">{lead}</span>}
          <span class="p">
            <b>{title}</b>
            {about ? (
              <>
                {gap}
                {about}
              </>
            ) : null}
            {sub ? <span class="soft">{sub}</span> : null}
          </span>
          {action ? (
            <a class="go" href={action.href}>
              {action.label}
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
