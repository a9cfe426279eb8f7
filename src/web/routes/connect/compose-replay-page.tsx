import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { tokyoTime } from '#domain/tokyo-day.ts';
import type { ComposeReplay } from '#use-cases/placement/replay-compose-run.ts';
import { Columns } from '#web/ui/columns.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { ReasonLines } from '#web/ui/reason-lines.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import {
  DraftFacts,
  FadingTable,
  PartsLine,
  reasonsInShort,
  reasonsOf,
  RolesTable,
  whenText,
} from './compose-parts.tsx';
import { AskLists } from './compose-voices.tsx';
import { Summary } from './match-side.tsx';

type Props = { context: PageContext; replay: ComposeReplay };

/** このときの案: what was shown that day, and whether the same comes of the same facts today. */
export function ComposeReplayPage({ context, replay }: Props) {
  const { person, run, drafts, looked } = replay;
  const side = (
    <Section title="その日の条件">
      <Summary lines={replay.summary} />
    </Section>
  );
  return (
    <Page context={context} title="このときの案">
      <PrintHead context={context} />
      <Head
        title={`${formatJapaneseDate(run.onDay)} ${tokyoTime(run.runAt)} の案`}
        crumbs={[
          { label: 'つなぐ', href: '/connect' },
          { label: person.name, href: `/connect?person=${person.id}` },
          { label: 'つくる', href: `/connect/${person.id}/compose` },
          { label: 'このときの案' },
        ]}
        sub={`${run.byName}　アセスメント 第${replay.edition}版${replay.isConfirmed ? '' : '（下書き）'}　声${looked.voices}件と場${looked.places}か所から`}
      />
      <Columns slim side={side}>
        <Verdict replay={replay} />
        <Beside replay={replay} />
        <Section title={`その日の案　${drafts.length}つ`}>
          {drafts.length === 0 ? <p class="empty">その日は、つくれる案がありませんでした。</p> : null}
          <ol>
            {drafts.map((draft) => (
              <li class="opt">
                <h3>{draft.name}</h3>
                <PartsLine draft={draft} />
                <p class="soft">{whenText(draft, run.onDay)}</p>
                <ReasonLines reasons={reasonsInShort(draft).reasons} />
                <details class="fold-form">
                  <summary>
                    わけの全部、役割、はじめの支え、だれに何を聞くか
                    <span class="vh">　{draft.name}</span>
                  </summary>
                  <DraftFacts draft={draft} today={run.onDay} />
                  <ReasonLines reasons={reasonsOf(draft)} />
                  <RolesTable draft={draft} />
                  <FadingTable draft={draft} today={run.onDay} />
                  <AskLists draft={draft} />
                </details>
              </li>
            ))}
          </ol>
        </Section>
      </Columns>
    </Page>
  );
}

/** Why then, and why otherwise now: only what has changed, in two columns of plain words. */
function Beside({ replay: { today, run } }: { replay: ComposeReplay }) {
  if (today === undefined) {
    return (
      <Section title="そのときと、いま">
        <p class="empty">いまはアセスメントがないので、今日の案とはくらべられません。</p>
      </Section>
    );
  }
  return (
    <Section
      title="そのときと、いま"
      aside={today.unchanged > 0 ? `${today.unchanged}つは、いまも同じわけで出ます` : undefined}
    >
      <Table
        caption="その日に出した案・いま出る案で、変わったところ"
        rows={today.rows}
        empty="いま見ても、同じ案が、同じわけで出ます。"
        columns={[
          { label: '案', kind: 'head', cell: ({ name }) => name },
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

function Verdict({ replay }: { replay: ComposeReplay }) {
  const { isSame, isHomeMissing, isRewritten, hasOtherCosts, differences, run } = replay;
  if (isSame) {
    return (
      <Notice title="同じ案になりました">
        {gap}その日の条件・声・場でもう一度つくると、同じ案が、同じわけで出ます。
        {isHomeMissing ? '自宅からの道のりは、いまは確かめられませんでした。' : null}
      </Notice>
    );
  }
  return (
    <>
      <Notice kind="warn" title="その日とちがう案になりました">
        {gap}下の案は、その日に出したものです。
        {isHomeMissing
          ? 'そのときの住所がいまは読めないので、道のりのところが変わっています（住所は記録に写しません）。'
          : null}
        {isRewritten ? 'その日の町の記録が書きかえられています。' : null}
        {hasOtherCosts ? '変えるときの手間の表が、その日とちがいます。' : null}
        {run.isSameEngine ? null : `つくり方の版が変わっています（その日 ${run.engine}）。`}
      </Notice>
      {differences.length === 0 ? null : (
        <Table
          caption="その日と、その日の事実からいまつくったもののちがい"
          rows={differences}
          columns={[
            { label: '案', kind: 'head', cell: ({ name }) => name },
            { label: 'その日', cell: ({ thatDay }) => thatDay },
            { label: 'いま', cell: ({ now }) => now },
          ]}
        />
      )}
    </>
  );
}
