import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import type { ImportHead } from '#use-cases/exchange/read-import.ts';
import { Button } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { stateLabels } from './import-labels.ts';

export type UploadProblem = { title: string; sentences: string[]; seen?: string[] };

type Props = { context: PageContext; imports: readonly ImportHead[]; problem?: UploadProblem };

/** Files of other people's registers: what was read, by whom, and the next one. */
export function ImportsPage({ context, imports, problem }: Props) {
  return (
    <Page context={context} title="台帳の取り込み">
      <Head
        title="台帳の取り込み"
        crumbs={[{ label: 'まち', href: '/town' }, { label: '取り込み' }]}
        sub="公開されている一覧のファイルを、まちの台帳に入れます。入れる前に、一行ずつの行き先を見られます。"
      />
      {problem ? <Problem problem={problem} /> : null}
      <Columns side={<Formats />} slim>
        <Section title="ファイルを読む">
          <Form csrf={context.csrf} action="/town/import" withFiles>
            <div class="f">
              <label for="f-file">台帳のファイル</label>
              <p class="hint" id="f-file-hint">
                CSVかExcel（20MBまで）。文字の種類と様式は、こちらで見分けます。
              </p>
              <input
                id="f-file"
                name="file"
                type="file"
                accept=".csv,.xlsx,.txt,text/csv"
                aria-describedby="f-file-hint"
              />
            </div>
            <p class="acts">
              <Button>読んで、行き先を見る</Button>
            </p>
          </Form>
        </Section>
        <Section title="これまでの取り込み">
          {imports.length === 0 ? (
            <EmptyState words="まだ、読んだファイルはありません。" />
          ) : (
            <Table
              caption="これまでの取り込み"
              columns={[
                {
                  label: 'ファイル',
                  kind: 'head',
                  cell: (row) => <a href={`/town/import/${row.id}`}>{row.fileName}</a>,
                },
                { label: '様式', cell: (row) => row.counts.formatTitle },
                { label: '行', kind: 'number', cell: (row) => `${row.rowCount}行` },
                {
                  label: 'いつ・だれ',
                  cell: (row) => (
                    <>
                      {formatDayNear(tokyoDay(row.createdAt), context.today)} {tokyoTime(row.createdAt)}
                      {gap}
                      <span class="nb">{row.createdByName}</span>
                    </>
                  ),
                },
                {
                  label: 'いま',
                  kind: 'tight',
                  cell: (row) => (
                    <Tag kind={row.state === 'preview' ? 'warn' : 'plain'}>{stateLabels[row.state]}</Tag>
                  ),
                },
              ]}
              rows={imports}
            />
          )}
        </Section>
      </Columns>
    </Page>
  );
}

function Problem({ problem }: { problem: UploadProblem }) {
  return (
    <div class="note err" role="alert" tabindex={-1} autofocus>
      <h2>{problem.title}</h2>
      {problem.sentences.map((sentence) => (
        <p>{sentence}</p>
      ))}
      {problem.seen ? <p class="soft">見えた列：{problem.seen.slice(0, 60).join('、')}</p> : null}
      <p>台帳は、なにも変わっていません。</p>
    </div>
  );
}

function Formats() {
  return (
    <Section title="読める様式">
      <ul class="plain-list">
        <li>
          <b>こども食堂一覧</b>
          <br />
          <span class="soft">自治体標準オープンデータセット。新旧の見出し、追加情報のつづき</span>
        </li>
        <li>
          <b>介護サービス情報公表</b>
          <br />
          <span class="soft">厚生労働省。どのサービスのファイルも同じ24列</span>
        </li>
      </ul>
      <p class="soft">
        二度目に読むと、増えるのではなく、変わったところだけが変わります。人が直した欄を、ファイルがだまって書きかえることはありません。
      </p>
    </Section>
  );
}
