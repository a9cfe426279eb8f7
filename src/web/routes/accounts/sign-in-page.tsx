import { roleLabels } from '#domain/actor.ts';
import type { DemoAccount } from '#use-cases/accounts/sign-in-demo.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Form } from '#web/ui/form.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { PlainPage } from '#web/ui/plain-page.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { KeptInputs, type Kept } from './kept-form.tsx';
import { PasskeyForm } from './passkey-form.tsx';
import { VerandaDrawing } from './veranda-drawing.tsx';

export type SignInProblem =
  | 'empty'
  | 'no-match'
  | 'too-many-tries'
  | 'expired'
  | 'passkey'
  | 'sso-away'
  | 'sso-no-match';

const problems: Record<SignInProblem, string> = {
  empty: '利用者名と合言葉の両方を書いてください。',
  'no-match':
    '利用者名か合言葉が合いません。続けて5回まちがえると、しばらくはいれなくなります。わからないときは管理者に連絡してください。',
  'too-many-tries':
    '続けて試されたため、この場所からはしばらくはいれません。15分ほどおいて、もう一度試してください。',
  'sso-away':
    '庁内の共通のはいり方に、いまつながりません。少しおいて試すか、合言葉ではいってください。続くときは管理者に連絡してください。',
  'sso-no-match':
    '共通のはいり方では、はいれませんでした。縁側の利用者とつながっていないか、途中で止まりました。管理者に連絡するか、合言葉ではいってください。',
  passkey:
    'このパスキーでは、はいれませんでした。登録したあとに消したか、別のアドレスのものかもしれません。合言葉ではいり、「はいり方」で確かめてください。',
  expired: 'はいる途中で時間（10分）がすぎました。はじめから、もう一度はいってください。',
};

/** What each demo role opens on its first page (design.md §2). */
const firstPage: Record<string, string> = {
  participation_worker: 'きょうの訪問、返事待ち、期限',
  coordinator: '会議の準備、主担当のない事例',
  consultation_worker: 'つないだ人のその後',
  community_coordinator: '新しい声、まちの空き',
  municipal_officer: '今月の数、閲覧の記録',
  administrator: '利用者・機関。事例の中身は見えません',
};

export function SignInPage(props: {
  context: PageContext;
  demoAccounts: readonly DemoAccount[];
  signInName: string;
  problem?: SignInProblem;
  kept?: Kept;
}) {
  const { context, demoAccounts, kept, problem } = props;
  return (
    <PlainPage context={context} title="はいる">
      <div class="sign-in">
        <div class="sign-in-picture">
          <p class="sign-in-brand">縁側</p>
          <p class="sign-in-lead">
            呼ばれなくても、腰をおろせるところ。
            <br />
            ひとの力と、まちの願いが出会うところ。
          </p>
          <VerandaDrawing />
          <p class="soft">{context.municipalityName}　重層的支援体制整備事業　参加支援・地域づくり</p>
        </div>
        {/* Not through Turbo: what was kept comes back as a page of its own, and Turbo wants a redirect. */}
        <div data-turbo="false">
          <h1>はいる</h1>
          {kept && kept.fields.length > 0 ? (
            <Notice kind="warn" title="時間がたったので、いったん閉じました。">
              書いたものは残っています。同じ利用者名ではいり直すと、つづきから送れます。ほかの人がはいると、消えます。
            </Notice>
          ) : null}
          {demoAccounts.length > 0 ? <DemoRoles accounts={demoAccounts} kept={kept} /> : null}
          <Form csrf="" action="/sign-in" class="sign-in-form">
            {demoAccounts.length > 0 ? <h2>合言葉ではいる</h2> : null}
            {problem ? <ErrorSummary errors={{}} title={problems[problem]} /> : null}
            {kept ? <KeptInputs kept={kept} /> : null}
            <TextField
              name="signInName"
              label="利用者名"
              value={props.signInName}
              autocomplete="username"
              width="middle"
              unmarked
            />
            <TextField
              name="password"
              label="合言葉"
              type="password"
              autocomplete="current-password"
              width="middle"
              unmarked
            />
            <p class="acts">
              <Button kind={demoAccounts.length > 0 ? 'second' : 'main'}>はいる</Button>
            </p>
          </Form>
          {context.ssoLabel === undefined ? null : (
            <form method="post" action="/sign-in/sso" class="passkey-form">
              {kept ? <KeptInputs kept={kept} /> : null}
              <p class="acts">
                <Button kind="second">{context.ssoLabel}</Button>
              </p>
            </form>
          )}
          <PasskeyForm csrf={context.csrf} kept={kept} />
        </div>
      </div>
    </PlainPage>
  );
}

function DemoRoles({ accounts, kept }: { accounts: readonly DemoAccount[]; kept: Kept | undefined }) {
  return (
    <>
      <Notice kind="warn" title="これは見本の町です。">
        人・団体・場所はすべて架空です。ほんとうの人のことは書かないでください。役割を選ぶと、その人の画面が開きます。
      </Notice>
      <ul class="roles">
        {accounts.map((account) => (
          <li>
            <form method="post" action="/sign-in/demo">
              {kept ? <KeptInputs kept={kept} /> : null}
              <input type="hidden" name="accountId" value={account.id} />
              <button type="submit">
                <b>{account.name}</b>
                <span>{account.roles.map((role) => roleLabels[role]).join('・')}</span>
                <span class="soft">
                  {account.agencyName}　{firstPage[account.roles[0] ?? ''] ?? ''}
                </span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </>
  );
}
