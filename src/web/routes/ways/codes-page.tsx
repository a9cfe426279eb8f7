import { showRecoveryCode } from '#domain/recovery-code.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Head } from '#web/ui/head.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Section } from '#web/ui/section.tsx';

type Props = { context: PageContext; signInName: string; codes: readonly string[] };

/** 予備の番号, this once. On paper an A4 sheet with a box to tick for each. */
export function CodesPage({ context, signInName, codes }: Props) {
  return (
    <Page context={context} title="予備の番号">
      <Head
        title="予備の番号"
        crumbs={[
          { label: '設定', href: '/settings' },
          { label: 'はいり方', href: '/settings/sign-in' },
          { label: '予備の番号' },
        ]}
        sub={`利用者名 ${signInName}`}
      />
      <PrintHead context={context} />
      <div class="no-print">
        <Notice kind="warn" title="この番号は、いまだけ出ています。">
          この頁をはなれると、もう見られません。印刷するか、紙に書き写してから、先へ進んでください。
        </Notice>
      </div>
      <Section title="アプリの代わりに使う番号" aside={`${codes.length}個。ひとつにつき一度だけ`}>
        <ul class="code-sheet">
          {codes.map((code) => (
            <li>
              <span class="tick-box" aria-hidden="true"></span>
              <code>{showRecoveryCode(code)}</code>
            </li>
          ))}
        </ul>
        <p>
          電話が手もとにないとき、「二つめの確かめ」で、アプリの6けたの代わりに書きます。使ったものには印をつけてください。新しい番号をつくると、この紙の番号は使えなくなります。
        </p>
        <p>電話とは別の、鍵のかかるところに置いてください。合言葉は、この紙に書かないでください。</p>
      </Section>
      <p class="acts after-form">
        <PrintButton>印刷する</PrintButton>
        <LinkButton href="/settings/sign-in">ひかえたので、はいり方にもどる</LinkButton>
      </p>
    </Page>
  );
}
