import type { RosterAnswer } from '#use-cases/follow-up/read-roster.ts';
import { Facts } from '#web/ui/facts.tsx';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import type { Month } from './month.ts';
import { columnLabel } from './roster-page.tsx';

type Props = { context: PageContext; answer: RosterAnswer; month: Month };

/** More columns than this do not fit on one A4 sheet; then the month is two tables. */
const mostColumns = 16;

/** An empty roster for the leader: what people are called there, and nothing else about anybody (invariant 4). */
export function RosterPaperPage({ context, answer, month }: Props) {
  const { resource, columns, lines } = answer;
  const back = `/town/resources/${resource.id}/roster?month=${month.code}`;
  const called = lines.filter((line) => line.called !== '');
  const open = columns.filter(({ key }) =>
    called.some(({ cells }) => cells.get(key)?.expected?.closed === null),
  );
  const parts =
    open.length > mostColumns
      ? [open.slice(0, Math.ceil(open.length / 2)), open.slice(Math.ceil(open.length / 2))]
      : [open];
  return (
    <Page context={context} title={`出欠表　${month.label}`}>
      <PrintHead context={context} collect />
      <p class="crumb no-print">
        <a href={back}>入れる頁にもどる</a>
      </p>
      <div class="head">
        <div>
          <h1>出欠表　{month.label}</h1>
          <p class="sub">
            {[resource.name, resource.organizationName ?? ''].filter((part) => part !== '').join(gap)}
          </p>
        </div>
        <div class="acts">
          <PrintButton>印刷する</PrintButton>
        </div>
      </div>
      {called.length < lines.length ? (
        <p class="note no-print">
          呼び名の決まっていない人が{lines.length - called.length}
          人います。呼び名は本人の了解のあとに決まるので、この紙には出ません。
        </p>
      ) : null}
      {called.length === 0 ? (
        <p class="empty">この紙に出せる人が、まだいません。呼び名が決まると、ここに出ます。</p>
      ) : (
        parts.map((part) => (
          <div class="wide-table" role="region" aria-label={`${month.label}の出欠表`} tabindex={0}>
            <table class="grid roster paper">
              <caption class="vh">{month.label}の出欠</caption>
              <thead>
                <tr>
                  <th scope="col" class="l">
                    呼び名
                  </th>
                  {part.map((column) => (
                    <th scope="col">{columnLabel(column, open)}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {called.map(({ called: name, cells }) => (
                  <tr>
                    <th scope="row">{name}</th>
                    {part.map(({ key }) => (
                      <td>
                        {cells.get(key)?.expected?.closed === null ? gap : <span class="soft">／</span>}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))
      )}
      <p class="paper-key">
        ○ 来た{gap}△ おくれて来た{gap}▽ 早めに帰った{gap}× 来なかった{gap}休 この日は休み{gap}／
        この日は予定なし
      </p>
      <table class="form by-hand">
        <caption class="vh">手書きの欄</caption>
        <tbody>
          {['気づいたこと', '書いた人・日'].map((label) => (
            <tr>
              <th scope="row">{label}</th>
              <td>{gap}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="paper-foot">
        <Facts
          plain
          caption="この紙について"
          facts={[
            {
              label: 'お願い',
              value: 'ここに書くのは出欠の印だけで足ります。わけや体のことは書かなくてかまいません。',
            },
            {
              label: '渡す先',
              value: `${context.session?.agencyName ?? ''}${gap}${context.session?.name ?? ''}`,
            },
          ]}
        />
      </div>
    </Page>
  );
}
