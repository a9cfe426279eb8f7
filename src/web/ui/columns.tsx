import type { Child, PropsWithChildren } from 'hono/jsx';

/** Main column and side column; one column below 900 px. */
export function Columns({ side, slim, children }: PropsWithChildren<{ side: Child; slim?: boolean }>) {
  return (
    <div class={slim ? 'cols slim' : 'cols'}>
      <div>{children}</div>
      <aside class="side">{side}</aside>
    </div>
  );
}

/** Two columns of equal weight. */
export function Halves({ children }: PropsWithChildren) {
  return <div class="half">{children}</div>;
}
