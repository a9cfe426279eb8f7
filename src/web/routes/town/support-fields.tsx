import { supportGroups, supportLabels } from '#domain/condition-codes.ts';
import type { Progress } from '#domain/condition-topics.ts';
import { demandLabels, demandLevelLabels } from '#domain/demand-codes.ts';
import { Checkbox } from '#web/ui/checkboxes.tsx';
import { gap } from '#web/ui/gap.ts';
import { DemandSelect, SupportSelect } from './answer-selects.tsx';
import type { ConditionValues } from './condition-form.ts';
import { restOfDemands } from './condition-questions.ts';
import { Topic } from './topic.tsx';

type Props = { values: ConditionValues; progress: Progress };

/** What is answered stands on the closed group; what is not is counted there. */
function Summary({ label, answers, open }: { label: string; answers: readonly string[]; open: number }) {
  return (
    <summary>
      {label}
      {gap}
      <span class="soft">
        {answers.join('、')}
        {answers.length > 0 && open > 0 ? gap : null}
        {open > 0 ? `？${open}つ未確認` : null}
      </span>
    </summary>
  );
}

/** There, known not to be there, or not asked: three answers, and the last is the one to begin with. */
export function SupportFields({ values, progress }: Props) {
  return (
    <Topic
      code="supports"
      progress={progress}
      ask="「困ったとき、どなたが、何をしてくれますか」。無いと分かったことも大切な答えです"
    >
      {supportGroups.map(({ label, codes }, place) => {
        const known = codes.flatMap((code) => {
          const value = values[`c.support.${code}`]?.[0];
          return value ? [`${supportLabels[code]}${value === 'yes' ? '' : '：無い'}`] : [];
        });
        return (
          <details open={known.length > 0}>
            <Summary label={label} answers={known} open={codes.length - known.length} />
            <div class="demands">
              {codes.map((code) => (
                <SupportSelect code={code} values={values} />
              ))}
            </div>
            <Checkbox
              name={`c.restSupport.${place}`}
              label="この組の残りは、無いと確かめた"
              checked={values[`c.restSupport.${place}`] !== undefined}
            />
          </details>
        );
      })}
    </Topic>
  );
}

/** By dimension, so that a talk can go through them one after the other. */
export function DemandFields({ values, progress }: Props) {
  return (
    <Topic
      code="demands"
      progress={progress}
      ask="「来た人は、何をしますか。避けられないことは」。空けたものは未確認で、「ない」とは別です"
    >
      {restOfDemands.map(({ label, codes }, place) => {
        const known = codes.flatMap((code) => {
          const level = values[`c.demand.${code}`]?.[0];
          return level ? [`${demandLabels[code]}：${demandLevelLabels[Number(level)] ?? ''}`] : [];
        });
        return (
          <details open={known.length > 0}>
            <Summary label={label} answers={known} open={codes.length - known.length} />
            <div class="demands">
              {codes.map((code) => (
                <DemandSelect code={code} values={values} />
              ))}
            </div>
            <Checkbox
              name={`c.restDemand.${place}`}
              label="この組の残りは、無いと確かめた"
              checked={values[`c.restDemand.${place}`] !== undefined}
            />
          </details>
        );
      })}
    </Topic>
  );
}
