import type { Child, PropsWithChildren } from 'hono/jsx';
import { classNames } from './class-names.ts';
import { BrandMark } from './brand-mark.tsx';
import { Document } from './document.tsx';
import { Notice } from './notice.tsx';
import type { PageContext } from './page-context.ts';
import { spoken } from './spoken.ts';
import { text } from '#web/text/text.ts';

type Props = PropsWithChildren<{
  context: PageContext;
  title: string;
  /** Whose page this is: 受け入れてくださる方. */
  audience: Child;
  /** やさしい日本語: larger, wide lines for furigana. */
  easy?: boolean;
  foot?: Child;
}>;

/** A page for residents, hosts and the person: one column, large type, no shell. */
export function PhonePage({ context, title, audience, easy, foot, children }: Props) {
  return (
    <Document title={title} lang={context.lang} bodyClass={classNames('ph', easy && 'easy')}>
      <header class="top">
        <div class="wrap top-in">
          <span class="brand" lang={spoken(context.lang)}>
            <BrandMark />
            {text(context.lang).shell.brand}
          </span>
          <span class="soft audience">{audience}</span>
        </div>
      </header>
      <main class="wrap" id="main" tabindex={-1}>
        {context.notice ? <Notice kind="done">{context.notice}</Notice> : null}
        {children}
      </main>
      <footer class="foot">
        <div class="wrap">
          {foot}
          {context.isDemo ? <p lang={spoken(context.lang)}>{text(context.lang).shell.demo}</p> : null}
        </div>
      </footer>
    </Document>
  );
}
