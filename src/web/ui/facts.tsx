import type { Child } from 'hono/jsx';

export type Fact = {
  label: Child;
  value: Child;
  /** At the right: basis stamp and day, or what to do about it. */
  note?: Child;
};

/** Facts with tinted labels, as on a municipal form. `plain` has lines only, for the side column. */
export function Facts({
  facts,
  plain,
  caption,
}: {
  facts: readonly Fact[];
  plain?: boolean;
  caption?: string;
}) {
  const hasNotes = facts.some(({ note }) => note !== undefined);
  return (
    <table class={plain ? 'facts' : 'form'}>
      {caption === undefined ? null : <caption class="vh">{caption}</caption>}
      <tbody>
        {facts.map(({ label, value, note }) => (
          <tr>
            <th scope="row">{label}</th>
            <td>{value}</td>
            {hasNotes ? <td class="nb fact-note">{note}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
