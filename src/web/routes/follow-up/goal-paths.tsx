import type { GoalPath, GoalPaths } from '#use-cases/placement/find-goal-paths.ts';
import { gap } from '#web/ui/gap.ts';
import { Section } from '#web/ui/section.tsx';
import { Said } from '#web/ui/voice.tsx';

/** From here toward what the person wishes for. A draft to talk about; staying is a goal too. */
export function GoalPathsPart({ paths, personId }: { paths: GoalPaths; personId: string }) {
  const { goals, hasAssessment } = paths;
  return (
    <Section title="本人のめあてへの道" aside="下書き。急ぎません">
      {goals.length === 0 ? (
        <p class="empty">
          {hasAssessment
            ? 'まだ、道をさがせる願いが書かれていません。'
            : 'アセスメントがまだないので、道をさがせません。'}
          {gap}
          <a href={`/people/${personId}/assessment`}>願いをうかがう</a>
        </p>
      ) : null}
      {goals.map((path) => (
        <Goal path={path} />
      ))}
      {goals.length > 0 ? (
        <p class="soft">
          道は、まちの台帳から出した下書きです。一歩ごとに、知っていることを残し、求められることが少しだけふえるものを選んでいます。ここにいつづけることも、めあてです。
        </p>
      ) : null}
    </Section>
  );
}

function Goal({ path }: { path: GoalPath }) {
  const { goal, state, steps } = path;
  return (
    <>
      <h3>
        <Said words={goal} />
      </h3>
      {state === 'here' ? <p>いまの場所で、かなっています。このまま続けるのが、めあてです。</p> : null}
      {state === 'none' ? (
        <p>ここから少しずつ行ける道が、まだまちにありません。無いことを、声にできます。</p>
      ) : null}
      {steps.length > 0 ? (
        <ol class="rows">
          {steps.map(({ resourceId, name, kept, more, toAsk }) => (
            <li>
              <span class="p">
                <b>
                  <a href={`/town/resources/${resourceId}`}>{name}</a>
                </b>
                <span class="soft">
                  {[kept, more === '' ? '求められることは、いまと同じくらい' : more, toAsk]
                    .filter((part) => part !== '')
                    .join('。')}
                </span>
              </span>
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}
