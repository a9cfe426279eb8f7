import type { Lang } from '#web/text/catalogue.ts';
import { text } from '#web/text/text.ts';

/** How something came to be known; the codes of src/domain/fact.ts. */
export type StampBasis = 'consent' | 'confidential_meeting' | 'duty_to_report' | 'self_published';

const letters: Record<StampBasis, string> = {
  consent: '同',
  confidential_meeting: '封',
  duty_to_report: '通',
  self_published: '公',
};
const looks: Record<StampBasis, string> = {
  consent: 'st same',
  confidential_meeting: 'st seal',
  duty_to_report: 'st',
  self_published: 'st',
};

/** The one-letter stamp of a basis. With `words` its meaning stands beside it; without, only readers hear it. */
export function Stamp({
  basis,
  words: isSpelt,
  lang = 'ja',
}: {
  basis: StampBasis;
  words?: boolean;
  lang?: Lang;
}) {
  const meaning = text(lang).basis[basis];
  return (
    <>
      <span class={looks[basis]} title={meaning}>
        {letters[basis]}
      </span>
      {isSpelt ? <> {meaning}</> : <span class="vh">（{meaning}）</span>}
    </>
  );
}
