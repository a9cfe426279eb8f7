import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import type { NoticeKind } from '#use-cases/accounts/account-notice.ts';
import type { PresentProof } from '#use-cases/accounts/own-ways.ts';
import type { OwnWays } from '#use-cases/accounts/read-own-ways.ts';
import { Button, type ButtonKind } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { Passkeys } from './passkeys-part.tsx';
import { PresentField } from './present-field.tsx';
import { Sessions } from './sessions-part.tsx';

/** The little forms of this page. */
export type Part = 'totp' | 'drop' | 'codes';
type Props = {
  context: PageContext;
  ways: OwnWays;
  mustAddFactor: boolean;
  wrong?: { part: Part; errors: FieldErrors };
};

/** 設定 → はいり方: what opens this account, and what was done to it. */
export function WaysPage(props: Props) {
  const { context, ways, mustAddFactor } = props;
  return (
    <Page context={context} title="はいり方">
      <Head
        title="はいり方"
        crumbs={[{ label: '設定', href: '/settings' }, { label: 'はいり方' }]}
        sub={`利用者名 ${ways.signInName}`}
      />
      <Notices context={context} ways={ways} />
      {mustAddFactor ? (
        <Notice kind="warn" title="二つめの確かめを付けると、ほかの頁が開きます。">
          この自治体では、合言葉のほかに、もうひとつの確かめを使う決まりです。
        </Notice>
      ) : null}
      {ways.isDemo ? (
        <Demo />
      ) : (
        <>
          {ways.hasTotp ? <HasTotp {...props} /> : <NoTotp {...props} />}
          <Passkeys context={context} ways={ways} />
          {ways.hasTotp || ways.passkeys.length > 0 ? <Recovery {...props} /> : null}
        </>
      )}
      <Sessions context={context} ways={ways} />
      <Section title="合言葉">
        <p>
          合言葉は、<a href="/settings#password">設定で変えられます</a>
          。変えると、ほかの端末の画面は閉じます。
        </p>
      </Section>
    </Page>
  );
}

const noticeWords: Record<NoticeKind, (by: string) => string> = {
  'factor-taken-off': (by) =>
    `管理者の${by}さんが、あなたの二つめの確かめを外しました。いまは合言葉だけではいれます。頼んだ覚えがなければ、すぐに主管課に知らせ、合言葉を変えてください。`,
  'sso-name-changed': (by) =>
    `管理者の${by}さんが、庁内の共通のはいり方であなたにつながる名を変えました。心あたりがなければ、主管課に知らせてください。`,
  'signed-out': (by) => `管理者の${by}さんが、あなたをどの端末からも出しました。`,
};

function Notices({ context, ways }: Pick<Props, 'context' | 'ways'>) {
  if (ways.notices.length === 0) return null;
  return (
    <Notice kind="warn" title="あなたのはいり方に、変わったことがあります。">
      <ul class="plain">
        {ways.notices.map(({ kind, at, byName }) => (
          <li>
            {formatJapaneseDate(tokyoDay(at))} {tokyoTime(at)}　{noticeWords[kind](byName)}
          </li>
        ))}
      </ul>
      <Form csrf={context.csrf} action="/settings/sign-in/notices">
        {ways.notices.map(({ id }) => (
          <input type="hidden" name="notice" value={id} />
        ))}
        <Button kind="second">読みました</Button>
      </Form>
    </Notice>
  );
}

function Demo() {
  return (
    <Section title="二つめの確かめ">
      <p>
        見本の役割は、ひと押しではいるためのものなので、合言葉も、二つめの確かめも付けられません。ためすときは、管理者の早見さんではいり、「設定」で利用者を加えてください。
      </p>
    </Section>
  );
}

/** A way in is changed against the present password; each little form is its own. */
function PresentForm(props: {
  context: PageContext;
  proof: PresentProof;
  action: string;
  errors: FieldErrors;
  press: string;
  kind: ButtonKind;
  /** The answer is a page of its own, and Turbo wants a redirect. */
  answers?: boolean;
  /** Of the field: several such forms stand on one page. */
  name: string;
}) {
  const { context, proof, action, errors, press, kind, answers, name } = props;
  return (
    <div data-turbo={answers ? 'false' : undefined}>
      <ErrorSummary errors={errors} />
      <Form csrf={context.csrf} action={action}>
        <PresentField proof={proof} name={name} error={errors[name]} />
        <p class="acts">
          <Button kind={kind}>{press}</Button>
        </p>
      </Form>
    </div>
  );
}

function errorsOf({ wrong }: Props, part: Part): FieldErrors {
  return wrong?.part === part ? wrong.errors : {};
}

function NoTotp(props: Props) {
  const { context } = props;
  return (
    <Section title="アプリの番号" aside="付いていません" id="second">
      <p>
        合言葉を人に知られても、あなたの電話がなければはいれなくなります。電話のアプリに30秒ごとに出る6けたの番号を、はいるときに書きます。電話会社や通信は使いません。
      </p>
      <PresentForm
        context={context}
        proof={props.ways.proof}
        action="/settings/sign-in/totp"
        errors={errorsOf(props, 'totp')}
        press="アプリをつなぐ"
        kind="main"
        name="present-totp"
      />
    </Section>
  );
}

function HasTotp(props: Props) {
  const { context, ways } = props;
  const errors = errorsOf(props, 'drop');
  return (
    <Section title="アプリの番号" aside="付いています" id="second">
      <p>
        {ways.totpSince ? `${formatJapaneseDate(tokyoDay(ways.totpSince))}から、` : ''}
        合言葉のあとに、アプリの6けたを書いてはいります。
      </p>
      <details class="add" open={Object.keys(errors).length > 0}>
        <summary>アプリを外す・別の電話につなぎなおす</summary>
        <p>外したあと、もう一度つなげます。ほかの端末の画面は閉じます。</p>
        <PresentForm
          context={context}
          proof={ways.proof}
          action="/settings/sign-in/totp/drop"
          errors={errors}
          press="アプリを外す"
          kind="stop"
          name="present-drop"
        />
      </details>
    </Section>
  );
}

function Recovery(props: Props) {
  const { context, ways } = props;
  const errors = errorsOf(props, 'codes');
  return (
    <Section title="予備の番号" aside={`のこり${ways.codesLeft}個`} id="recovery">
      <p>
        電話や鍵が手もとにないとき、紙にひかえた番号を、ひとつにつき一度だけ使えます。
        {ways.codesLeft <= 3 ? <b>少なくなりました。新しくつくってください。</b> : null}
      </p>
      <details class="add" open={Object.keys(errors).length > 0}>
        <summary>予備の番号を新しくつくる</summary>
        <p>いままでの紙の番号は、使えなくなります。</p>
        <PresentForm
          context={context}
          proof={ways.proof}
          action="/settings/sign-in/codes"
          errors={errors}
          press="新しくつくる"
          kind="second"
          answers
          name="present-codes"
        />
      </details>
    </Section>
  );
}
