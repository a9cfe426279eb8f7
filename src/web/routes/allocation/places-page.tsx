import type { PoolView, Sharing } from '#use-cases/placement/read-sharing.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { SharingFrame } from './sharing-frame.tsx';
import { home, scarcityWords, seatWords } from './sharing-words.ts';

type Props = { context: PageContext; sharing: Sharing };

/** The seats of the town beside the people who could sit on them: where the town is short, without anybody's name. */
export function PlacesPage({ context, sharing }: Props) {
  const { run, pools } = sharing;
  const current = `${home}/${run.id}/places`;
  const short = pools.filter(({ isShort }) => isShort);
  const others = pools.filter(({ isShort }) => !isShort);
  return (
    <SharingFrame context={context} sharing={sharing} current={current} title="場と席">
      <Section title={`席の足りない場　${short.length}件`} aside="あと1席あれば、もう1人に行き先が出る場">
        <Places pools={short} isShort empty="席の足りない場は、ありません。" />
        {short.length > 0 ? (
          <p class="soft">
            受入先に席のことを聞くか、<a href="/gaps">まちに足りないものとして会議に出せます</a>。
          </p>
        ) : null}
      </Section>
      <Section
        title={`そのほかの場　${others.length}件`}
        aside="契約の方と、動きはじめている人の席を引いた残り"
      >
        <Places pools={others} empty="だれかに合う場は、ほかにありません。" />
      </Section>
    </SharingFrame>
  );
}

/** More than these stand behind a word. */
const mostShown = 30;

function Places({
  pools,
  empty,
  isShort = false,
}: {
  pools: readonly PoolView[];
  empty: string;
  isShort?: boolean;
}) {
  const sorted = pools.toSorted((a, b) => b.fitting - b.seats - (a.fitting - a.seats));
  const [shown, rest] = [sorted.slice(0, mostShown), sorted.slice(mostShown)];
  return (
    <>
      <PlaceTable pools={shown} empty={empty} isShort={isShort} />
      {rest.length === 0 ? null : (
        <details class="more">
          <summary>ほかの{rest.length}件もみる</summary>
          <PlaceTable pools={rest} empty={empty} isShort={isShort} />
        </details>
      )}
    </>
  );
}

function PlaceTable({
  pools,
  empty,
  isShort,
}: {
  pools: readonly PoolView[];
  empty: string;
  isShort: boolean;
}) {
  return (
    <Table
      caption="場と席"
      rows={pools}
      empty={empty}
      columns={[
        {
          label: '場',
          kind: 'head',
          cell: (pool) => (
            <>
              <a href={`/town/resources/${pool.resourceId}`}>{pool.name}</a>
              {pool.where === '' ? null : <span class="soft">{`　${pool.where}`}</span>}
            </>
          ),
        },
        { label: '時間', cell: (pool) => pool.hours || <span class="soft">未確認</span> },
        { label: '残りの席', cell: seatWords },
        { label: '合う人', kind: 'number', cell: (pool) => `${pool.fitting}人` },
        { label: '案で出した人', kind: 'number', cell: (pool) => `${pool.proposed}人` },
        // Of those that are short the heading has said it already, of all of them.
        ...(isShort ? [] : [{ label: '足りなさ', cell: scarcityWords }]),
      ]}
    />
  );
}
