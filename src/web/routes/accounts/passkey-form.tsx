import { KeptInputs, type Kept } from './kept-form.tsx';

/** What islands/passkey.ts says when it does not go well; here, so that the script carries no words. */
export function PasskeySaid({ failed, known }: { failed: string; known?: string }) {
  return (
    <p
      class="msg"
      role="alert"
      data-passkey-said
      data-none="この画面では、パスキーを使えません。新しい閲覧ソフトか、https のアドレスで開くと使えます。"
      data-failed={failed}
      data-known={known ?? failed}
      hidden
    ></p>
  );
}

/** パスキーではいる. Without script the form is not there, and the page says that the password remains. */
export function PasskeyForm({ csrf, kept }: { csrf: string; kept?: Kept | undefined }) {
  return (
    <>
      <form
        method="post"
        action="/sign-in/passkey"
        class="only-script passkey-form"
        data-passkey="get"
        data-options="/sign-in/passkey/options"
      >
        <input type="hidden" name="csrf" value={csrf} />
        {kept ? <KeptInputs kept={kept} /> : null}
        <input type="hidden" name="passkey" value="" />
        <PasskeySaid failed="パスキーを確かめられませんでした。もう一度押すか、合言葉ではいってください。" />
        <p class="acts">
          <button class="btn two" data-passkey-press>
            パスキーではいる
          </button>
        </p>
      </form>
      <p class="soft without-script">
        パスキーは、スクリプトの動く画面で使えます。ここでは、合言葉ではいってください。
      </p>
    </>
  );
}
