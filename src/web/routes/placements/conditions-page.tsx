import type { Identifying } from '#domain/candidate-voice.ts';
import { conditionAnswers } from '#domain/sounding.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { Placement } from '#use-cases/placements/read-placement.ts';
import type { StoredSounding } from '#use-cases/placements/read-soundings.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { choicesOf } from '#web/ui/choice.ts';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { PlacementFrame } from './placement-frame.tsx';
import { placementPath } from './placement-ids.ts';
import { SureOf } from './sure-of.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  placement: Placement;
  sounding: StoredSounding;
  values: Values;
  errors: FieldErrors;
  doubts: readonly Identifying[];
};

/** The host's conditions, one by one with what the person says to each. A no to one of them is a no, without a reason. */
export function ConditionsPage(props: Props) {
  const { context, person, placement, sounding, values, errors, doubts } = props;
  const value = shown(values);
  const path = placementPath(person.id, placement.id);
  const places = value.all('words').map((_, place) => place);
  return (
    <PlacementFrame context={context} person={person} placement={placement} title="条件を本人と話す">
      <Form
        csrf={context.csrf}
        action={`${path}/soundings/${sounding.id}/conditions`}
        version={placement.version}
        keep={`conditions-${sounding.id}`}
      >
        <ErrorSummary errors={errors} />
        <input type="hidden" name="soundingVersion" value={String(sounding.version)} />
        <Section title="受入先の条件" aside="ひとつずつ、本人に聞く">
          {places.map((place) => (
            <div class="condition">
              <Words place={place} words={value.all('words')[place] ?? ''} error={errors[`words-${place}`]} />
              <Radios
                name={`person-${place}`}
                label={`条件${place + 1}　本人は`}
                unmarked
                layout="row"
                choices={choicesOf(conditionAnswers)}
                value={value.text(`person-${place}`) || 'not_yet'}
              />
            </div>
          ))}
          <TextArea
            name="more"
            label="あとから出てきた条件"
            hint="一行にひとつ"
            rows={2}
            value={value.text('more')}
            error={errors['more']}
          />
          <SureOf doubts={doubts} values={value.all('sureOf')} />
        </Section>
        <SaveBar save="条件を書く" back={path} />
      </Form>
    </PlacementFrame>
  );
}

/** Several fields of one name, in order; each with an id of its own. */
function Words({ place, words, error }: { place: number; words: string; error: string | undefined }) {
  return (
    <TextField
      name={`words-${place}`}
      label={`条件${place + 1}`}
      hint={place === 0 ? '変わったら、書きなおしてください。まえのことばも残ります' : undefined}
      unmarked
      value={words}
      error={error}
    />
  );
}
