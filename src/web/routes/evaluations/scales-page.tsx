import { seriesOf } from '#domain/before-after.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { answerers, declined, moments, scales, type Scale, type ScaleForm } from '#domain/scale.ts';
import type { Measurement, ScalesAnswer } from '#use-cases/evaluations/read-scales.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';
import { LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { gap } from '#web/ui/gap.ts';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { PrintButton } from '#web/ui/print-button.tsx';
import { Rows, type WorkRow } from '#web/ui/rows.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { ScaleDrawing } from './scale-drawing.tsx';
import { formOf, seriesTitle, totalWords } from './scale-words.ts';

type Props = { context: PageContext; person: PersonHead; answer: ScalesAnswer };

/** 尺度 of one case: before and after as drawings with the tables behind them, and the way to measure. */
export function ScalesPage({ context, person, answer }: Props) {
  const { measurements, wordings, goalWords } = answer;
  const path = `/people/${person.id}/evaluations/scales`;
  const series = seriesOf(measurements);
  return (
    <PersonFrame
      context={context}
      person={person}
      tab="/evaluations"
      title="尺度"
      actions={<PrintButton>印刷する</PrintButton>}
    >
      <Notice>
        尺度は、支援を受けるための条件ではありません。上がっても下がっても、ふつうのことです。答えたくないものは、答えなくてよいと伝えてから聞いてください。
      </Notice>
      <Columns slim side={<Measure path={path} answer={answer} />}>
        <Section title="はじめから、いままで">
          {series.length === 0 ? (
            <EmptyState
              words="まだ測っていません。はじめに一度測っておくと、あとで前と後をくらべられます。"
              action={{ href: `${path}/new?scale=ladder`, label: '社会参加の段から書く' }}
            />
          ) : (
            <div class="figures">
              {series.map((one, place) => {
                const title = seriesTitle(one, goalWords, wordings);
                return (
                  <figure>
                    <figcaption>{title}</figcaption>
                    <ScaleDrawing
                      series={one}
                      form={formOf(one.scale, wordings)}
                      title={title}
                      today={context.today}
                      id={`scale-${place}`}
                    />
                  </figure>
                );
              })}
            </div>
          )}
        </Section>
        {measurements.length > 0 ? <Measurements {...{ context, person, answer, path }} /> : null}
      </Columns>
    </PersonFrame>
  );
}

const measured: readonly Scale[] = ['ladder', 'lsns6', 'ucla3', 'loneliness_direct'];

function Measure({ path, answer }: { path: string; answer: ScalesAnswer }) {
  const { goals, wordings } = answer;
  const rows: WorkRow[] = measured.map((scale) => ({
    title: scales[scale],
    sub:
      scale === 'lsns6' && wordings.lsns6.size < 6
        ? '設問の文がまだ入っていません。見出しだけで聞くこともできます'
        : undefined,
    action: { href: `${path}/new?scale=${scale}`, label: '測る' },
  }));
  return (
    <>
      <Section title="測る">
        <Rows noLead rows={rows} />
      </Section>
      <Section title="プランの目標">
        {goals.length === 0 ? (
          <p class="empty">実施中のプランに、目標がまだありません。</p>
        ) : (
          <Rows
            noLead
            rows={goals.map(({ id, words }) => ({
              title: words,
              action: { href: `${path}/new?scale=goal&goal=${id}`, label: '達成を書く' },
            }))}
          />
        )}
      </Section>
    </>
  );
}

/** Every single answer, folded away: a total says less than its parts, and a missing part says something too. */
function Answers({ row, form }: { row: Measurement; form: ScaleForm }) {
  if (form.items.length < 2 || row.scaleVersion !== form.version) return null;
  const words = (key: string) => {
    const answer = row.answers[key];
    if (answer === declined) return '答えたくない';
    return form.answers.find(({ value }) => value === answer)?.label ?? '聞いていない';
  };
  return (
    <details>
      <summary>ひとつずつの答え</summary>
      <ul>
        {form.items.map((item) => (
          <li>
            <span class="soft">{item.wording === '' ? item.heading : item.wording}</span>
            {gap}
            {words(item.key)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Measurements({ context, person, answer, path }: Props & { path: string }) {
  const { measurements, wordings, goalWords } = answer;
  const title = ({ scale, subject }: Measurement) =>
    scale === 'goal' ? `目標「${goalWords.get(subject) ?? '前のプランの目標'}」` : scales[scale];
  const struck = (row: Measurement, words: string) =>
    row.struckAt ? (
      <>
        <s>{words}</s>
        <span class="line-of soft">消した：{row.struckReason}</span>
      </>
    ) : (
      words
    );
  return (
    <Section
      title="測った記録"
      aside={
        <LinkButton href={`/people/${person.id}/evaluations`} kind="plain">
          評価の一覧
        </LinkButton>
      }
    >
      <Table
        caption="測った記録"
        rows={measurements.toReversed()}
        columns={[
          {
            label: '日',
            kind: 'head',
            cell: (row) => <span class="nb">{formatDayNear(row.measuredOn, context.today)}</span>,
          },
          { label: 'とき', kind: 'tight', cell: (row) => moments[row.moment] },
          { label: '尺度', cell: title },
          {
            label: '答え',
            cell: (row) => (
              <>
                {struck(row, totalWords(row, wordings))}
                <Answers row={row} form={formOf(row.scale, wordings)} />
                {row.words === '' ? null : <span class="line-of">{row.words}</span>}
                {row.noteId ? (
                  <a class="line-of" href={`/people/${person.id}/notes#note-${row.noteId}`}>
                    もとの経過記録
                  </a>
                ) : null}
              </>
            ),
          },
          {
            label: 'だれが',
            cell: (row) => (
              <>
                {answerers[row.answeredBy]}
                <span class="line-of soft">たずねた人 {row.askedByName ?? ''}</span>
              </>
            ),
          },
          {
            label: '直す',
            kind: 'tight',
            cell: (row) =>
              row.struckAt ? (
                ''
              ) : (
                <a class="no-print" href={`${path}/${row.id}/strike`}>
                  消し線をひく
                  <span class="vh">
                    （{title(row)}　{formatDayNear(row.measuredOn, context.today)}）
                  </span>
                </a>
              ),
          },
        ]}
      />
    </Section>
  );
}
