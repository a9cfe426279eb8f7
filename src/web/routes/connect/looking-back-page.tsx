import type { ReplaySoFar } from '#use-cases/placement/replay-run.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Progress } from '#web/ui/progress.tsx';

type Props = { context: PageContext; href: string; soFar: ReplaySoFar };

/** A search of thousands of places made again takes a moment: how far it is, in words. */
export function LookingBackPage({ context, href, soFar }: Props) {
  const { done, total } = soFar;
  return (
    <Page context={context} title="さがした記録">
      <Head
        title="その日のとおりに、さがしなおしています"
        crumbs={[{ label: 'つなぐ', href: '/connect' }, { label: 'さがした記録' }]}
        sub="その日の条件と資源で、もう一度ひとつずつくらべます。"
      />
      <Progress
        title="くらべた資源"
        done={done}
        // All are compared and the answers are being laid beside each other: nothing is finished before the page is there.
        total={total === null ? null : Math.max(total, done + 1)}
        steps={[
          { label: 'その日の町を読む', state: total === null ? 'now' : 'done' },
          { label: 'ひとつずつくらべる', state: total === null ? 'waiting' : 'now' },
        ]}
        href={href}
        lang={context.lang}
      />
    </Page>
  );
}
