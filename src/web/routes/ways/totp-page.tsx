import type { BegunTotp } from '#use-cases/accounts/confirm-totp.ts';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { QrDrawing } from './qr-drawing.tsx';

type Props = { context: PageContext; begun: BegunTotp; errors: FieldErrors };

/** アプリをつなぐ: the secret as a picture and as letters, and the first code as proof that the app has it. */
export function TotpPage({ context, begun, errors }: Props) {
  const groups = begun.secret.match(/.{1,4}/g) ?? [];
  return (
    <Page context={context} title="アプリをつなぐ">
      <Head
        title="アプリをつなぐ"
        crumbs={[
          { label: '設定', href: '/settings' },
          { label: 'はいり方', href: '/settings/sign-in' },
          { label: 'アプリをつなぐ' },
        ]}
        sub="30分のうちに終えてください。終えるまでは、いままでどおりはいれます"
      />
      <Section title="1　アプリに読ませる">
        <p>
          確認番号（ワンタイムパスワード）のアプリで、この絵を読み取ります。職場で決まったアプリがなければ、Google
          Authenticator、Microsoft Authenticator、iPhone の「パスワード」などが使えます。
        </p>
        <QrDrawing text={begun.address} title="アプリに読ませる絵（QRコード）" />
        <p>
          読み取れないときは、アプリで「キーを入力」を選び、次の文字を打ちます（間はあけなくてかまいません）。
        </p>
        <p class="typed-key">
          <code>{groups.join(' ')}</code>
        </p>
        <p class="soft">この絵と文字は、だれにも見せないでください。写真にも残さないでください。</p>
      </Section>
      <Section title="2　アプリの番号を書く">
        {/* Not through Turbo: the recovery codes come back as the answer itself, and Turbo wants a redirect. */}
        <div data-turbo="false">
          <ErrorSummary errors={errors} />
          <Form csrf={context.csrf} action="/settings/sign-in/totp/confirm">
            <TextField
              name="code"
              label="確認番号"
              hint="アプリに出ている6けた"
              width="short"
              inputmode="numeric"
              autocomplete="one-time-code"
              required
              error={errors['code']}
            />
            <SaveBar save="つなぐ" back="/settings/sign-in" />
          </Form>
        </div>
      </Section>
    </Page>
  );
}
