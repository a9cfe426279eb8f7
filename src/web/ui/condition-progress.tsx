import {
  progressText,
  topicCodes,
  topicLabels,
  type Asked,
  type Progress,
} from '#domain/condition-topics.ts';
import { gap } from './gap.ts';

const marks = { asked: '○', partly: '△', unasked: '？' } as const satisfies Record<Asked, string>;
const words = { asked: '聞いた', partly: '一部だけ', unasked: '未確認' } as const satisfies Record<
  Asked,
  string
>;

/** ○ 聞いた, △ 一部だけ, ？ 未確認: in a mark and in words. */
export function AskedMark({ state }: { state: Asked }) {
  return (
    <span class={`asked-mark ${state}`}>
      <i aria-hidden="true">{marks[state]}</i> {words[state]}
    </span>
  );
}

/** How far the asking has come: what is open can be seen, and may stay open. */
export function ConditionProgress({
  progress,
  href,
}: {
  progress: Progress;
  href: (code: string) => string;
}) {
  const { states, asked } = progress;
  return (
    <div class="asked-so-far">
      <p>
        <b>{progressText(progress)}</b>
        {gap}
        <span class="soft">未確認のままでも進めます。「よい」とは数えません。</span>
      </p>
      <progress value={asked} max={topicCodes.length} aria-label="聞いたこと" />
      <ol>
        {topicCodes.map((code) => (
          <li>
            <a href={href(code)}>{topicLabels[code]}</a>
            <AskedMark state={states[code]} />
          </li>
        ))}
      </ol>
    </div>
  );
}
