import type { Child, PropsWithChildren } from 'hono/jsx';
import { Document } from './document.tsx';
import { Footer } from './footer.tsx';
import { Notice } from './notice.tsx';
import type { PageContext } from './page-context.ts';
import { TopBar } from './top-bar.tsx';

type Props = PropsWithChildren<{
  context: PageContext;
  /** The document's title, without the product's name. */
  title: string;
  /** Tabs that stand above the heading, as in まち. */
  tabs?: Child;
  head?: Child;
}>;

/** A page of the workplace: shell, what was just done, the work, foot. */
export function Page({ context, title, tabs, head, children }: Props) {
  const { session } = context;
  return (
    <Document
      title={title}
      lang={context.lang}
      head={head}
      worker={session ? `${session.agencyName} ${session.name}` : undefined}
    >
      <TopBar context={context} />
      <main class="wrap" id="main" tabindex={-1}>
        {tabs ? <div class="over-head">{tabs}</div> : null}
        {session?.hasNotice && context.path !== '/settings/sign-in' ? (
          <Notice kind="warn" title="あなたのはいり方に、変わったことがあります。">
            <a href="/settings/sign-in">はいり方で読む</a>
          </Notice>
        ) : null}
        {context.notice ? <Notice kind="done">{context.notice}</Notice> : null}
        {children}
      </main>
      <Footer context={context} />
    </Document>
  );
}
