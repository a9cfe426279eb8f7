import type { Lang } from '#web/text/catalogue.ts';
import { text } from '#web/text/text.ts';
import { gap } from './gap.ts';

export type ProgressStep = { label: string; state: 'done' | 'now' | 'waiting' };

type Props = {
  title: string;
  done: number;
  /** Null as long as nobody knows yet how much there is. */
  total: number | null;
  steps?: readonly ProgressStep[];
  /** This page; read again every few seconds until all is done. Without script a link does it. */
  href: string;
  lang?: Lang;
};

const marks = { done: '○', now: '◇', waiting: '−' } as const;

/** Long work of the server in words and numbers. Never a spinner alone. */
export function Progress({ title, done, total, steps = [], href, lang = 'ja' }: Props) {
  const words = text(lang).progress;
  const states = { done: words.finished, now: words.working, waiting: words.waiting } as const;
  const isFinished = total !== null && done >= total;
  return (
    <div class="progress" data-reload={isFinished ? undefined : href}>
      <p class="b" role="status">
        {title}
        {total === null ? null : gap}
        {total === null ? null : isFinished ? words.finished : words.done(done, total)}
      </p>
      {total === null ? (
        <progress aria-label={title}></progress>
      ) : (
        <progress value={done} max={Math.max(1, total)} aria-label={title}></progress>
      )}
      {steps.length > 0 ? (
        <ol>
          {steps.map(({ label, state }) => (
            <li class={state} aria-current={state === 'now' ? 'step' : undefined}>
              <span aria-hidden="true">{marks[state]}</span> {label}
              {gap}
              <span class="soft">{states[state]}</span>
            </li>
          ))}
        </ol>
      ) : null}
      {isFinished ? null : (
        <p>
          <a href={href}>{words.reload}</a>
        </p>
      )}
    </div>
  );
}
