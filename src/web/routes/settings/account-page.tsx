import { triesPerDesk } from '#use-cases/accounts/tries.ts';
import type { AccountRow, AgencyRow } from '#use-cases/accounts/list-accounts.ts';
import type { Form as TypedForm } from '#web/form.ts';
import { Button } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/checkboxes.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { AccountFieldset } from './account-fieldset.tsx';

type Props = {
  context: PageContext;
  account: AccountRow;
  agencies: readonly AgencyRow[];
  errors?: FieldErrors;
  form?: TypedForm;
};

/** One account: its roles, whether it may still come in, a new password for somebody who forgot it. */
export function AccountPage({ context, account, agencies, errors = {}, form }: Props) {
  const isLocked = account.failedCount >= triesPerDesk;
  const { password: passwordError, ssoName: ssoError, ...otherErrors } = errors;
  return (
    <Page context={context} title={account.name}>
      <Head
        title={account.name}
        crumbs={[{ label: '設定', href: '/settings' }, { label: '利用者' }]}
        sub={`利用者名 ${account.signInName}`}
        actions={<a href={`/settings/log?account=${account.id}`}>この人の閲覧の記録</a>}
      />
      <ErrorSummary errors={otherErrors} />
      <Section title="役割と機関">
        <Form
          csrf={context.csrf}
          action={`/settings/accounts/${account.id}`}
          version={form?.number('version') ?? account.version}
        >
          <AccountFieldset
            agencies={agencies}
            errors={errors}
            values={
              form && ssoError === undefined
                ? {
                    name: form.text('name'),
                    nameKana: form.text('nameKana'),
                    agencyId: form.text('agencyId'),
                    roles: form.all('roles'),
                  }
                : account
            }
          />
          <Checkbox
            name="isActive"
            label="はいれる"
            hint="外すと、開いている画面も次の操作から閉じます。記録は残ります"
            checked={form && ssoError === undefined ? form.isChecked('isActive') : account.isActive}
          />
          {isLocked ? <Checkbox name="unlock" label="合言葉のまちがいによる停止を解く" checked /> : null}
          <p class="acts">
            <Button>保存する</Button>
          </p>
        </Form>
      </Section>
      <Section title="合言葉をつけなおす">
        <Form csrf={context.csrf} action={`/settings/accounts/${account.id}/password`}>
          <TextField
            name="password"
            label="新しい合言葉"
            hint="12文字以上。本人に渡します。はじめてはいるときに、本人が新しい合言葉を決めます"
            type="password"
            width="middle"
            autocomplete="new-password"
            required
            error={passwordError}
          />
          <p class="acts">
            <Button kind="second">つけなおす</Button>
          </p>
        </Form>
      </Section>
      <Section title="二つめの確かめ" aside={account.hasFactor ? '付いています' : '付いていません'}>
        {account.hasFactor ? (
          <Form csrf={context.csrf} action={`/settings/accounts/${account.id}/factor`}>
            <p>
              電話も予備の番号もなくした人のために、外せます。外すと開いている画面は閉じ、本人が次にはいったとき、だれが外したかを知らせます。本人からの頼みだと、顔か声で確かめてから外してください。
            </p>
            <p class="acts">
              <Button kind="stop">二つめの確かめを外す</Button>
            </p>
          </Form>
        ) : (
          <p>本人が「設定」の「はいり方」で付けます。</p>
        )}
      </Section>
      {context.ssoLabel === undefined ? null : (
        <Section title={context.ssoLabel}>
          <Form csrf={context.csrf} action={`/settings/accounts/${account.id}/sso-name`}>
            <TextField
              name="ssoName"
              label="共通のはいり方での名"
              hint="職員番号など、共通のはいり方がこの人を指すときの名。空けておくと、合言葉かパスキーだけではいります。変えると、開いている画面は閉じ、本人に知らせます"
              width="middle"
              value={form?.text('ssoName') ?? account.ssoName ?? ''}
              error={ssoError}
            />
            <p class="acts">
              <Button kind="second">この名にする</Button>
            </p>
          </Form>
        </Section>
      )}
      <Section title="はいっている端末">
        <Form csrf={context.csrf} action={`/settings/accounts/${account.id}/sign-out`}>
          <p>
            端末をなくした、出るのを忘れたというときに、この人をどの端末からも出せます。本人に知らせます。
          </p>
          <p class="acts">
            <Button kind="second">どの端末からも出す</Button>
          </p>
        </Form>
      </Section>
    </Page>
  );
}
