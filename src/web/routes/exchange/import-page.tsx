import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import type { Fate, ImportHead, ImportRowView } from '#use-cases/exchange/read-import.ts';
import { Button } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Pagination } from '#web/ui/pagination.tsx';
import { Section } from '#web/ui/section.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { ImportRow } from './import-row.tsx';
import { fateLabels, stateLabels } from './import-labels.ts';

type Props = {
  context: PageContext;
  head: ImportHead;
  rows: readonly ImportRowView[];
  nextLine: number | undefined;
  undecided: number;
  fate?: Fate;
  afterLine?: number;
};

/** One file: what it is, what becomes of every row, and the one act that is next. */
export function ImportPage(props: Props) {
  const { context, head, rows, nextLine, undecided, fate, afterLine } = props;
  const from = new URLSearchParams({
    ...(fate ? { fate } : {}),
    ...(afterLine ? { after: String(afterLine) } : {}),
  }).toString();
  const base = `/town/import/${head.id}`;
  const { counts } = head;
  const tabs = [
    { href: base, label: `すべて ${head.rowCount}行` },
    ...(['new', 'changed', 'check', 'same'] as const).map((each) => ({
      href: `${base}?fate=${each}`,
      label: `${fateLabels[each]} ${counts[each]}行`,
    })),
  ];
  return (
    <Page context={context} title={head.fileName}>
      <Head
        title={<FileName name={head.fileName} />}
        crumbs={[
          { label: 'まち', href: '/town' },
          { label: '取り込み', href: '/town/import' },
          { label: stateLabels[head.state] },
        ]}
        sub={`${counts.formatTitle}　${encodingLabel(head.encoding)}　${formatDayNear(tokyoDay(head.createdAt), context.today)} ${tokyoTime(head.createdAt)} ${head.createdByName}`}
        actions={<Acts context={context} head={head} />}
      />
      <p>
        読んだ{counts.read}行のうち、新しい{counts.new}行、変わった{counts.changed}行、同じ{counts.same}
        行、要確認{counts.check}行、くり返し{counts.repeated}行。
        {counts.absent > 0
          ? `台帳にあってこのファイルにないものが${counts.absent}件ありますが、消しません。`
          : ''}
      </p>
      <Remarks head={head} />
      {undecided > 0 && (head.state === 'preview' || head.state === 'applied') ? (
        <Notice kind="warn" title={`要確認の${undecided}件は、だれかが決めるまで台帳に入りません。`}>
          <a href={`${base}?fate=check`}>理由を見て決める</a>
        </Notice>
      ) : null}
      <Tabs tabs={tabs} current={fate ? `${base}?fate=${fate}` : base} label="行き先でしぼる" />
      {fate === 'check' && undecided > 1 && head.state === 'preview' ? (
        <Form csrf={context.csrf} action={`${base}/rows`} class="acts">
          <input type="hidden" name="state" value={head.state} />
          <Button kind="second" name="act" value="take:open">
            まだの{undecided}件をすべて入れる
          </Button>
          <Button kind="second" name="act" value="skip:open">
            まだの{undecided}件をすべて入れない
          </Button>
        </Form>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState words="この行き先の行は、ありません。" />
      ) : (
        <ul class="import-rows">
          {rows.map((row) => (
            <ImportRow context={context} head={head} view={row} from={from} />
          ))}
        </ul>
      )}
      <Pagination
        next={
          nextLine === undefined
            ? undefined
            : `${base}?${new URLSearchParams({ ...(fate ? { fate } : {}), after: String(nextLine) })}`
        }
        summary={nextLine === undefined ? undefined : `${rows.length}行ずつ`}
      />
    </Page>
  );
}

/** A long name breaks where its parts meet, not inside a word. */
function FileName({ name }: { name: string }) {
  return (
    <>
      {name.split(/(?<=[_-])/).map((part) => (
        <>
          {part}
          <wbr />
        </>
      ))}
    </>
  );
}

function encodingLabel(encoding: string): string {
  const known: Record<string, string> = { cp932: 'Shift_JIS', xlsx: 'Excel', 'utf-8-bom': 'UTF-8' };
  const name = known[encoding.toLowerCase()] ?? encoding.toUpperCase();
  return name === 'Excel' ? name : `文字コード ${name}`;
}

function Acts({ context, head }: { context: PageContext; head: ImportHead }) {
  const base = `/town/import/${head.id}`;
  if (head.state === 'preview') {
    return (
      <>
        <Form csrf={context.csrf} action={`${base}/discard`}>
          <Button kind="plain">やめる</Button>
        </Form>
        <Form csrf={context.csrf} action={`${base}/apply`}>
          <Button>台帳に入れる</Button>
        </Form>
      </>
    );
  }
  if (head.state === 'applied') {
    return (
      <Form csrf={context.csrf} action={`${base}/undo`}>
        <Button kind="second">この取り込みを取り消す</Button>
      </Form>
    );
  }
  return null;
}

/** What the file has beside its rows. Nothing of it is dropped without a word. */
function Remarks({ head }: { head: ImportHead }) {
  const { counts } = head;
  const remarks = [
    ...counts.linesAbove.map(({ line, text }) => `${line}行目は見出しの上の文：「${text}」`),
    ...counts.repeatedLines.map(
      ({ line, sameAsLine }) => `${line}行目は${sameAsLine}行目と同じなので、一度だけ数えました`,
    ),
    ...counts.otherSheets.map(({ sheet, rowCount }) => `シート「${sheet}」（${rowCount}行）は読んでいません`),
    ...(counts.unknownColumns.length > 0
      ? [`様式にない列：${counts.unknownColumns.join('、')}（升はそのまま残します）`]
      : []),
    ...(counts.missingColumns.length > 0
      ? [`様式にあって、ない列：${counts.missingColumns.join('、')}`]
      : []),
    ...(counts.blankLines > 0 ? [`空の行が${counts.blankLines}行`] : []),
  ];
  if (remarks.length === 0) return null;
  return (
    <Section>
      <details>
        <summary>行のほかに、ファイルにあったもの（{remarks.length}件）</summary>
        <ul class="plain-list">
          {remarks.map((remark) => (
            <li>{remark}</li>
          ))}
        </ul>
      </details>
    </Section>
  );
}
