import { cellText, type Cell } from '#domain/gap-cell.ts';
import type { ImaginedResource } from '#domain/imagined-resource.ts';
import type { LookedAt } from '#use-cases/gaps/read-gap.ts';
import { Facts } from '#web/ui/facts.tsx';
import { Notice } from '#web/ui/notice.tsx';
import { People } from './counted-words.tsx';

type Props = {
  answer: NonNullable<LookedAt['answer']>;
  imagined: ImaginedResource;
  /** How many have the gap in common; absent without a gap. */
  ofGap?: Cell;
};

/** What an imagined place would come to. The same run as of the town as it is, with one place more. */
export function AnswerPart({ answer, imagined, ofGap }: Props) {
  const { gained, fits, ask, rest, oneMore } = answer;
  const { places } = imagined;
  const isShort = places !== null && gained !== null && gained > places;
  return (
    <>
      <Facts
        plain
        caption="もしもの答え"
        facts={[
          {
            label: '行き先ができる人',
            value: (
              <>
                <People cell={gained} />
                {isShort ? (
                  <p class="soft">
                    枠は{places}人なので、一度に来られるのは{places}人までです。
                  </p>
                ) : null}
              </>
            ),
          },
          { label: 'そのまま合う人', value: <People cell={fits} /> },
          { label: 'たずねることが残る人', value: <People cell={ask} /> },
          ...(ofGap === undefined
            ? []
            : [{ label: `あてはまる人${cellText(ofGap)}のうち`, value: <People cell={answer.ofGap} /> }]),
          { label: 'それでも、まだない人', value: <People cell={rest} /> },
        ]}
      />
      {oneMore.length === 0 ? null : (
        <>
          <h3>この形に、もうひとつ足すと</h3>
          <ul class="why">
            {oneMore.slice(0, 8).map(({ words, people }) => (
              <li>
                <span aria-hidden="true">△</span> {words}と、さらに{cellText(people)}
              </li>
            ))}
          </ul>
        </>
      )}
      {gained === null ? (
        <Notice title="この形では、行き先ができる人は5人より少なくなります。">
          することを変えるか、支えや時間を足して、もう一度やってみてください。
        </Notice>
      ) : null}
    </>
  );
}
