import type { Child, PropsWithChildren } from 'hono/jsx';
import { Document } from './document.tsx';
import { Footer } from './footer.tsx';
import { Notice } from './notice.tsx';
import type { PageContext } from './page-context.ts';

type Props = PropsWithChildren<{ context: PageContext; title: string; foot?: Child }>;

/** A page without the shell, on planks only: signing in, an error, a paper to print. */
export function PlainPage({ context, title, foot, children }: Props) {
  return (
    <Document title={title} lang={context.lang} bodyClass="plain">
      <div class="planks" aria-hidden="true"></div>
      <main class="wrap" id="main" tabindex={-1}>
        {context.notice ? <Notice kind="done">{context.notice}</Notice> : null}
        {children}
      </main>
      <Footer context={context}>{foot}</Footer>
    </Document>
  );
}
