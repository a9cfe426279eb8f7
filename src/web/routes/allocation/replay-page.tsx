import { formatJapaneseDate } from '#domain/japanese-date.ts';
import type { SharingReplay } from '#use-cases/placement/replay-sharing.ts';
import { Head } from '#web/ui/head.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { home } from './sharing-words.ts';

/** Whether the kept people, seats and weight still give the proposal that was made that day. */
export function SharingReplayPage({ context, replay }: { context: PageContext; replay: SharingReplay }) {
  const { run } = replay;
  return (
    <Page context={context} title="同じ案になるか">
      <Head
        title="同じ案になるか、たしかめる"
        crumbs={[
          { label: 'つなぐ', href: '/connect' },
          { label: '場の分けあい', href: home },
          { label: `${formatJapaneseDate(run.onDay)}の案`, href: `${home}/${run.id}` },
          { label: 'たしかめる' },
        ]}
        sub="その日の人の条件、場と席、重みを残しています。そこから、もう一度つくってみます"
      />
      <Section>
        <Answer replay={replay} />
      </Section>
    </Page>
  );
}

function Answer({ replay }: { replay: SharingReplay }) {
  if (replay.state === 'same') {
    return (
      <Notice title="同じ案になりました">{' その日の条件と席から、同じ人に同じ場とわけが出ます。'}</Notice>
    );
  }
  if (replay.state === 'partly') {
    return (
      <Notice title="あなたには、つくりなおせません">
        {` この案には、いまあなたに見えない人が${replay.hidden}人います。案は全員からできているので、全員が見える人だけが、もう一度つくれます。`}
      </Notice>
    );
  }
  return (
    <>
      <Notice kind="warn" title="その日とちがう案になりました">
        {replay.isHomeMissing
          ? ' そのときの住所がいまは読めない人がいて、道のりが変わっています（住所は記録に写しません）。'
          : null}
        {replay.isTownRewritten ? ' その日の町の記録が書きかえられています。' : null}
        {replay.run.isSameEngine ? null : ` 分け方の版が変わっています（その日 ${replay.run.engine}）。`}
      </Notice>
      <Table
        caption="その日と、いまのちがい"
        rows={replay.differences}
        columns={[
          { label: 'その日', kind: 'head', cell: ({ thatDay }) => thatDay ?? 'まだない' },
          {
            label: 'いま',
            cell: ({ thatDay, now }) => (thatDay === now ? '同じ場（わけが変わった）' : (now ?? 'まだない')),
          },
          { label: '人数', kind: 'number', cell: ({ count }) => `${count}人` },
        ]}
      />
    </>
  );
}
