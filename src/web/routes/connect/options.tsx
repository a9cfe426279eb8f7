import type { Child } from 'hono/jsx';

/** So many stand open where there are many more: each is a screen of its own, and what comes after them must be found. */
const mostOpen = 5;
/** For a few more nobody is made to press. */
const fewMore = 3;

/** A list of options; of a long one the first stand open, the others behind a word. */
export function Options({ options }: { options: readonly Child[] }) {
  const open = options.length <= mostOpen + fewMore ? options.length : mostOpen;
  const rest = options.slice(open);
  return (
    <>
      <ol>{options.slice(0, open)}</ol>
      {rest.length === 0 ? null : (
        <details class="more">
          <summary>ほかの{rest.length}件もみる</summary>
          <ol start={open + 1}>{rest}</ol>
        </details>
      )}
    </>
  );
}
