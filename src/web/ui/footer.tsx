import type { Child } from 'hono/jsx';
import { text } from '#web/text/text.ts';
import { spoken } from './spoken.ts';
import type { PageContext } from './page-context.ts';

function LanguageForm({ context }: { context: PageContext }) {
  const other = context.lang === 'ja' ? 'en' : 'ja';
  return (
    <form class="inline" method="post" action="/language">
      <input type="hidden" name="csrf" value={context.csrf} />
      <input type="hidden" name="back" value={context.path} />
      <button class="as-link" name="lang" value={other} lang={other}>
        {text(context.lang).shell.language}
      </button>
    </form>
  );
}

/** Whose software this is, that a demo is one, and the other language. */
export function Footer({ context, children }: { context: PageContext; children?: Child }) {
  const words = text(context.lang).shell;
  return (
    <footer class="foot" lang={spoken(context.lang)}>
      <div class="wrap">
        <span lang={context.lang === 'ja' ? undefined : 'ja'}>{context.municipalityName}</span>
        {context.isDemo ? <span>{words.demo}</span> : null}
        {children}
        {context.session ? <a href="/settings/log">{words.accessLog}</a> : null}
        <LanguageForm context={context} />
      </div>
    </footer>
  );
}
