import { Head, type Crumb } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Progress } from '#web/ui/progress.tsx';
import { TownTabs } from '#web/routes/town/town-tabs.tsx';

type Props = {
  context: PageContext;
  title: string;
  crumbs?: readonly Crumb[];
  /** Where the answer will stand. */
  href: string;
  done: number;
  total: number | null;
};

/** Many people and a large town take some seconds: how far it is, in words. */
export function CountingPage({ context, title, crumbs, href, done, total }: Props) {
  return (
    <Page context={context} title={title} tabs={<TownTabs current="/gaps" />}>
      <Head
        title={title}
        {...(crumbs ? { crumbs } : {})}
        sub="あなたが見られる人について、まちの資源とひとりずつ合わせています。"
      />
      <Progress
        title="数えた人"
        done={done}
        // All are done and the patterns are being looked for: the page is not finished before the answer is there.
        total={total === null ? null : Math.max(total, done + 1)}
        steps={[
          { label: '人のようすを読む', state: total === null ? 'now' : 'done' },
          { label: 'まちの資源と、ひとりずつ合わせる', state: total === null ? 'waiting' : 'now' },
        ]}
        href={href}
        lang={context.lang}
      />
    </Page>
  );
}
