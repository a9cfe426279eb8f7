import type { Lang } from '#web/text/catalogue.ts';
import { text } from '#web/text/text.ts';

/** `current` counts from 0; -1 before the first, steps.length when all is done. `since` stands beside it: 8日目. */
type Props = { steps: readonly string[]; current: number; since?: string; lang?: Lang };

/** Where somebody is on a way of fixed stages. */
export function Steps({ steps, current, since, lang = 'ja' }: Props) {
  const words = text(lang).steps;
  return (
    <ol class="steps" aria-label={words.label}>
      {steps.map((step, place) => {
        if (place === current) {
          return (
            <li class="now" aria-current="step">
              <span>
                {step}
                {since === undefined ? null : `　${since}`}
              </span>
            </li>
          );
        }
        return place < current ? (
          <li class="done">
            <span>{step}</span>
            <span class="vh">（{words.done}）</span>
          </li>
        ) : (
          <li>
            <span>{step}</span>
          </li>
        );
      })}
    </ol>
  );
}
