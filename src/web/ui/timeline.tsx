import type { Child } from 'hono/jsx';
import type { Lang } from '#web/text/catalogue.ts';
import { text } from '#web/text/text.ts';
import { gap } from './gap.ts';

export type TimelineEntry = {
  /** 11月16日（月） */
  when: string;
  /** 訪問 水沢 */
  what?: Child;
  body?: Child;
  /** A sealed entry shows that it exists, never its gist; a body given with it is not drawn. */
  state?: 'past' | 'planned' | 'sealed';
};

const looks = { past: undefined, planned: 'next', sealed: 'seal' } as const;

/** What happened, newest first. */
export function Timeline({ entries, lang = 'ja' }: { entries: readonly TimelineEntry[]; lang?: Lang }) {
  const words = text(lang).timeline;
  return (
    <ul class="line">
      {entries.map(({ when, what, body, state = 'past' }) => (
        <li class={looks[state]}>
          <p class="d">
            {when}
            {state === 'planned' ? `　${words.planned}` : null}
            {what ? (
              <>
                {gap}
                {what}
              </>
            ) : null}
          </p>
          {state === 'sealed' ? <p class="soft">{words.sealed}</p> : <div class="line-body">{body}</div>}
        </li>
      ))}
    </ul>
  );
}
