import type { Form } from '#web/form.ts';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { PlainPage } from '#web/ui/plain-page.tsx';

/**
 * A form that arrived without a session: where it was going, and what was typed. Lives in hidden inputs only. `mark` is the
 * token of the session it was opened in: it tells whose it is (docs/decisions/0010).
 */
export type Kept = { path: string; fields: [name: string, value: string][]; mark: string };

const prefix = 'kept:';

/** A path on this site, so that nobody can be sent elsewhere after signing in. */
export function isLocalPath(path: string): boolean {
  return /^\/(?![/\\])[^\s\\\p{Cc}]*$/u.test(path);
}

export function keptOf(form: Form): Kept | undefined {
  const path = form.text('kept-path');
  if (!isLocalPath(path)) return undefined;
  const fields = Object.entries(form.values)
    .filter(([name]) => name.startsWith(prefix))
    .flatMap(([name, values]) => values.map((value): [string, string] => [name.slice(prefix.length), value]));
  return { path, fields, mark: form.text('kept-mark') };
}

/** What was posted to `path`, to be carried through the sign-in. */
export function keep(path: string, form: Form): Kept {
  const fields = Object.entries(form.values)
    .filter(([name]) => name !== 'csrf')
    .flatMap(([name, values]) => values.map((value): [string, string] => [name, value]));
  return { path, fields, mark: form.text('csrf') };
}

export function KeptInputs({ kept }: { kept: Kept }) {
  return (
    <>
      <input type="hidden" name="kept-path" value={kept.path} />
      {kept.mark === '' ? null : <input type="hidden" name="kept-mark" value={kept.mark} />}
      {kept.fields.map(([name, value]) => (
        <input type="hidden" name={`${prefix}${name}`} value={value} />
      ))}
    </>
  );
}

/** After signing in again: what was typed is still there, and one press sends it. */
export function KeptFormPage({
  context,
  kept,
  mustAddFactor,
}: {
  context: PageContext;
  kept: Kept;
  mustAddFactor: boolean;
}) {
  return (
    <PlainPage context={context} title="書いたものを送る">
      <h1>書いたものは残っています</h1>
      <p>時間がたって閉じたあとに送られた内容です。もう一度送ると、つづきから保存します。</p>
      {mustAddFactor ? (
        <Notice kind="warn" title="送るまえに、二つめの確かめを付けてください。">
          この頁はこのままにして、
          <a href="/settings/sign-in" target="_blank">
            はいり方を別の窓で開く
          </a>
          と、付けられます。付けたら、ここにもどって送ってください。
        </Notice>
      ) : null}
      <form method="post" action={kept.path}>
        <input type="hidden" name="csrf" value={context.csrf} />
        {kept.fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <p class="acts">
          <button class="btn" type="submit">
            書いたものを送る
          </button>
          <a href={kept.path}>送らずに、頁を開く</a>
        </p>
      </form>
    </PlainPage>
  );
}
