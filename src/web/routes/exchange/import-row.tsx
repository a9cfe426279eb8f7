import { ruleText } from '#domain/hours-text.ts';
import type { ImportHead, ImportRowView } from '#use-cases/exchange/read-import.ts';
import { Button } from '#web/ui/button.tsx';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Tag, type TagKind } from '#web/ui/tag.tsx';
import { fateLabels } from './import-labels.ts';

const looks: Record<ImportRowView['fate'], TagKind> = {
  new: 'go',
  changed: 'plain',
  same: 'plain',
  check: 'warn',
};

type Props = {
  context: PageContext;
  head: ImportHead;
  view: ImportRowView;
  /** The query of the list that it stands in: whoever decides comes back to it. */
  from: string;
};

/** One row: what was understood, what is doubtful and why, what would change, and the cells as they stand. */
export function ImportRow({ context, head, view, from }: Props) {
  const { row, doubts, changes, fate, line } = view;
  const emptyColumns = head.counts.columns.filter((column) => row.cells[column] === '');
  const windows = row.resource.windows.map(({ rule }) => ruleText(rule)).join('、');
  return (
    <li id={`line-${line}`}>
      <div class="import-row-head">
        <Tag kind={looks[fate]}>{fateLabels[fate]}</Tag>
        <h2>
          {view.resourceId && (view.isTaken || fate === 'same') ? (
            <a href={`/town/resources/${view.resourceId}`}>{row.resource.name || '（名称なし）'}</a>
          ) : (
            row.resource.name || '（名称なし）'
          )}
        </h2>
        <span class="soft">
          {line}行目　{row.resource.category}
        </span>
        <Decision context={context} head={head} view={view} from={from} />
      </div>
      <p>
        {row.place.address || '住所なし'}
        {windows === '' ? null : `　${windows}`}
        {row.status === 'open' ? null : (
          <>
            {gap}
            <b>{row.status === 'closed' ? '終了' : '休止'}</b>
          </>
        )}
      </p>
      {doubts.length > 0 ? (
        <ul class="doubts">
          {doubts.map((each) => (
            <li class={each.weight === 'check' ? 'check' : undefined}>
              {each.column === '' ? null : <b>{each.column}　</b>}
              {each.sentence}
              {each.original === '' ? null : (
                <span class="soft">
                  {/* About a whole row: its number, name and address, as the register keeps them. */}
                  {gap}升「{each.column === '' ? each.original.replaceAll('|', '　') : each.original}」
                </span>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {changes.length > 0 ? (
        <table class="stack changes">
          <thead>
            <tr>
              <th>欄</th>
              <th>これまで</th>
              <th>このファイル</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr>
                <th scope="row">{change.label}</th>
                <td data-l="これまで">{change.from || 'なし'}</td>
                <td data-l="このファイル">{change.to || 'なし'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <details>
        <summary>元の升と、読み取った値</summary>
        <table class="form">
          <tbody>
            {head.counts.columns
              .filter((column) => (row.cells[column] ?? '') !== '')
              .map((column) => (
                <tr>
                  <th scope="row">{column}</th>
                  <td>{row.cells[column]}</td>
                </tr>
              ))}
            {emptyColumns.length > 0 ? (
              <tr>
                <th scope="row">空の升</th>
                <td class="soft">{emptyColumns.join('、')}</td>
              </tr>
            ) : null}
            <tr>
              <th scope="row">読み取った日時</th>
              <td>{windows === '' ? <span class="soft">読み取れたものはない</span> : windows}</td>
            </tr>
            <tr>
              <th scope="row">読み取った費用</th>
              <td>
                {row.resource.fee.amounts.map(({ who, yen }) => `${who} ${yen}円`).join('、') || (
                  <span class="soft">読み取れたものはない</span>
                )}
              </td>
            </tr>
          </tbody>
        </table>
      </details>
    </li>
  );
}

function Decision({ context, head, view, from }: Props) {
  if (view.isTaken) return <span class="soft">台帳に入れた</span>;
  const isOpen = head.state === 'preview' || head.state === 'applied';
  if (!isOpen || view.fate === 'same') return null;
  const isSkipped = view.decision === 'skip';
  // What an import that is in has left out by itself was corrected by hand after the preview.
  const isLeft = head.state === 'applied' && view.fate !== 'check' && !isSkipped;
  const isTaken = !isLeft && (view.decision === 'take' || (view.fate !== 'check' && !isSkipped));
  return (
    <Form csrf={context.csrf} action={`/town/import/${head.id}/rows`} class="acts" leadsToPlace>
      <input type="hidden" name="state" value={head.state} />
      <input type="hidden" name="from" value={from} />
      <span class="soft">
        {isLeft
          ? '見たあとに人が直した欄があるので、入れていない'
          : isSkipped
            ? '入れません'
            : isTaken
              ? '入れます'
              : 'まだ決めていない'}
      </span>
      {isTaken ? null : (
        <Button kind="second" name="act" value={`take:${view.line}`} label={`${view.line}行目を入れる`}>
          入れる
        </Button>
      )}
      {isSkipped ? null : (
        <Button kind="second" name="act" value={`skip:${view.line}`} label={`${view.line}行目を入れない`}>
          入れない
        </Button>
      )}
    </Form>
  );
}
