import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { Placement } from '#use-cases/placements/read-placement.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Halves } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { NumberField } from '#web/ui/number-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { PlacementFrame } from './placement-frame.tsx';
import { placementPath } from './placement-ids.ts';

type Props = {
  context: PageContext;
  person: PersonHead;
  placement: Placement;
  values: Values;
  errors: FieldErrors;
};

function TermFields({ values, errors }: Pick<Props, 'values' | 'errors'>) {
  const value = shown(values);
  return (
    <>
      <TextField name="role" label="役割" required value={value.text('role')} error={errors['role']} />
      <Halves>
        <TextField
          name="hostPerson"
          label="受入先の窓口"
          value={value.text('hostPerson')}
          error={errors['hostPerson']}
        />
        <TextField
          name="hostContact"
          label="受入先の連絡先"
          hint="電話、つながる時間"
          value={value.text('hostContact')}
          error={errors['hostContact']}
        />
      </Halves>
      <TextArea
        name="stopRule"
        label="中止のしかた"
        hint="どうなったら休む・やめるか。だれに、どう言えばよいか"
        required
        rows={2}
        value={value.text('stopRule')}
        error={errors['stopRule']}
      />
      <Halves>
        <TextField
          name="emergencyContact"
          label="緊急のときの連絡先"
          hint="受入先の頁にも出ます"
          required
          value={value.text('emergencyContact')}
          error={errors['emergencyContact']}
        />
        <NumberField
          name="recallNoticeDays"
          label="枠を返してほしいときの予告"
          hint="何日前に言ってもらうか"
          unit="日前"
          required
          value={value.text('recallNoticeDays')}
          error={errors['recallNoticeDays']}
        />
      </Halves>
    </>
  );
}

/** 成立: both sides want it; what has to be clear before the first day. */
export function SettlePage({ context, person, placement, values, errors }: Props) {
  const value = shown(values);
  const path = placementPath(person.id, placement.id);
  return (
    <PlacementFrame context={context} person={person} placement={placement} title="取り決めて、はじめる">
      <Form
        csrf={context.csrf}
        action={`${path}/settle`}
        version={placement.version}
        keep={`settle-${placement.id}`}
      >
        <ErrorSummary errors={errors} />
        <Section title="取り決め" aside="くわしい約束は、覚書に書きます">
          <TermFields values={values} errors={errors} />
        </Section>
        <Section title="日">
          <Halves>
            <JapaneseDateField
              name="settledOn"
              label="双方で決めた日"
              required
              hint="きょう、きのう、11/24 でも"
              value={value.text('settledOn')}
              today={context.today}
              error={errors['settledOn']}
            />
            <JapaneseDateField
              name="startedOn"
              label="はじまる日"
              required
              hint="もうはじまっていれば、その日"
              value={value.text('startedOn')}
              today={context.today}
              error={errors['startedOn']}
            />
          </Halves>
        </Section>
        <SaveBar save="受け入れが決まった" back={path} />
      </Form>
    </PlacementFrame>
  );
}

/** The same terms later on: the words before stay in the revisions. */
export function TermsPage({ context, person, placement, values, errors }: Props) {
  const path = placementPath(person.id, placement.id);
  return (
    <PlacementFrame context={context} person={person} placement={placement} title="取り決めをなおす">
      <Form
        csrf={context.csrf}
        action={`${path}/terms`}
        version={Number(shown(values).text('version'))}
        keep={`terms-${placement.id}`}
      >
        <ErrorSummary errors={errors} />
        <Section title="取り決めをなおす" aside="まえのことばも残ります">
          <TermFields values={values} errors={errors} />
        </Section>
        <SaveBar save="保存する" back={path} />
      </Form>
    </PlacementFrame>
  );
}
