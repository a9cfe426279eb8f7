import { Button } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { PlainPage } from '#web/ui/plain-page.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { KeptInputs, type Kept } from './kept-form.tsx';

type Props = { context: PageContext; errors?: FieldErrors; kept?: Kept };

/** The only page for whoever came in with a password that somebody else knows. */
export function ChoosePasswordPage({ context, errors = {}, kept }: Props) {
  const field = (name: string, label: string, hint?: string) => (
    <TextField
      name={name}
      label={label}
      type="password"
      width="middle"
      autocomplete="new-password"
      required
      error={errors[name]}
      {...(hint ? { hint } : {})}
    />
  );
  return (
    <PlainPage context={context} title="新しい合言葉を決める">
      <h1>新しい合言葉を決める</h1>
      <p>
        {context.session?.name}
        さんが使った合言葉は、管理者から渡されたものです。自分だけが知っている合言葉を決めると、ほかの頁が開きます。
      </p>
      {kept && kept.fields.length > 0 ? <p>書いたものは残っています。決めたあとに送れます。</p> : null}
      {/* Not through Turbo: what was kept comes back as a page of its own, and Turbo wants a redirect. */}
      <div data-turbo="false">
        <ErrorSummary errors={errors} />
        <Form csrf={context.csrf} action="/new-password">
          {kept ? <KeptInputs kept={kept} /> : null}
          {field(
            'next',
            '新しい合言葉',
            '12文字以上。関係のない言葉を三つ四つつなげた、短い文がよい合言葉です。期限はありません',
          )}
          {field('again', '新しい合言葉（もう一度）')}
          <p class="acts">
            <Button>この合言葉に決める</Button>
          </p>
        </Form>
        <Form csrf={context.csrf} action="/sign-out">
          <p class="acts after-form">
            <Button kind="second">決めずに出る</Button>
          </p>
        </Form>
      </div>
    </PlainPage>
  );
}
