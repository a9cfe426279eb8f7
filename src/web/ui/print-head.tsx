import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { text } from '#web/text/text.ts';
import type { PageContext } from './page-context.ts';

type Props = {
  context: PageContext;
  /** The number of the case or paper. */
  number?: string;
  /** Papers of a meeting are numbered and taken back: 3部目 回収. */
  copy?: string;
  collect?: boolean;
};

/** Seen on paper only: whose paper this is, its number and 回収 at the top right. */
export function PrintHead({ context, number, copy, collect }: Props) {
  const words = text(context.lang).print;
  return (
    <div class="print-head">
      <p>
        {context.municipalityName}
        {context.session ? `　${context.session.agencyName}` : null}
      </p>
      <p>
        {number === undefined ? null : `${words.number} ${number}　`}
        {copy === undefined ? null : `${words.copy(copy)}　`}
        {words.printedOn} {formatJapaneseDate(context.today)}
        {collect ? <b class="collect">{words.collect}</b> : null}
      </p>
    </div>
  );
}
