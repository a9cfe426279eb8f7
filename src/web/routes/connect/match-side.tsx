import type { SummaryLine } from '#domain/candidate-summary.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { Found } from '#use-cases/placement/find-candidates.ts';
import type { OwnWords } from '#use-cases/placement/read-own-words.ts';
import { Facts } from '#web/ui/facts.tsx';
import { gap } from '#web/ui/gap.ts';
import { Section } from '#web/ui/section.tsx';
import { Said, Voice } from '#web/ui/voice.tsx';

/** What the person said comes before what we made of it. */
export function FromThePerson({ found, today }: { found: Found; today: string }) {
  const first = firstWords(found);
  // What stands in the table below is not said twice.
  const isBelow = (said: OwnWords) => found.summary.some(({ value }) => value?.includes(said.words));
  const voices = found.ownWords
    .filter((said) => said.isOwnWords && said !== first && !isBelow(said))
    .slice(0, 2);
  return (
    <Section title="本人から" id="from-person">
      {voices.map((voice) => (
        <Voice small words={voice.words} by={saidBy(voice, today)} />
      ))}
      {first === undefined ? (
        <p class="soft">
          本人の言葉が、まだ書かれていません。<a href={`/people/${found.person.id}/assessment`}>書く</a>
        </p>
      ) : null}
      <Summary lines={found.summary} ownWords={found.ownWords} personId={found.person.id} />
    </Section>
  );
}

/** A wish before anything else: that is what is being looked for. */
export function firstWords(found: Found): OwnWords | undefined {
  const own = found.ownWords.filter(({ isOwnWords }) => isOwnWords);
  return own.find(({ kind }) => kind === 'wish') ?? own[0];
}

export function saidBy({ saidBy: who, saidOn }: OwnWords, today: string): string {
  return `${who === 'family' ? '家族の言葉' : '本人の言葉'}　${formatDayNear(saidOn, today)}`;
}

type SummaryProps = {
  lines: readonly SummaryLine[];
  /** Of these a line that repeats one word for word is set as what it is: a quotation. */
  ownWords?: readonly OwnWords[];
  personId?: string;
};

export function Summary({ lines, ownWords = [], personId }: SummaryProps) {
  const isQuotation = (value: string): boolean =>
    ownWords.some(({ isOwnWords, words }) => isOwnWords && words === value);
  const said = (value: string) => (isQuotation(value) ? <Said words={value} /> : value);
  return (
    <Facts
      plain
      caption="さがした条件"
      facts={lines.map(({ label, value }) => ({
        label,
        value: value ? (
          isQuotation(value) ? (
            said(value)
          ) : (
            value.split('\n').map((line) => <span class="said-line">{said(line)}</span>)
          )
        ) : (
          <>
            <span class="soft">まだうかがっていない</span>
            {personId === undefined ? null : (
              <>
                {gap}
                <a href={`/people/${personId}/assessment`}>うかがう</a>
              </>
            )}
          </>
        ),
      }))}
    />
  );
}

/** What is not on the list, by cause, so that nobody has to wonder; and the way to ask about a single one. */
export function LeftOut({ found }: { found: Found }) {
  const { leftOut, unreadable, person } = found;
  return (
    <Section title="出さなかったもの">
      {leftOut.length === 0 && unreadable.length === 0 ? <p class="soft">ありません。</p> : null}
      <Causes
        lines={
          unreadable.length === 0
            ? leftOut
            : [...leftOut, { label: '条件が読めない', count: unreadable.length }]
        }
      />
      {unreadable.slice(0, 5).map(({ id, name }) => (
        <p class="soft">
          <a href={`/town/resources/${id}`}>{name}</a>　条件を書き直すと、候補に入ります。
        </p>
      ))}
      <form class="ask-why" method="get" action="/connect/why">
        <input type="hidden" name="person" value={person.id} />
        <div class="f">
          <label for="f-why">「なぜ出ないのか」を一件ずつ調べる</label>
          <input type="search" id="f-why" name="q" autocomplete="off" />
        </div>
        <button class="btn two">調べる</button>
      </form>
    </Section>
  );
}

/** Causes and how many, as on look/match.html: plain words at the left, the count at the right. */
export function Causes({ lines }: { lines: Found['leftOut'] }) {
  if (lines.length === 0) return null;
  return (
    <table>
      <caption class="vh">出さなかったわけと、その数</caption>
      <tbody>
        {lines.map(({ label, count }) => (
          <tr>
            <td>{label}</td>
            <td class="r nb">{count}件</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
