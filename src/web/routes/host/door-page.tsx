import { Button } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { TextField } from '#web/ui/text-field.tsx';
import { HostFrame } from './host-frame.tsx';

type Props = { context: PageContext; typed: string; errors: FieldErrors };

/** /host: the code on the paper, typed by hand. */
export function DoorPage({ context, typed, errors }: Props) {
  return (
    <HostFrame context={context} title="番号を入れる">
      <h1>紙の番号を入れてください</h1>
      <p>お渡しした紙に、8つの字があります。大きい字でも小さい字でも、かまいません。</p>
      <Form csrf={context.csrf} action="/host">
        <ErrorSummary errors={errors} />
        <TextField
          name="code"
          label="番号"
          hint="例　7KMQ-4TRX"
          required
          width="short"
          value={typed}
          error={errors['code']}
        />
        <div class="asks">
          <Button>ひらく</Button>
        </div>
      </Form>
      <section class="sec">
        <h2>番号がわからないとき</h2>
        <p>紙を渡した人に、電話してください。番号がなくても、電話や紙でお答えいただけます。</p>
      </section>
    </HostFrame>
  );
}

/** A door that leads nowhere: unknown, closed and expired say the same. */
export function ClosedDoorPage({
  context,
  words,
}: {
  context: PageContext;
  words: { title: string; way: string };
}) {
  return (
    <HostFrame context={context} title={words.title}>
      <h1>{words.title}</h1>
      <p>{words.way}</p>
      <p>
        <a href="/host">紙の番号を入れる</a>
      </p>
    </HostFrame>
  );
}
