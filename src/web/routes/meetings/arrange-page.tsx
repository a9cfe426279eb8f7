import type { Child } from 'hono/jsx';
import type { AgencyChoice } from '#use-cases/meetings/list-agencies.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head, type Crumb } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { MeetingFields } from './meeting-fields.tsx';

type Props = {
  context: PageContext;
  title: string;
  crumbs: readonly Crumb[];
  sub?: Child;
  save: string;
  back: string;
  values: Values;
  errors: FieldErrors;
  version?: number;
  /** Whom to invite, on the page of a new meeting only. */
  agencies?: readonly AgencyChoice[];
};

/** The particulars of a meeting: of a new one with whom to invite, or of one that is being prepared. */
export function ArrangePage(props: Props) {
  const { context, title, crumbs, sub, save, back, values, errors, version, agencies } = props;
  const value = shown(values);
  return (
    <Page context={context} title={title}>
      <Head title={title} crumbs={crumbs} sub={sub} />
      <Form csrf={context.csrf} {...(version === undefined ? {} : { version })}>
        <ErrorSummary errors={errors} />
        <input type="hidden" name="id" value={value.text('id')} />
        <Section title="いつ・どこで">
          <MeetingFields values={values} errors={errors} today={context.today} />
        </Section>
        {agencies ? (
          <Section title="招く機関">
            <p class="soft">
              自分の機関は、はじめから入っています。本人の同意が及ばない機関は、議題ごとに席を外してもらえます。
            </p>
            <Checkboxes
              name="agencyIds"
              label="機関"
              layout="row"
              choices={agencies
                .filter(({ isOwn }) => !isOwn)
                .map(({ id, name }) => ({ value: id, label: name }))}
              values={value.all('agencyIds')}
            />
          </Section>
        ) : null}
        <SaveBar save={save} back={back} />
      </Form>
    </Page>
  );
}
