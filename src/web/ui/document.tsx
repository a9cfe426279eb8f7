import { raw } from 'hono/html';
import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Lang } from '#web/text/catalogue.ts';
import { text } from '#web/text/text.ts';
import { asset } from './asset.ts';
import { spoken } from './spoken.ts';

type Props = PropsWithChildren<{
  title: string;
  /** Of the shell. What people wrote, and every page's own words, are Japanese. */
  lang: Lang;
  bodyClass?: string | undefined;
  /** Whose drafts this browser may keep; other people's are forgotten. */
  worker?: string | undefined;
  head?: Child;
}>;

/** The HTML document around every page. */
export function Document({ title, lang, bodyClass, worker, head, children }: Props) {
  const { brand, skip } = text(lang).shell;
  return (
    <>
      {raw('<!doctype html>')}
      {/* Only the shell is translated: a reader of the screen must not read 「経過」 with an English voice. */}
      <html lang="ja">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width,initial-scale=1" />
          <title>{title === brand ? brand : `${title}｜${brand}`}</title>
          <meta name="format-detection" content="telephone=no" />
          <meta name="robots" content="noindex" />
          {/* Pages hold secrets: none is kept for the back button, and none is read (and logged) before it is asked for. */}
          <meta name="turbo-cache-control" content="no-cache" />
          <meta name="turbo-prefetch" content="false" />
          <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" />
          <link rel="stylesheet" href={asset('engawa.css')} data-turbo-track="reload" />
          <script type="module" src={asset('engawa.js')} data-turbo-track="reload"></script>
          {head}
        </head>
        <body class={bodyClass} data-worker={worker}>
          <a class="skip" href="#main" lang={spoken(lang)}>
            {skip}
          </a>
          {children}
        </body>
      </html>
    </>
  );
}
