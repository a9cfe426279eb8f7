import type { Child } from 'hono/jsx';

type Props = {
  /** Exactly what was said; quotation marks are added when they are missing. */
  words: string;
  /** Who and when: 本人の言葉 10月6日. */
  by?: Child;
  small?: boolean;
  /** The wooden bar of somebody's own words on their own page. */
  bar?: boolean;
};

function quoted(words: string): string {
  return /^[「『]/.test(words) ? words : `「${words}」`;
}

function lines(words: string): Child[] {
  return words.split('\n').map((line, place) =>
    place === 0 ? (
      line
    ) : (
      <>
        <br />
        {line}
      </>
    ),
  );
}

/** What a person said, in mincho. What we write is never set this way. */
export function Voice({ words, by, small, bar }: Props) {
  const said = <p class={small ? 'voice s' : 'voice'}>{lines(quoted(words))}</p>;
  return (
    <>
      {bar ? <div class="said">{said}</div> : said}
      {by ? <p class={bar ? 'by soft after-bar' : 'by soft'}>{by}</p> : null}
    </>
  );
}

/** A few words of somebody's own inside a sentence of ours. */
export function Said({ words }: { words: string }) {
  return <span class="v">{quoted(words)}</span>;
}
