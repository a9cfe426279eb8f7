import type { TownSoFar } from '#use-cases/placement/read-snapshot.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Progress } from '#web/ui/progress.tsx';

type Props = { context: PageContext; href: string; town: TownSoFar };

/** The first look into a large town on a day: how far it is, in words. The page that was asked for then comes by itself. */
export function ReadingTownPage({ context, href, town }: Props) {
  const { done, total } = town;
  const isRead = total !== null && done >= total;
  return (
    <Page context={context} title="まちの資源を読んでいます">
      <Head
        title="まちの資源を読んでいます"
        sub="きょうはじめてさがすときだけ、数秒かかります。読みおわると、開こうとした頁が出ます。"
      />
      <Progress
        title="読んだ資源"
        done={done}
        // All are read and are being put in order: nothing is finished before the page is there.
        total={total === null ? null : Math.max(total, done + 1)}
        steps={[
          { label: 'きょうの空きと条件を読む', state: isRead ? 'done' : 'now' },
          { label: 'すぐさがせるように並べる', state: isRead ? 'now' : 'waiting' },
        ]}
        href={href}
        lang={context.lang}
      />
    </Page>
  );
}
