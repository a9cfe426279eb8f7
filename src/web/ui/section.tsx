import type { Child, PropsWithChildren } from 'hono/jsx';

type Props = PropsWithChildren<{
  title?: Child;
  /** At the right of the heading: a link, a count in words. */
  aside?: Child;
  /** A soft word above the heading. */
  kicker?: Child;
  id?: string;
  class?: string;
}>;

/** A section under an ink line. Sections are never boxed. */
export function Section({ title, aside, kicker, id, class: extra, children }: Props) {
  return (
    <section class={extra ? `sec ${extra}` : 'sec'} id={id}>
      {kicker ? <p class="soft">{kicker}</p> : null}
      {title ? (
        <div class="sec-h">
          <h2>{title}</h2>
          {typeof aside === 'string' ? <span class="soft">{aside}</span> : aside}
        </div>
      ) : null}
      {children}
    </section>
  );
}
