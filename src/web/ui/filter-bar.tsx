import type { PropsWithChildren } from 'hono/jsx';
import type { Lang } from '#web/text/catalogue.ts';
import { text } from '#web/text/text.ts';

type Props = PropsWithChildren<{
  action: string;
  /** Something is narrowed down: offers the way back to everything. */
  isNarrowed?: boolean;
  lang?: Lang;
}>;

/** Narrows a list by GET, so that a filtered list has an address. Give its fields `unmarked`. */
export function FilterBar({ action, isNarrowed, lang = 'ja', children }: Props) {
  const words = text(lang).filter;
  return (
    <form class="flt" method="get" action={action} role="search" aria-label={words.label} data-auto-submit>
      {children}
      <button class="btn two">{words.narrow}</button>
      {isNarrowed ? (
        <a class="btn three" href={action}>
          {words.clear}
        </a>
      ) : null}
    </form>
  );
}
