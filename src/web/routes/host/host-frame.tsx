import type { PropsWithChildren } from 'hono/jsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { PhonePage } from '#web/ui/phone-page.tsx';

type Props = PropsWithChildren<{ context: PageContext; title: string; hasOwnPage?: boolean }>;

/** Every page for those who take somebody in: large type, easy words, Japanese whatever the workers chose. */
export function HostFrame({ context, title, hasOwnPage, children }: Props) {
  return (
    <PhonePage
      context={{ ...context, lang: 'ja' }}
      title={title}
      audience="受け入れてくださる方"
      foot={
        <p>
          {hasOwnPage ? 'この頁は、お渡ししたリンクか番号の方だけが開けます。' : null}
          電話でも、紙でも、お答えいただけます。
        </p>
      }
    >
      {children}
    </PhonePage>
  );
}
