import type { Child } from 'hono/jsx';

export type Crumb = { label: Child; href?: string };

type Props = {
  title: Child;
  /** Where this page lies: ひと ／ 相良 剛さん. */
  crumbs?: readonly Crumb[];
  /** A short word above the title. */
  kicker?: Child;
  /** One soft line of facts under the title. */
  sub?: Child;
  /** At most one filled button. */
  actions?: Child;
};

/** The top of a page: crumbs, the one h1, a line of facts, what can be done here. */
export function Head({ title, crumbs, kicker, sub, actions }: Props) {
  return (
    <>
      {crumbs ? (
        <p class="crumb">
          {crumbs.map(({ label, href }, place) => (
            <>
              {place === 0 ? null : '　／　'}
              {href === undefined ? label : <a href={href}>{label}</a>}
            </>
          ))}
        </p>
      ) : null}
      <div class={crumbs ? 'head under-crumb' : 'head'}>
        <div>
          {kicker ? <p class="soft">{kicker}</p> : null}
          <h1>{title}</h1>
          {sub ? <p class="sub">{sub}</p> : null}
        </div>
        {actions ? <div class="acts">{actions}</div> : null}
      </div>
    </>
  );
}
