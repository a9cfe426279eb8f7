import type { Child } from 'hono/jsx';
import type { Lang } from '#web/text/catalogue.ts';
import { text } from '#web/text/text.ts';

/** ○ fits, × hindered (followed at once by its △ changed), ？ unknown with the question to ask. */
export type Reason = { kind: 'fits' | 'hindered' | 'ifChanged' | 'unknown'; words: Child };

const marks = { fits: '○', hindered: '×', ifChanged: '△', unknown: '？' } as const;
const looks = { fits: 'ok', hindered: 'no', ifChanged: 'if', unknown: 'un' } as const;

/** Why something fits or does not, one line each. The label is written once, then only the mark. */
export function ReasonLines({ reasons, lang = 'ja' }: { reasons: readonly Reason[]; lang?: Lang }) {
  const words = text(lang).reasons;
  return (
    <dl class="why">
      {reasons.map(({ kind, words: sentence }, place) => (
        <div class={looks[kind]}>
          <dt>
            <i aria-hidden="true">{marks[kind]}</i>
            <span class={reasons[place - 1]?.kind === kind ? 'vh' : undefined}>{words[kind]}</span>
          </dt>
          <dd data-label={kind === 'fits' ? undefined : words[kind]}>{sentence}</dd>
        </div>
      ))}
    </dl>
  );
}
