import { freshnessLabels, freshnessOf } from '#domain/freshness.ts';
import { openStateLabels } from '#domain/organization.ts';
import { halfLabels, placesLeft, weekdayLabels } from '#domain/formal-capacity.ts';
import type { ResourceRecord } from '#use-cases/resources/read-resource.ts';
import { Facts } from '#web/ui/facts.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Section } from '#web/ui/section.tsx';
import { agreementFacts, conditionFacts, freshnessFacts, placeFacts } from './resource-card.tsx';

/** 資源個票 on one sheet of A4, black and white, with empty lines to write answers in by hand. */
export function CardPage({ context, resource }: { context: PageContext; resource: ResourceRecord }) {
  const { number, words, halfDays, state } = resource;
  const { facts, unasked } = conditionFacts(resource);
  return (
    <Page context={context} title={`資源個票 ${words.name}`}>
      <PrintHead context={context} number={number} />
      <Head
        title={words.name}
        kicker={words.nameKana}
        crumbs={[
          { label: 'まち', href: '/town' },
          { label: words.name, href: `/town/resources/${resource.id}` },
          { label: '資源個票' },
        ]}
        sub={[
          number,
          state === 'open' ? freshnessLabels[freshnessOf(resource, context.today)] : openStateLabels[state],
        ].join(gap)}
        actions={<PrintButton>印刷する</PrintButton>}
      />
      <div class="card-sheet">
        <Section title="場と時間" class="wide-labels">
          <Facts facts={placeFacts(resource)} caption="場と時間" />
          {words.summary ? <p class="as-typed card-text">{words.summary}</p> : null}
        </Section>
        {halfDays.length > 0 ? (
          <Section title="定員の空き">
            <p class="card-text">
              {halfDays
                .map(
                  (day) =>
                    `${weekdayLabels[day.weekday - 1] ?? ''}曜${halfLabels[day.half]} ${placesLeft(day)}人（定員${day.capacity}）`,
                )
                .join('、')}
            </p>
          </Section>
        ) : null}
        <Section title="条件" class="wide-labels">
          {facts.length > 0 ? <Facts facts={facts} caption="条件" /> : null}
          {unasked.length > 0 ? <p class="card-text">？ 未確認：{unasked.join('、')}</p> : null}
        </Section>
        <Section title="受入先との話" class="wide-labels">
          <Facts facts={agreementFacts(resource)} caption="受入先との話" />
        </Section>
        <Section title="確認">
          <Facts facts={freshnessFacts(resource)} caption="確認" />
          <table class="form by-hand">
            <caption class="vh">手書きの欄</caption>
            <tbody>
              {['確認した日・人・方法', '変わったこと', '次に確認する日'].map((label) => (
                <tr>
                  <th scope="row">{label}</th>
                  <td>{gap}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      </div>
    </Page>
  );
}
