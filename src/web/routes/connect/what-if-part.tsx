import { whatIfGroups, whatIfs, type WhatIf } from '#domain/candidate-what-if.ts';
import type { WhatIfAnswer } from '#use-cases/placement/what-if.ts';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { gap } from '#web/ui/gap.ts';
import { Section } from '#web/ui/section.tsx';
import { Option } from './option.tsx';

type Props = {
  personId: string;
  possible: readonly WhatIf[];
  asked: readonly WhatIf[];
  answer: WhatIfAnswer | undefined;
  today: string;
};

/**
 * 「もしも」. A GET form: works without script as the whole page, with script inside its frame. What is supposed here is
 * told apart from what is so, and is kept nowhere.
 */
export function WhatIfPart({ personId, possible, asked, answer, today }: Props) {
  const shown = [...new Set([...possible, ...asked])];
  return (
    <turbo-frame id="what-if">
      <Section title="もし、こうだったら" aside="記録には残りません" class="no-print" id="if">
        {shown.length === 0 ? <p class="soft">いまの条件では、ためせる「もしも」がありません。</p> : null}
        <form method="get" action="/connect" aria-label="もしも" class="what-if-form" data-auto-submit>
          <input type="hidden" name="person" value={personId} />
          {Object.entries(whatIfGroups).map(([group, label]) => {
            const choices = shown.filter((code) => whatIfs[code].group === group);
            if (choices.length === 0) return null;
            return (
              <Checkboxes
                name={`if-${group}`}
                label={label}
                unmarked
                layout="row"
                values={asked}
                choices={choices.map((code) => ({ value: code, label: whatIfs[code].label }))}
              />
            );
          })}
          {shown.length > 0 ? <button class="btn two">ためす</button> : null}
        </form>
        {answer ? <Answer answer={answer} personId={personId} today={today} /> : null}
      </Section>
    </turbo-frame>
  );
}

function Answer({ answer, personId, today }: { answer: WhatIfAnswer; personId: string; today: string }) {
  const { gained, gainedCount, nearer, asked } = answer;
  const supposed = asked.map((code) => whatIfs[code].label).join('、');
  return (
    <div role="status">
      <p class="what-if-says">
        <b>{supposed}</b>
        {gap}
        {gainedCount === 0 ? '新しく合うものは、ありません。' : `新しく合うものが${gainedCount}件あります。`}
        {nearer.length > 0 ? `ひと工夫で届くものが${nearer.length}件ふえます。` : null}
      </p>
      {gained.length + nearer.length > 0 ? (
        <ol>
          {[...gained, ...nearer].map((candidate) => (
            <Option candidate={candidate} personId={personId} today={today} noActions supposed />
          ))}
        </ol>
      ) : null}
    </div>
  );
}
