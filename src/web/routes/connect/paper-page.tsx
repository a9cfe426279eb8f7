import type { Found } from '#use-cases/placement/find-candidates.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Section } from '#web/ui/section.tsx';
import { Voice } from '#web/ui/voice.tsx';
import { Doubts, subLine } from './match-doubts.tsx';
import { firstWords, Summary } from './match-side.tsx';
import { Option } from './option.tsx';

/** More than these nobody talks over at one sitting; the page has the others. */
const onPaper = { fits: 5, nearMisses: 3 };

/** A4, black and white, for talking it over: the person's words, the candidates with their reasons, room for an answer. */
export function PaperPage({ context, found }: { context: PageContext; found: Found }) {
  const { person, fits, nearMisses, fitCount, nearMissCount, total, leftOut } = found;
  const { today } = context;
  const voice = firstWords(found);
  return (
    <Page context={context} title={`行き先の候補　${person.name}`}>
      <PrintHead context={context} />
      <Head
        title={`${person.name}の行き先の候補`}
        crumbs={[
          { label: 'つなぐ', href: '/connect' },
          { label: person.name, href: `/connect?person=${person.id}` },
          { label: '紙' },
        ]}
        sub={`${subLine(found, today)}　${total}件から${fitCount}件　候補は下書きです`}
        actions={<PrintButton>印刷する</PrintButton>}
      />
      <Doubts found={found} />
      {voice ? <Voice small words={voice.words} /> : null}
      <Section title="さがした条件">
        <Summary lines={found.summary} ownWords={found.ownWords} />
      </Section>
      <Section title="候補" aside={fitCount > onPaper.fits ? `はじめの${onPaper.fits}件` : undefined}>
        {fitCount === 0 ? <p class="empty">今は合うものがありません。</p> : null}
        <ol>
          {fits.slice(0, onPaper.fits).map((candidate) => (
            <Option candidate={candidate} personId={person.id} today={today} noActions />
          ))}
        </ol>
      </Section>
      {nearMisses.length > 0 ? (
        <Section
          title="変えれば合うもの"
          aside={nearMissCount > onPaper.nearMisses ? `はじめの${onPaper.nearMisses}件` : undefined}
        >
          <ol>
            {nearMisses.slice(0, onPaper.nearMisses).map((candidate) => (
              <Option candidate={candidate} personId={person.id} today={today} noActions />
            ))}
          </ol>
        </Section>
      ) : null}
      <Section title="出さなかったもの">
        <p>{leftOut.map(({ label, count }) => `${label} ${count}件`).join('、') || 'ありません。'}</p>
      </Section>
      <Section title="本人の返事" class="answer-sheet">
        <table class="form">
          <tbody>
            {['聞いてみてほしいもの', 'いまはいいもの', 'ほかに言いたいこと'].map((label) => (
              <tr>
                <th scope="row">{label}</th>
                <td>
                  <br />
                  <br />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </Page>
  );
}
