import type { StillMaking } from '#use-cases/placement/make-sharing.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Progress } from '#web/ui/progress.tsx';
import { home } from './sharing-words.ts';

const steps = [
  { code: 'reading', label: '行き先を探している人と、まちの空きを読む' },
  { code: 'weighing', label: 'ひとりずつ、合う場をくらべる' },
  { code: 'sharing', label: '場を分けて、ひとりずつわけを書く' },
] as const;

type Props = { context: PageContext; title: string; href: string; going: StillMaking };

/** Of hundreds of people it takes some seconds: how far it is, in words. Leaving the page stops nothing. */
export function MakingPage({ context, title, href, going }: Props) {
  const now = steps.findIndex(({ code }) => code === going.step);
  return (
    <Page context={context} title="場の分けあい">
      <Head
        title={title}
        crumbs={[
          { label: 'つなぐ', href: '/connect' },
          { label: '場の分けあい', href: home },
          { label: title },
        ]}
        sub="何百人もくらべるので、時間がかかります。ほかの頁に移っても止まりません。"
      />
      <Progress
        title="くらべた人"
        done={going.done}
        // All are weighed and the places are being shared: the proposal is not there before it is kept.
        total={going.step === 'reading' ? null : Math.max(going.total, going.done + 1)}
        steps={steps.map(({ label }, at) => ({
          label,
          state: at < now ? 'done' : at === now ? 'now' : 'waiting',
        }))}
        href={href}
        lang={context.lang}
      />
    </Page>
  );
}
