import { askSides, type Composition } from '#domain/composition.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { mostVoices, voicesInShort } from '#domain/voices-in-short.ts';
import { gap } from '#web/ui/gap.ts';
import { Section } from '#web/ui/section.tsx';
import { Voice } from '#web/ui/voice.tsx';

type Told = Pick<Composition['wish'], 'mayName' | 'owner' | 'words' | 'heardOn'>;

function ownerText({ mayName, owner }: Told): string {
  if (!mayName) return '声の主の名は、伝えてよいか聞くまで出しません';
  return owner === '' ? '声の主は書かれていません' : owner;
}

/** Of all voices that it answers, the first by name. */
export function ownersText({ wish, alsoWishes }: Composition): string {
  const all: Told[] = [wish, ...alsoWishes];
  const named = all.filter(({ mayName, owner }) => mayName && owner !== '').map(({ owner }) => owner);
  const names = [...new Set(named)];
  if (names.length === 0) return ownerText(wish);
  const more = names.length > mostVoices ? `　ほか${names.length - mostVoices}` : '';
  const isMixed = all.some(({ mayName }) => !mayName);
  const rest = isMixed ? '　ほかの声の主の名は、伝えてよいか聞くまで出しません' : '';
  return `${names.slice(0, mostVoices).join('、')}${more}${rest}`;
}

/** The words of the voices, each once, and how many more there are. */
export function VoicesLine({ draft: { wish, alsoWishes } }: { draft: Composition }) {
  const { words, others } = voicesInShort([wish, ...alsoWishes]);
  return (
    <>
      {words.map((one, at) => (
        <>
          {at === 0 ? null : 'と '}
          <b>{one}</b>{' '}
        </>
      ))}
      {others > 0 ? `ほか${others}の声 ` : null}
    </>
  );
}

function OneVoice({ told, today }: { told: Told; today: string }) {
  return (
    <>
      <Voice small words={told.words} />
      <p class="soft">
        {ownerText(told)}
        {told.heardOn === null ? null : (
          <>
            {gap}
            {formatDayNear(told.heardOn, today)}
          </>
        )}
      </p>
    </>
  );
}

export function VoicesPart({ draft, today }: { draft: Composition; today: string }) {
  const all: Told[] = [draft.wish, ...draft.alsoWishes];
  const rest = all.slice(mostVoices);
  return (
    <>
      <p class="k">{all.length === 1 ? 'まちの声' : 'まちの声　同じ地区の、同じ願い'}</p>
      {all.slice(0, mostVoices).map((told) => (
        <OneVoice told={told} today={today} />
      ))}
      {rest.length === 0 ? null : (
        <details class="more">
          <summary>ほか{rest.length}の声</summary>
          {rest.map((told) => (
            <OneVoice told={told} today={today} />
          ))}
        </details>
      )}
    </>
  );
}

type Ask = Composition['asks'][number];

function OneAsk({ ask: { side, whom, what } }: { ask: Ask }) {
  return (
    <Section title={`${askSides[side]}聞く`} aside={whom}>
      <ul class="ask-list">
        {what.map((words) => (
          <li>{words}</li>
        ))}
      </ul>
    </Section>
  );
}

/** Each side apart: nobody's yes stands for another's. */
export function AskLists({ draft }: { draft: Composition }) {
  const voices = draft.asks.filter(({ side }) => side === 'voice');
  const folded = new Set(voices.slice(mostVoices));
  const last = voices[mostVoices - 1];
  return (
    <>
      {draft.asks
        .filter((ask) => !folded.has(ask))
        .map((ask) => (
          <>
            <OneAsk ask={ask} />
            {ask === last && folded.size > 0 ? (
              <details class="more">
                <summary>ほか{folded.size}の声の主にも聞く</summary>
                {[...folded].map((one) => (
                  <OneAsk ask={one} />
                ))}
              </details>
            ) : null}
          </>
        ))}
    </>
  );
}
