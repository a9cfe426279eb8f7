import { agreementSides, agreementStates } from '#domain/agreement.ts';
import type { Identifying } from '#domain/candidate-voice.ts';
import type { AgreementRow } from '#use-cases/community/parts-of-activity.ts';
import type { ActivityRecord } from '#use-cases/community/read-activity.ts';
import { SureOf } from '#web/routes/placements/sure-of.tsx';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';

export type AgreementTyped = Record<
  'id' | 'side' | 'whom' | 'what' | 'state' | 'askedOn' | 'answeredOn' | 'words',
  string
> & { sureOf: readonly string[] };

type Props = {
  context: PageContext;
  activity: ActivityRecord;
  agreement?: AgreementRow;
  version?: number | undefined;
  typed: AgreementTyped;
  errors?: FieldErrors;
  identifying?: readonly Identifying[];
};

/** One thing that one side has to agree to: writing it down, and keeping what was answered. */
export function AgreementPage(props: Props) {
  const { context, activity, agreement, version, typed, errors = {}, identifying = [] } = props;
  const title = agreement ? '返事を書く' : '聞くことを書く';
  const back = `/town/activities/${activity.id}#agreements`;
  const day = (name: 'askedOn' | 'answeredOn', label: string, hint?: string) => (
    <JapaneseDateField
      name={name}
      label={label}
      today={context.today}
      value={typed[name]}
      error={errors[name]}
      {...(hint === undefined ? {} : { hint })}
    />
  );
  return (
    <Page context={context} title={title}>
      <Head
        title={title}
        crumbs={[
          { label: '活動', href: '/town/activities' },
          { label: activity.words.name, href: `/town/activities/${activity.id}` },
          { label: title },
        ]}
        sub="相手ごとに、別々に聞きます。ひとりの「よい」は、ほかの人の「よい」ではありません"
      />
      <ErrorSummary errors={errors} />
      {agreement ? (
        <Section class="wide-labels">
          <Facts
            caption="聞くこと"
            facts={[
              { label: '相手', value: [agreementSides[agreement.side], agreement.whom].join('　') },
              { label: '聞くこと', value: agreement.what },
            ]}
          />
        </Section>
      ) : null}
      <Form
        csrf={context.csrf}
        class="town-form"
        keep={`agreement-${agreement?.id ?? activity.id}`}
        {...(agreement ? { version: version ?? agreement.version } : {})}
      >
        {agreement ? (
          <>
            <Radios
              name="state"
              label="返事"
              required
              choices={choicesOf(agreementStates)}
              value={typed.state}
              error={errors['state']}
            />
            {day('askedOn', '聞いた日')}
            {day('answeredOn', '返事の日')}
            <TextArea
              name="words"
              label="ことば・条件"
              rows={3}
              hint="言われたとおりに。「できない」のわけは、聞けなくてもかまいません"
              value={typed.words}
              error={errors['words']}
            />
          </>
        ) : (
          <>
            <input type="hidden" name="id" value={typed.id} />
            <Radios
              name="side"
              label="だれに聞きますか"
              layout="row"
              required
              choices={choicesOf(agreementSides)}
              value={typed.side}
              error={errors['side']}
            />
            <TextField
              name="whom"
              label="相手"
              width="middle"
              hint="役の名で。例　公民館 館長"
              value={typed.whom}
              error={errors['whom']}
            />
            <TextField
              name="what"
              label="聞くこと"
              required
              hint="例　第2土曜の午前に調理室を使うこと"
              value={typed.what}
              error={errors['what']}
            />
            {day('askedOn', '聞いた日', 'まだ聞いていなければ空けておきます')}
          </>
        )}
        <SureOf doubts={identifying} values={typed.sureOf} />
        <Actions>
          <Button>保存する</Button>
          <LinkButton href={back} kind="plain">
            やめて、もどる
          </LinkButton>
        </Actions>
      </Form>
    </Page>
  );
}
