import { visitKinds, visitOutcomes } from '#domain/visit.ts';
import type { Choices } from '#use-cases/people/list-choices.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { Placement } from '#use-cases/placements/read-placement.ts';
import type { StoredVisit } from '#use-cases/placements/read-visits.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { choicesOf } from '#web/ui/choice.ts';
import { Halves } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { TimeRange } from '#web/ui/time-range.tsx';
import { PlacementFrame } from './placement-frame.tsx';
import { placementPath } from './placement-ids.ts';
import { visitName } from './visits-part.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  placement: Placement;
  choices: Choices;
  values: Values;
  errors: FieldErrors;
};

/** The plan of a day: when, where to meet, who goes along. */
function PlanFields({
  context,
  choices,
  values,
  errors,
}: Pick<Props, 'context' | 'choices' | 'values' | 'errors'>) {
  const value = shown(values);
  return (
    <>
      <Halves>
        <JapaneseDateField
          name="plannedOn"
          label="日"
          required
          hint="12/8、あした、でも"
          value={value.text('plannedOn')}
          today={context.today}
          error={errors['plannedOn']}
        />
        <TimeRange
          name="time"
          label="時刻"
          from={value.text('timeFrom')}
          until={value.text('timeUntil')}
          error={errors['time']}
        />
      </Halves>
      <TextField
        name="meetAt"
        label="待ち合わせ"
        hint="例　学校の門、バス停"
        value={value.text('meetAt')}
        error={errors['meetAt']}
      />
      <Halves>
        <Select
          name="companionId"
          label="同行する人"
          empty="決めていない・いない"
          options={choices.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          value={value.text('companionId')}
        />
        <TextField
          name="companionNote"
          label="同行について"
          hint="家族、包括の人、送り迎えなど"
          value={value.text('companionNote')}
          error={errors['companionNote']}
        />
      </Halves>
    </>
  );
}

export function NewVisitPage(props: Props) {
  const { context, person, placement, values, errors } = props;
  const value = shown(values);
  const path = placementPath(person.id, placement.id);
  return (
    <PlacementFrame context={context} person={person} placement={placement} title="見学・体験の日を決める">
      <Form csrf={context.csrf} action={`${path}/visits/new`} version={placement.version}>
        <ErrorSummary errors={errors} />
        <input type="hidden" name="id" value={value.text('id')} />
        <Section title="見学・体験の日を決める">
          <Radios
            name="kind"
            label="何をしますか"
            required
            layout="row"
            choices={choicesOf(visitKinds)}
            value={value.text('kind')}
            error={errors['kind']}
          />
          <PlanFields {...props} />
        </Section>
        <SaveBar save="日を決める" back={path} />
      </Form>
    </PlacementFrame>
  );
}

/** A day there: its plan, and after it both voices, the worker's view and how it goes on. */
export function VisitPage(props: Props & { visit: StoredVisit }) {
  const { context, person, placement, visit, values, errors } = props;
  const value = shown(values);
  const path = placementPath(person.id, placement.id);
  const title = visitName(visit);
  return (
    <PlacementFrame context={context} person={person} placement={placement} title={title}>
      <Form
        csrf={context.csrf}
        action={`${path}/visits/${visit.id}`}
        version={Number(value.text('version'))}
        keep={`visit-${visit.id}`}
      >
        <ErrorSummary errors={errors} />
        <Section title={`${title}　行ってみて`} aside="まだなら、下の予定だけなおします">
          <JapaneseDateField
            name="heldOn"
            label="行った日"
            hint="きょう、きのう、11/24 でも"
            value={value.text('heldOn')}
            today={context.today}
            error={errors['heldOn']}
          />
          <TextArea
            name="personWords"
            label="本人のことば"
            hint="言われたとおりに"
            rows={2}
            voice
            value={value.text('personWords')}
            error={errors['personWords']}
          />
          <TextArea
            name="hostWords"
            label="受入先のことば"
            rows={2}
            voice
            value={value.text('hostWords')}
            error={errors['hostWords']}
          />
          <TextArea
            name="workerView"
            label="支援者の見立て"
            hint="見たことと、考えたことを分けて"
            rows={2}
            value={value.text('workerView')}
            error={errors['workerView']}
          />
          <Radios
            name="outcome"
            label="このあと"
            unmarked
            choices={choicesOf(visitOutcomes)}
            value={value.text('outcome')}
            error={errors['outcome']}
          />
          <TextField
            name="outcomeWords"
            label="決めたこと"
            value={value.text('outcomeWords')}
            error={errors['outcomeWords']}
          />
        </Section>
        <Section title="予定">
          <PlanFields {...props} />
        </Section>
        <SaveBar save="書く" back={path} />
      </Form>
    </PlacementFrame>
  );
}
