import type { PropsWithChildren } from 'hono/jsx';
import { topicLabels, type Progress, type TopicCode } from '#domain/condition-topics.ts';
import { AskedMark } from '#web/ui/condition-progress.tsx';

type Props = PropsWithChildren<{
  code: TopicCode;
  progress: Progress;
  ask: string;
  /** One field that is called what the topic is: its own label is only heard. */
  isOneField?: boolean;
}>;

/** One thing to ask a host, with a question that can be read out, and whether it has been asked. */
export function Topic({ code, progress, ask, isOneField = false, children }: Props) {
  return (
    <div class={isOneField ? 'topic one-field' : 'topic'} id={`ask-${code}`}>
      <div class="topic-h">
        <h3>{topicLabels[code]}</h3>
        <AskedMark state={progress.states[code]} />
      </div>
      <p class="soft">{ask}</p>
      {children}
    </div>
  );
}
