import { Button } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Form } from '#web/ui/form.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { PlainPage } from '#web/ui/plain-page.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { PasskeyForm } from './passkey-form.tsx';
import { KeptInputs, type Kept } from './kept-form.tsx';

export type SecondProblem = 'empty' | 'no-match';

const problems: Record<SecondProblem, string> = {
  empty: 'アプリの6けたか、予備の番号を書いてください',
  'no-match':
    '番号が合いません。アプリに次の番号が出てから、その6けたを書いてください。続けて5回まちがえると、しばらくはいれなくなります',
};

/** Between the password and the work: six digits of the app, or a recovery code, in one field. */
export function SecondPage(props: { context: PageContext; problem?: SecondProblem; kept?: Kept }) {
  const { context, problem, kept } = props;
  const errors: Record<string, string> = problem ? { code: problems[problem] } : {};
  return (
    <PlainPage context={context} title="二つめの確かめ">
      <h1>二つめの確かめ</h1>
      {/* Not through Turbo: what was kept comes back as a page of its own, and Turbo wants a redirect. */}
      <div data-turbo="false">
        <ErrorSummary errors={errors} />
        <p>合言葉は合いました。続けて、この利用者名につないだアプリの番号か、パスキーで確かめてください。</p>
        <Form csrf={context.csrf} action="/sign-in/second">
          {kept ? <KeptInputs kept={kept} /> : null}
          <TextField
            name="code"
            label="確認番号"
            hint="アプリに出ている6けた。電話が手もとにないときは、紙にひかえた予備の番号（例　7KMQX-4TRXP）"
            width="middle"
            autocomplete="one-time-code"
            unmarked
            error={errors['code']}
          />
          <p class="acts">
            <Button>はいる</Button>
            <a href="/sign-in">はじめからやり直す</a>
          </p>
        </Form>
        <PasskeyForm csrf={context.csrf} kept={kept} />
        <p class="soft after-form">
          電話も予備の番号もないときは、管理者に連絡してください。管理者が外せます。
        </p>
      </div>
    </PlainPage>
  );
}
