import { lineDecisions } from '#domain/sharing.ts';
import { linesPerPage, type Sharing } from '#use-cases/placement/read-sharing.ts';
import { lineParts, type LinePart } from '#use-cases/placement/sharing-lines.ts';
import type { ShortLine } from '#use-cases/placement/short-lines.ts';
import { FilterBar } from '#web/ui/filter-bar.tsx';
import { gap } from '#web/ui/gap.ts';
import { Facts } from '#web/ui/facts.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Pagination } from '#web/ui/pagination.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { SharingFrame } from './sharing-frame.tsx';
import { home, partLabels, standingWords, waitingWords } from './sharing-words.ts';

type Props = { context: PageContext; sharing: Sharing; part: LinePart | undefined; page: number };

/** A proposal as a difference to today: who has no place now and would have one, and who is left, with the reason of each. */
export function SharingPage({ context, sharing, part, page }: Props) {
  const { run, lines, pages, counts } = sharing;
  const path = `${home}/${run.id}`;
  const address = (to: number): string =>
    `${path}?${new URLSearchParams({ ...(part ? { show: part } : {}), page: `${to}` }).toString()}#lines`;
  return (
    <SharingFrame context={context} sharing={sharing} current={path} title="場の分けあいの案">
      <Section title="きょうとのちがい" aside={<a href={`${path}/replay`}>同じ案になるか、たしかめる</a>}>
        <Difference sharing={sharing} />
      </Section>
      <Section title="ひとりずつの案" aside="待っている日が長い順" id="lines">
        <FilterBar action={path} isNarrowed={part !== undefined}>
          <Select
            name="show"
            label="だれを"
            unmarked
            empty={`全員（${counts.seen}人）`}
            value={part ?? ''}
            options={lineParts.map((one) => ({
              value: one,
              label: `${partLabels[one]}（${counts[one]}人）`,
            }))}
          />
        </FilterBar>
        <Lines lines={lines} />
        <Pagination
          previous={page > 1 ? address(page - 1) : undefined}
          next={page < pages ? address(page + 1) : undefined}
          summary={pages > 1 ? `${pages}頁のうち${page}頁　${linesPerPage}人ずつ` : undefined}
        />
      </Section>
    </SharingFrame>
  );
}

function Difference({ sharing }: { sharing: Sharing }) {
  const { people, placed, underWay, hasMore, pools } = sharing.run.result;
  const short = new Set(pools.filter(({ isShort }) => isShort).map(({ resourceId }) => resourceId)).size;
  return (
    <Facts
      caption="きょうと案のちがい"
      facts={[
        { label: '案の出た人', value: `行き先のない${people}人のうち${placed}人` },
        { label: '案のない人', value: `${people - placed}人　それぞれに、次の道を出しています` },
        { label: 'もう動いている人', value: `${underWay}人　そのまま。動かしません` },
        { label: '席の足りない場', value: short === 0 ? 'ありません' : `${short}か所` },
        ...(hasMore
          ? [
              {
                label: 'ほかに',
                value: '待っている人がまだいます。長く待っている人から、ここまでを分けました',
              },
            ]
          : []),
      ]}
    />
  );
}

function Lines({ lines }: { lines: readonly ShortLine[] }) {
  return (
    <Table
      caption="ひとりずつの案"
      rows={lines}
      empty="このしぼり込みに合う人は、いません。"
      columns={[
        {
          label: 'ひと',
          kind: 'head',
          cell: (line) => (
            <>
              <a href={`${home}/lines/${line.id}`} id={`l-${line.id}`}>
                {line.personName}
              </a>
              {line.areaName === null ? null : (
                <>
                  {gap}
                  <span class="soft nb">{line.areaName}</span>
                </>
              )}
            </>
          ),
        },
        { label: '待っている日', kind: 'tight', cell: waitingWords },
        { label: 'いま → 案', cell: (line) => <Proposed line={line} /> },
        { label: 'わけ', cell: (line) => <WhyOfLine line={line} /> },
        { label: '決めたこと', kind: 'tight', cell: (line) => <Decided line={line} /> },
      ]}
    />
  );
}

export function Proposed({ line }: { line: ShortLine }) {
  if (line.proposal === null) return <span class="soft">行き先なし → まだない</span>;
  return (
    <>
      <span class="soft">行き先なし → </span>
      <b>{line.proposal.name}</b>
      {line.proposal.where === '' ? null : <span class="soft">{`　${line.proposal.where}`}</span>}
    </>
  );
}

/** The one reason that tells most; the page of the line has them all. */
export function WhyOfLine({ line }: { line: ShortLine }) {
  if (line.proposal !== null) {
    return (
      <>
        {standingWords(line)}
        {line.why === '' ? null : (
          <>
            {gap}
            <span class="soft">○ {line.why}</span>
          </>
        )}
      </>
    );
  }
  if (line.instead !== null) return <>{`${line.instead.name}：${line.instead.words}`}</>;
  return (
    <>
      今は合うものがありません
      {line.nearMissCount > 0 ? `（変えれば合うもの${line.nearMissCount}件）` : null}
    </>
  );
}

export function Decided({ line }: { line: ShortLine }) {
  if (line.proposal === null) return <span class="soft">次の道へ</span>;
  if (line.decision === null) return <Tag>まだ</Tag>;
  return line.decision === 'taken_up' ? (
    <Tag kind="go">{lineDecisions.taken_up}</Tag>
  ) : (
    <Tag>{lineDecisions.left}</Tag>
  );
}
