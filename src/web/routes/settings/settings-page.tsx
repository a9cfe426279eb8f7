import { agencyKinds, type AgencyKind } from '#domain/account.ts';
import { roleLabels } from '#domain/actor.ts';
import type { listAccounts } from '#use-cases/accounts/list-accounts.ts';
import { triesPerDesk } from '#use-cases/accounts/tries.ts';
import type { Form as TypedForm } from '#web/form.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { AccountFieldset } from './account-fieldset.tsx';

type Kept = Awaited<ReturnType<typeof listAccounts>>;

type Props = {
  context: PageContext;
  /** For administrators only. */
  kept?: Kept;
  passwordErrors?: FieldErrors;
  accountErrors?: FieldErrors;
  agencyErrors?: FieldErrors;
  form?: TypedForm;
};

export function SettingsPage(props: Props) {
  const { context, kept, form } = props;
  const { session } = context;
  return (
    <Page context={context} title="設定">
      <Head
        title="設定"
        sub={session ? `${session.agencyName}　${session.name}　${session.roleLabel}` : undefined}
        actions={
          <>
            <a href="/settings/sign-in">はいり方</a>
            {kept ? <a href="/settings/sign-in-rules">はいり方の決まり</a> : null}
            {kept ? <a href="/settings/second-person">ふたりで決めること</a> : null}
            {kept ? null : <a href="/settings/town">地区と学校の暦</a>}
            {kept ? null : <a href="/settings/digest">毎朝のまとめ</a>}
            <a href="/settings/recipes">活動のつくり方</a>
            <a href="/settings/scales">尺度のことば</a>
            <a href="/settings/papers">様式</a>
            <a href="/settings/practice">進め方の決まり</a>
            <a href="/settings/retention">保存年限</a>
            <a href="/settings/log">閲覧の記録を見る</a>
          </>
        }
      />
      {kept ? (
        <Accounts context={context} kept={kept} errors={props.accountErrors ?? {}} form={form} />
      ) : null}
      {kept ? <Agencies context={context} kept={kept} errors={props.agencyErrors ?? {}} form={form} /> : null}
      <OwnPassword context={context} errors={props.passwordErrors ?? {}} />
    </Page>
  );
}

function OwnPassword({ context, errors }: { context: PageContext; errors: FieldErrors }) {
  const field = (name: string, label: string, autocomplete: string, hint?: string) => (
    <TextField
      name={name}
      label={label}
      type="password"
      width="middle"
      autocomplete={autocomplete}
      required
      error={errors[name]}
      {...(hint ? { hint } : {})}
    />
  );
  return (
    <Section title="自分の合言葉" id="password">
      <ErrorSummary errors={errors} />
      <Form csrf={context.csrf} action="/settings/password">
        {field('present', 'いまの合言葉', 'current-password')}
        {field(
          'next',
          '新しい合言葉',
          'new-password',
          '12文字以上。関係のない言葉を三つ四つつなげた、短い文がよい合言葉です。期限はありません',
        )}
        {field('again', '新しい合言葉（もう一度）', 'new-password')}
        <p class="acts">
          <Button kind={context.session?.roles.includes('administrator') ? 'second' : 'main'}>
            合言葉を変える
          </Button>
        </p>
      </Form>
    </Section>
  );
}

type ListProps = { context: PageContext; kept: Kept; errors: FieldErrors; form: TypedForm | undefined };

function Accounts({ context, kept, errors, form }: ListProps) {
  const wasTyped = Object.keys(errors).length > 0;
  return (
    <Section title="利用者" aside={`${kept.accounts.length}人`} id="accounts">
      <table class="stack">
        <thead>
          <tr>
            <th>名前</th>
            <th>機関</th>
            <th>役割</th>
            <th>利用者名</th>
            <th>いま</th>
          </tr>
        </thead>
        <tbody>
          {kept.accounts.map((account) => (
            <tr>
              <th scope="row">
                <a href={`/settings/accounts/${account.id}`}>{account.name}</a>
              </th>
              <td data-l="機関">{account.agencyName}</td>
              <td data-l="役割">{account.roles.map((role) => roleLabels[role]).join('・')}</td>
              <td data-l="利用者名">{account.signInName}</td>
              <td data-l="いま">
                {account.isActive ? (
                  account.failedCount >= triesPerDesk ? (
                    <span class="tag warn">合言葉のまちがいで停止中</span>
                  ) : (
                    'はいれる'
                  )
                ) : (
                  <span class="tag">止めている</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details class="add" open={wasTyped}>
        <summary>利用者を加える</summary>
        <ErrorSummary errors={errors} />
        <Form csrf={context.csrf} action="/settings/accounts">
          <TextField
            name="signInName"
            label="利用者名"
            hint="英小文字と数字。はいるときに使います。あとから変えられません"
            width="middle"
            required
            value={form?.text('signInName')}
            error={errors['signInName']}
          />
          <AccountFieldset
            agencies={kept.agencies}
            errors={errors}
            values={{
              name: form?.text('name') ?? '',
              nameKana: form?.text('nameKana') ?? '',
              agencyId: form?.text('agencyId') ?? '',
              roles: form?.all('roles') ?? [],
            }}
          />
          <TextField
            name="password"
            label="はじめの合言葉"
            hint="12文字以上。本人に渡します。はじめてはいるときに、本人が新しい合言葉を決めます"
            type="password"
            width="middle"
            autocomplete="new-password"
            required
            error={errors['password']}
          />
          <p class="acts">
            <Button>利用者を加える</Button>
          </p>
        </Form>
      </details>
    </Section>
  );
}

function Agencies({ context, kept, errors, form }: ListProps) {
  return (
    <Section title="機関" aside={`${kept.agencies.length}か所`} id="agencies">
      <table class="stack">
        <thead>
          <tr>
            <th>名前</th>
            <th>種類</th>
            <th>電話</th>
          </tr>
        </thead>
        <tbody>
          {kept.agencies.map((agency) => (
            <tr>
              <th scope="row">{agency.name}</th>
              <td data-l="種類">{agencyKinds[agency.kind as AgencyKind]}</td>
              <td data-l="電話">{agency.phone ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details class="add" open={Object.keys(errors).length > 0}>
        <summary>機関を加える</summary>
        <ErrorSummary errors={errors} />
        <Form csrf={context.csrf} action="/settings/agencies">
          <TextField
            name="agencyName"
            label="機関の名前"
            required
            value={form?.text('agencyName')}
            error={errors['agencyName']}
          />
          <Select
            name="agencyKind"
            label="種類"
            required
            width="middle"
            options={Object.entries(agencyKinds).map(([value, label]) => ({ value, label }))}
            value={form?.text('agencyKind')}
            error={errors['agencyKind']}
          />
          <TextField
            name="agencyPhone"
            label="電話"
            type="tel"
            width="middle"
            value={form?.text('agencyPhone')}
            error={errors['agencyPhone']}
          />
          <p class="acts">
            <Button kind="second">機関を加える</Button>
          </p>
        </Form>
      </details>
    </Section>
  );
}
