type Props = {
  /** Readings in braces: {公民館|こうみんかん}を {見|み}に {行|い}きます。 */
  words: string;
};

/** Words with their readings above them, for pages in やさしい日本語. Where ruby is unknown, readings stand in brackets. */
export function Furigana({ words }: Props) {
  return (
    <>
      {words.split(/(\{[^{}|]+\|[^{}|]+\})/).map((piece) => {
        const [, letters, reading] = /^\{([^|]+)\|(.+)\}$/.exec(piece) ?? [];
        return letters === undefined || reading === undefined ? (
          piece
        ) : (
          <ruby>
            {letters}
            <rp>（</rp>
            <rt>{reading}</rt>
            <rp>）</rp>
          </ruby>
        );
      })}
    </>
  );
}
