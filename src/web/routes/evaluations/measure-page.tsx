import { formatDayNear } from '#domain/japanese-date.ts';
import { answerers, declined, moments, scales, type ScaleForm, type ScaleItem } from '#domain/scale.ts';
import { noteMethods } from '#domain/progress-note.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { ScalesAnswer } from '#use-cases/evaluations/read-scales.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  answer: ScalesAnswer;
  form: ScaleForm;
  /** The goal that is measured, for 目標の達成. */
  goal?: { id: string; words: string } | undefined;
  values: Values;
  errors: FieldErrors;
};

/** One scale as it is asked: items with their words, 「答えたくない」 beside every answer, and who asked and answered. */
export function MeasurePage(props: Props) {
  const { context, person, form, goal, values, errors } = props;
  const path = `/people/${person.id}/evaluations/scales`;
  const value = shown(values);
  const title = goal ? `目標「${goal.words}」の達成` : scales[form.scale];
  return (
    <PersonFrame context={context} person={person} tab="/evaluations" title={title}>
      <Form csrf={context.csrf} action={`${path}/new`} keep={`scale-${form.scale}-${person.id}`}>
        <ErrorSummary errors={errors} />
        <input type="hidden" name="measurementId" value={value.text('measurementId')} />
        <input type="hidden" name="scale" value={form.scale} />
        <input type="hidden" name="subject" value={goal?.id ?? ''} />
        <Columns slim side={<Circumstances {...props} />}>
          <Section title={title}>
            <Leading form={form} />
            {form.items.map((item) => (
              <Item item={item} form={form} values={values} errors={errors} />
            ))}
            <TextArea
              name="words"
              label="ようす・ことば"
              rows={2}
              value={value.text('words')}
              error={errors['words']}
            />
          </Section>
        </Columns>
        <SaveBar save="答えを記録する" back={path} />
      </Form>
    </PersonFrame>
  );
}

function Leading({ form }: { form: ScaleForm }) {
  if (form.scale === 'lsns6' && form.items.some(({ wording }) => wording === '')) {
    return (
      <Notice title="設問の文が入っていません">
        <p>
          LSNS-6 の設問には著作権があります。許諾を受けた文を、
          <a href="/settings/scales">設定の「尺度のことば」</a>
          で主管課が入れると、ここに出ます。入るまでは、手もとの用紙で聞き、見出しのところに人数だけを入れてください。
        </p>
      </Notice>
    );
  }
  if (form.scale === 'ucla3') {
    return (
      <p class="soft">
        内閣府の調査と同じ聞き方です（4つの答え、合計3〜12）。アメリカの3つの答えの版とはまぜません。
      </p>
    );
  }
  if (form.scale === 'ladder') {
    return <p class="soft">いまの本人に、いちばん近い段をひとつ。上がることも、もどることも、ふつうです。</p>;
  }
  return null;
}

function Item({
  item,
  form,
  values,
  errors,
}: Pick<Props, 'form' | 'values' | 'errors'> & { item: ScaleItem }) {
  const name = `answer.${item.key}`;
  const isOneOfMany = form.answers.length > 6;
  return (
    <Radios
      name={name}
      label={item.wording === '' ? item.heading : item.wording}
      {...(item.wording !== '' && form.scale === 'lsns6' ? { hint: item.heading } : {})}
      unmarked
      layout={isOneOfMany || form.scale === 'goal' ? 'column' : 'row'}
      choices={[...form.answers, { value: declined, label: '答えたくない' }]}
      value={shown(values).text(name)}
      error={errors[name]}
    />
  );
}

function Circumstances({ context, answer, form, values, errors }: Props) {
  const value = shown(values);
  return (
    <Section title="いつ、だれが">
      <Radios
        name="moment"
        label="いつのこと"
        required
        layout="row"
        choices={choicesOf(moments)}
        value={value.text('moment')}
        error={errors['moment']}
      />
      <JapaneseDateField
        name="measuredOn"
        label="聞いた日"
        required
        value={value.text('measuredOn')}
        today={context.today}
        error={errors['measuredOn']}
      />
      <Radios
        name="answeredBy"
        label="だれが答えたか"
        required
        choices={choicesOf(answerers)}
        value={value.text('answeredBy')}
        error={errors['answeredBy']}
      />
      {form.scale === 'ladder' ? (
        <Select
          name="noteId"
          label="もとになる経過記録"
          empty="選ばない"
          options={answer.notes.map(({ id, at, method }) => ({
            value: id,
            label: [
              formatDayNear(tokyoDay(at), context.today),
              noteMethods[method as keyof typeof noteMethods] ?? '',
            ].join(gap),
          }))}
          value={value.text('noteId')}
          error={errors['noteId']}
        />
      ) : null}
    </Section>
  );
}
