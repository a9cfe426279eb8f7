import type { Lang } from '#web/text/catalogue.ts';
import { text } from '#web/text/text.ts';

type Props = {
  /** As typed, 姓 名 with a space; empty for somebody not named yet. */
  name: string;
  kana?: string | undefined;
  /** `ruby` over the name, `beside` it in soft type (headings), or `none`. */
  reading?: 'ruby' | 'beside' | 'none';
  honorific?: boolean;
  href?: string | undefined;
  /** On papers where the exact letter counts, the municipal character font goes first. */
  exact?: boolean;
  lang?: Lang;
};

/** A person's name, always with さん unless told otherwise, letter for letter as typed. */
export function PersonName(props: Props) {
  const { name, kana = '', reading = 'none', honorific = true, href, exact, lang = 'ja' } = props;
  const words = text(lang).person;
  const letters =
    reading === 'ruby' && kana !== '' && name !== '' ? (
      <ruby>
        {name}
        <rp>（</rp>
        <rt>{kana}</rt>
        <rp>）</rp>
      </ruby>
    ) : (
      name
    );
  const shown =
    name === '' ? (
      <span class="soft">{words.unnamed}</span>
    ) : (
      <span class={exact ? 'name exact' : 'name'}>
        {letters}
        {honorific ? <span class="san">{words.honorific}</span> : null}
      </span>
    );
  return (
    <>
      {href === undefined ? shown : <a href={href}>{shown}</a>}
      {reading === 'beside' && kana !== '' ? <span class="soft kana">{kana}</span> : null}
    </>
  );
}
