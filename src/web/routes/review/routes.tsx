import { Hono } from 'hono';
import { caseStateCodes, caseStates } from '#domain/case-state.ts';
import { freshnessBounds, freshnessCodes, freshnessLabels } from '#domain/freshness.ts';
import { intakeRoutes as routeLabels, intakeTopics } from '#domain/intake.ts';
import { fiscalYear, formatFiscalYear } from '#domain/japanese-date.ts';
import { tokyoTime } from '#domain/tokyo-day.ts';
import { resourceKindCodes, resourceKinds } from '#domain/resource.ts';
import { readReview, type Count, type Review } from '#use-cases/statistics/read-review.ts';
import { pageContext, type Env } from '#web/context.ts';
import { Halves } from '#web/ui/columns.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Head } from '#web/ui/head.tsx';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { Section } from '#web/ui/section.tsx';

/** ふりかえり: the figures of a fiscal year, counted and not judged. */
export const reviewRoutes = new Hono<Env>();

const firstYear = 2021; // 重層的支援体制整備事業 began in April 2021

reviewRoutes.get('/', async (c) => {
  const thisYear = fiscalYear(c.var.today);
  const asked = Number(c.req.query('year') ?? thisYear);
  const year = Number.isInteger(asked) && asked >= firstYear && asked <= thisYear ? asked : thisYear;
  const { worker } = c.var.session;
  const review = await readReview(worker, year, freshnessBounds(c.var.today), c.var.now);
  return c.html(
    <Page context={pageContext(c)} title="ふりかえり">
      <Head
        title={`ふりかえり　${formatFiscalYear(year)}`}
        sub={`${
          worker.roles.includes('municipal_officer')
            ? '市ぜんたいの数です。'
            : 'あなたが見られる範囲の数です。市ぜんたいの数は主管課が見ます。'
        }${tokyoTime(review.countedAt)}に数えました。`}
        actions={
          <>
            {year > firstYear ? <a href={`/review?year=${year - 1}`}>前の年度</a> : null}
            {year < thisYear ? <a href={`/review?year=${year + 1}`}>次の年度</a> : null}
            <PrintButton>印刷する</PrintButton>
          </>
        }
      />
      <Halves>
        <Months months={review.months} year={year} today={c.var.today} />
        <Section title="どこから来たか">
          <Counts counts={review.routes} labels={routeLabels} unit="件" />
        </Section>
      </Halves>
      <Halves>
        <Section title="なにの相談か" aside="ひとつの相談に、いくつもあります">
          <Counts counts={review.topics} labels={intakeTopics} unit="件" />
        </Section>
        <Section title="行き先さがし">
          {review.searches.runs === 0 ? (
            <EmptyState words="この年度は、まだ行き先をさがしていません。" />
          ) : (
            <p>
              行き先を{review.searches.runs}回さがし、そのまま合うものがなかったのは
              {review.searches.withoutFit}回です。そこから生まれた声は
              {review.voices.find(({ code }) => code === 'unmatched')?.count ?? 0}件です。
            </p>
          )}
        </Section>
      </Halves>
      {year === thisYear ? <Now review={review} /> : null}
    </Page>,
  );
});

/** Month by month of the fiscal year; a month still to come has no figure, not a zero. */
function Months({ months, year, today }: { months: Review['months']; year: number; today: string }) {
  const intakes = months.reduce((sum, { intakes: count }) => sum + count, 0);
  const figure = (month: string, count: number): string => {
    const first = `${Number(month) < 4 ? year + 1 : year}-${month}-01`;
    return first > today ? '–' : String(count);
  };
  return (
    <Section title="月ごと" aside={`相談受付 ${intakes}件`}>
      <table>
        <thead>
          <tr>
            <th scope="col">月</th>
            <th scope="col" class="r">
              相談受付
            </th>
            <th scope="col" class="r">
              終結
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, intakes: count, ended }) => (
            <tr>
              <th scope="row">{Number(month)}月</th>
              <td class="r">{figure(month, count)}</td>
              <td class="r">{figure(month, ended)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** How things stand today: told with this year only, because nobody counted it at the end of another. */
function Now({ review }: { review: Review }) {
  return (
    <Halves>
      <Section title="いまの段">
        <Counts counts={inOrder(review.states, caseStateCodes)} labels={caseStates} unit="人" />
      </Section>
      <Section title="いまのまちの資源">
        <Counts counts={inOrder(review.resources, resourceKindCodes)} labels={resourceKinds} unit="件" />
        <h3>確認の新しさ</h3>
        <Counts
          counts={freshnessCodes.map((code) => ({ code, count: review.freshness[code] }))}
          labels={freshnessLabels}
          unit="件"
        />
      </Section>
    </Halves>
  );
}

function inOrder(counts: readonly Count[], codes: readonly string[]): Count[] {
  return codes.flatMap((code) => counts.filter((each) => each.code === code));
}

type CountsProps = { counts: readonly Count[]; labels: Readonly<Record<string, string>>; unit: string };

function Counts({ counts, labels, unit }: CountsProps) {
  if (counts.length === 0) return <EmptyState words="まだありません。" />;
  return (
    <table>
      <tbody>
        {counts.map(({ code, count }) => (
          <tr>
            <th scope="row">{labels[code] ?? code}</th>
            <td class="r nb">
              {count}
              {unit}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
