import { formatDayNear } from '#domain/japanese-date.ts';
import { followUpSides, followUpSideCodes } from '#domain/follow-up.ts';
import type { HeardWords } from '#use-cases/evaluations/gather-period.ts';
import { gap } from '#web/ui/gap.ts';
import { Section } from '#web/ui/section.tsx';
import { Voice } from '#web/ui/voice.tsx';

const most = 6;

/** What was heard within the period, each side under its own heading, to be quoted from. */
export function HeardSide({ heard, today }: { heard: readonly HeardWords[]; today: string }) {
  return (
    <>
      {followUpSideCodes.map((side) => {
        const own = heard.filter((one) => one.side === side);
        return (
          <Section
            title={`${followUpSides[side]}に聞いたこと`}
            aside={own.length > most ? `新しい${most}件` : undefined}
          >
            {own.length === 0 ? <p class="empty">この期間にはありません。</p> : null}
            {own.slice(0, most).map(({ words, on, resourceName, isForUs }) => (
              <div class="voice-entry">
                <Voice
                  words={words}
                  small
                  by={
                    <>
                      {formatDayNear(on, today)}
                      {gap}
                      {resourceName}
                      {isForUs ? <span class="line-of">本人に見せる紙には書かない</span> : null}
                    </>
                  }
                />
              </div>
            ))}
          </Section>
        );
      })}
    </>
  );
}
