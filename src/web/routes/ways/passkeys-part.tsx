import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { OwnWays } from '#use-cases/accounts/read-own-ways.ts';
import { PasskeySaid } from '#web/routes/accounts/passkey-form.tsx';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { PresentField } from './present-field.tsx';

/** パスキー: those of this account, and a new one. Making one needs script; the page says so where there is none. */
export function Passkeys({ context, ways }: { context: PageContext; ways: OwnWays }) {
  const { passkeys } = ways;
  return (
    <Section
      title="パスキー"
      aside={passkeys.length === 0 ? '登録していません' : `${passkeys.length}個`}
      id="passkeys"
    >
      <p>
        端末や USB
        の鍵に、PIN・指・顔で開く鍵をつくります。利用者名も合言葉も打たずにはいれて、にせの頁にだまし取られることがありません。
      </p>
      {passkeys.length > 0 ? (
        <ul class="rows no-lead">
          {passkeys.map(({ id, name, isSynced, createdAt, usedAt }) => (
            <li>
              <span class="p">
                <b>{name}</b>
                {gap}
                {isSynced ? '端末どうしで写し合う鍵' : 'この端末だけの鍵'}
                <span class="soft">
                  {formatJapaneseDate(tokyoDay(createdAt))}に登録
                  {usedAt
                    ? `　最後に使った日 ${formatJapaneseDate(tokyoDay(usedAt))}`
                    : '　まだ使っていません'}
                </span>
              </span>
              <a
                class="go"
                href={`/settings/sign-in/passkeys/${id}`}
                aria-label={`${name}の名を変える・消す`}
              >
                名を変える・消す
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      <details class="add">
        <summary>パスキーを登録する</summary>
        {/* Not through Turbo: recovery codes may come back as the answer itself. */}
        <form
          method="post"
          action="/settings/sign-in/passkeys"
          class="only-script"
          data-turbo="false"
          data-passkey="create"
          data-options="/settings/sign-in/passkeys/options"
          novalidate
        >
          <input type="hidden" name="csrf" value={context.csrf} />
          <input type="hidden" name="passkey" value="" />
          <TextField
            name="name"
            label="見分けるための名"
            hint="例　机のパソコン、青い USB の鍵"
            width="middle"
            required
          />
          <PresentField proof={ways.proof} name="present-passkey" />
          <PasskeySaid
            failed="パスキーをつくれませんでした。もう一度押すと、はじめからやり直せます。"
            known="この鍵は、もう登録してあります。"
          />
          <p class="acts">
            <button class="btn two" data-passkey-press>
              パスキーを登録する
            </button>
          </p>
        </form>
        <p class="soft without-script">
          パスキーの登録には、スクリプトの動く画面がいります。アプリの番号は、ここでも付けられます。
        </p>
      </details>
    </Section>
  );
}
