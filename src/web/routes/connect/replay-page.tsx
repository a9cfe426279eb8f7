import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { tokyoTime } from '#domain/tokyo-day.ts';
import type { Replay } from '#use-cases/placement/replay-run.ts';
import { Columns } from '#web/ui/columns.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Causes, Summary } from './match-side.tsx';
import { Option } from './option.tsx';
import { Options } from './options.tsx';

/** One kept search: what was shown that day, and whether today's engine says the same to the same facts. */
export function ReplayPage({ context, replay }: { context: PageContext; replay: Replay }) {
  const { person, run, fits, fitCount, nearMisses, leftOut, total } = replay;
  const side = (
    <>
      <Section title="その日の条件">
        <Summary lines={replay.summary} />
      </Section>
      <Section title="出さなかったもの">
        <Causes lines={leftOut} />
      </Section>
    </>
  );
  return (
    <Page context={context} title="さがした記録">
      <PrintHead context={context} />
      <Head
        title={`${formatJapaneseDate(run.onDay)} ${tokyoTime(run.runAt)} にさがしたもの`}
        crumbs={[
          { label: 'つなぐ', href: '/connect' },
          { label: person.name, href: `/connect?person=${person.id}` },
          { label: '記録', href: `/connect/runs?person=${person.id}` },
          { label: 'もう一度' },
        ]}
        sub={`${run.byName}　アセスメント 第${replay.edition}版${replay.isConfirmed ? '' : '（下書き）'}　${total}件から`}
      />
      <Columns slim side={side}>
        <Verdict replay={replay} />
        <Beside replay={replay} />
        <Section title={`その日の候補　${fitCount}件`}>
          {fitCount === 0 ? <p class="empty">その日は、合うものがありませんでした。</p> : null}
          <Options
            options={fits.map((candidate) => (
              <Option candidate={candidate} personId={person.id} today={run.onDay} noActions />
            ))}
          />
        </Section>
        {nearMisses.length > 0 ? (
          <Section title="変えれば合うもの">
            <ol>
              {nearMisses.map((candidate) => (
                <Option candidate={candidate} personId={person.id} today={run.onDay} noActions />
              ))}
            </ol>
          </Section>
        ) : null}
      </Columns>
    </Page>
  );
}

/** Why then, and why otherwise now: only what has changed, in two columns of plain words. */
function Beside({ replay }: { replay: Replay }) {
  const { today, run } = replay;
  if (today === undefined) {
    return (
      <Section title="そのときと、いま">
        <p class="empty">いまはアセスメントがないので、今日の答えとはくらべられません。</p>
      </Section>
    );
  }
  return (
    <Section
      title="そのときと、いま"
      aside={today.unchanged > 0 ? `${today.unchanged}件は、いまも同じわけで出ます` : undefined}
    >
      <Table
        caption="その日に出したもの・いま出るもので、変わったところ"
        rows={today.rows}
        empty="いまさがしても、同じものが、同じわけで出ます。"
        columns={[
          {
            label: '資源',
            kind: 'head',
            cell: ({ resourceId, name }) => <a href={`/town/resources/${resourceId}`}>{name}</a>,
          },
          {
            label: `そのときは（${formatJapaneseDate(run.onDay)}）`,
            shortLabel: 'そのときは',
            cell: ({ thatDay }) => thatDay,
          },
          { label: 'いまは', cell: ({ now }) => now },
        ]}
      />
    </Section>
  );
}

function Verdict({ replay }: { replay: Replay }) {
  const { isSame, isHomeMissing, differences, run } = replay;
  if (isSame) {
    return (
      <Notice title="同じ答えになりました">
        {gap}その日の条件と資源でもう一度さがすと、同じ候補とわけが出ます。
        {isHomeMissing ? '自宅からの道のりは、いまは確かめられませんでした。' : null}
      </Notice>
    );
  }
  return (
    <>
      <Notice kind="warn" title="その日とちがう答えになりました">
        {gap}下の候補は、その日に出したものです。
        {isHomeMissing
          ? 'そのときの住所がいまは読めないので、道のりのところが変わっています（住所は記録に写しません）。'
          : null}
        {run.isSameEngine ? null : `さがし方の版が変わっています（その日 ${run.engine}）。`}
      </Notice>
      <Table
        caption="その日と、いまのちがい"
        rows={differences}
        columns={[
          { label: '資源', kind: 'head', cell: ({ name }) => name },
          { label: 'その日', cell: ({ thatDay }) => thatDay },
          { label: 'いま', cell: ({ now }) => now },
        ]}
      />
    </>
  );
}
