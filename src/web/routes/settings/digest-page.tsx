import type { DigestChoice } from '#use-cases/today/digest-choice.ts';
import { Checkbox } from '#web/ui/checkboxes.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type Props = { context: PageContext; choice: DigestChoice; errors: FieldErrors; hasMail: boolean };

/** 毎朝のまとめ: chosen by everybody for oneself. What the mail never says is said here. */
export function DigestPage({ context, choice, errors, hasMail }: Props) {
  return (
    <Page context={context} title="毎朝のまとめ">
      <Head
        crumbs={[{ label: '設定', href: '/settings' }, { label: '毎朝のまとめ' }]}
        title="毎朝のまとめ"
        sub="仕事のある日の朝7時半に、一日一通だけ"
      />
      <Section title="メールで受け取る">
        <p>
          「きょう」で待っていることの件数と、いつから待っているかを届けます。人の名まえ、番号、記録のことばは、
          メールに書きません。何も待っていない日は、届きません。
        </p>
        {hasMail ? null : (
          <p class="note">
            この縁側には、まだメールの出し口がありません。決めておくと、出し口ができた日から届きます（管理者の方へ：ENGAWA_SMTP_URL）。
          </p>
        )}
        <ErrorSummary errors={errors} />
        <Form csrf={context.csrf} action="/settings/digest">
          <Checkbox name="wantsDigest" label="毎朝のまとめを受け取る" checked={choice.wantsDigest} />
          <TextField
            name="email"
            label="メールアドレス"
            hint="職場のアドレスにしてください"
            type="email"
            inputmode="email"
            width="middle"
            autocomplete="email"
            value={choice.email}
            error={errors['email']}
          />
          <SaveBar save="これで決める" back="/settings" />
        </Form>
      </Section>
    </Page>
  );
}
