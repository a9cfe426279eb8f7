import type { SummaryLine } from '#domain/candidate-summary.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { Found } from '#use-cases/placement/find-candidates.ts';
import type { OwnWords } from '#use-cases/placement/read-own-words.ts';
import { Facts } from '#web/ui/facts.tsx';
import { Section } from '#web/ui/section.tsx';
import { Voice } from '#web/ui/voice.tsx';

/** What the person said comes before what we made of it. */
export function FromThePerson({ found, today }: { found: Found; today: string }) {
  const voices = found.ownWords.filter(({ isOwnWords }) => isOwnWords).slice(0, 2);
  return (
    <Section title="本人から" id="from-person">
      {voices.map((voice) => (
        <Voice small words={voice.words} by={saidBy(voice, today)} />
      ))}
      {voices.length === 0 ? (
        <p class="soft">
          本人の言葉が、まだ書かれていません。<a href={`/people/${found.person.id}/assessment`}>書く</a>
        </p>
      ) : null}
      <Summary lines={found.summary} personId={found.person.id} />
    </Section>
  );
}

function saidBy({ saidBy: who, saidOn }: OwnWords, today: string): string {
  return `${who === 'family' ? '家族の言葉' : '本人の言葉'}　${formatDayNear(saidOn, today)}`;
}

export function Summary({ lines, personId }: { lines: readonly SummaryLine[]; personId?: string }) {
  return (
    <Facts
      plain
      caption="さがした条件"
      facts={lines.map(({ label, value }) => ({
        label,
        value: value ?? (
          <>
            <span class="soft">まだうかがっていない</span>
            {personId === undefined ? null : (
              <>
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
      <table class="facts">
        <caption class="vh">出さなかったものの数と、わけ</caption>
        <tbody>
          {leftOut.map(({ label, count }) => (
            <tr>
              <th scope="row">{label}</th>
              <td class="r nb">{count}件</td>
            </tr>
          ))}
          {unreadable.length > 0 ? (
            <tr>
              <th scope="row">条件が読めない</th>
              <td class="r nb">{unreadable.length}件</td>
            </tr>
          ) : null}
        </tbody>
      </table>
      {unreadable.slice(0, 5).map(({ id, name }) => (
        <p class="soft">
          <a href={`/town/resources/${id}`}>{name}</a>　条件を書き直すと、候補に入ります。
        </p>
      ))}
      <form class="ask-why" method="get" action="/connect/why" role="search">
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
