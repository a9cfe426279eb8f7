import type { PropsWithChildren } from 'hono/jsx';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { weightNameOf } from '#domain/sharing.ts';
import { tokyoTime } from '#domain/tokyo-day.ts';
import type { Sharing } from '#use-cases/placement/read-sharing.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Head } from '#web/ui/head.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Tabs } from '#web/ui/tabs.tsx';
import { home, tabsOf } from './sharing-words.ts';

type Props = PropsWithChildren<{ context: PageContext; sharing: Sharing; current: string; title: string }>;

export function headSub({ run }: Pick<Sharing, 'run'>, today: string): string {
  const meeting = run.meeting === null ? '' : `　${formatJapaneseDate(run.meeting.heldOn)}の会議に`;
  return `${run.byName}　${tokyoTime(run.runAt)}　${weightNameOf(run.points)}${meeting}${run.onDay === today ? '' : '　その日の条件と空きによる案です'}`;
}

/** The head of every page of one proposal, and the way between them. */
export function SharingFrame({ context, sharing, current, title, children }: Props) {
  const { run, hidden } = sharing;
  const tabs = tabsOf(run.id);
  return (
    <Page context={context} title={title}>
      <PrintHead context={context} />
      <Head
        title={`${formatJapaneseDate(run.onDay)}の案`}
        crumbs={[
          { label: 'つなぐ', href: '/connect' },
          { label: '場の分けあい', href: home },
          { label: '案' },
        ]}
        sub={headSub(sharing, context.today)}
        actions={<LinkButton href={`${home}/${run.id}/paper`}>紙にする</LinkButton>}
      />
      <Tabs label="案の頁" tabs={tabs} current={current} />
      {hidden > 0 ? (
        <Notice>この案には、いまあなたに見えない人が{hidden}人います。その人の行は出ません。</Notice>
      ) : null}
      {children}
    </Page>
  );
}
