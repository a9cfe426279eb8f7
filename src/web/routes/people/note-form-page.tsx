import { bases } from '#domain/fact.ts';
import { noteMethods, noteParties, noteScopes, noteSides } from '#domain/progress-note.ts';
import type { Choices } from '#use-cases/people/list-choices.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { Checkbox } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Columns, Halves } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { NumberField } from '#web/ui/number-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { shown, type Values } from '#web/form-reader.ts';
import { PersonFrame } from './person-frame.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  choices: Choices;
  values: Values;
  errors: FieldErrors;
};

/** Quick entry, for the car and for the desk: what happened first, the rest has answers already. */
export function NoteFormPage({ context, person, choices, values, errors }: Props) {
  const value = shown(values);
  const { today } = context;
  const path = `/people/${person.id}/notes`;
  const basisChoices = choicesOf(bases).filter(
    (choice) => choice.value !== 'confidential_meeting' || person.open.has('sealed'),
  );
  const side = (
    <Section title="扱い">
      <Radios
        name="basis"
        label="情報の根拠"
        required
        choices={basisChoices}
        value={value.text('basis')}
        error={errors['basis']}
      />
      <Radios
        name="scope"
        label="だれまで読めるか"
        unmarked
        choices={choicesOf(noteScopes)}
        value={value.text('scope')}
        error={errors['scope']}
      />
      <Radios
        name="side"
        label="数える区分"
        unmarked
        choices={choicesOf(noteSides)}
        value={value.text('side')}
        error={errors['side']}
        layout="row"
      />
      <Checkbox
        name="dangerSign"
        label="気がかりなしるしがある"
        hint="一覧で目立つようになります"
        checked={value.isOn('dangerSign')}
      />
    </Section>
  );
  return (
    <PersonFrame context={context} person={person} tab="/notes" title="経過を書く">
      <Form csrf={context.csrf} action={`${path}/new`} keep={`note-${person.id}`}>
        <ErrorSummary errors={errors} />
        <input type="hidden" name="noteId" value={value.text('noteId')} />
        <input type="hidden" name="replacesId" value={value.text('replacesId')} />
        <Columns side={side} slim>
          <Section title="あったこと">
            <Radios
              name="method"
              label="対応のしかた"
              required
              layout="row"
              choices={choicesOf(noteMethods)}
              value={value.text('method')}
              error={errors['method']}
            />
            <TextArea
              name="body"
              label="内容"
              hint="見たこと・したことを書く。考えたことは「〜と思われる」と分ける。F-SOAIPで書くときは、行のはじめに F S O A I P をつける"
              required
              rows={6}
              value={value.text('body')}
              error={errors['body']}
            />
            <TextArea
              name="ownWords"
              label="本人の言葉"
              hint="言われたとおりに。「　」はつけなくてよい"
              rows={2}
              voice
              value={value.text('ownWords')}
              error={errors['ownWords']}
            />
            <Halves>
              <JapaneseDateField
                name="on"
                label="日"
                required
                hint="きょう、きのう、11/24 でも"
                value={value.text('on')}
                today={today}
                error={errors['on']}
              />
              <TextField
                name="time"
                label="時刻"
                required
                hint="9:30、930、午後1時"
                width="short"
                value={value.text('time')}
                error={errors['time']}
              />
            </Halves>
            <Halves>
              <NumberField
                name="minutes"
                label="かかった時間"
                unit="分"
                value={value.text('minutes')}
                error={errors['minutes']}
              />
              <TextField name="placeNote" label="場所" value={value.text('placeNote')} />
            </Halves>
            <Radios
              name="withKind"
              label="相手"
              layout="row"
              choices={choicesOf(noteParties)}
              value={value.text('withKind')}
              error={errors['withKind']}
            />
            <TextField
              name="withWhom"
              label="相手の名まえ・所属"
              value={value.text('withWhom')}
              error={errors['withWhom']}
            />
            <TextField
              name="enclosures"
              label="添付"
              hint="何を、どこに綴じたか。同意書の写し、写真、など"
              value={value.text('enclosures')}
              error={errors['enclosures']}
            />
          </Section>
          <Section title="次にすること">
            <TextField
              name="nextStep"
              label="すること"
              value={value.text('nextStep')}
              error={errors['nextStep']}
            />
            <Halves>
              <JapaneseDateField
                name="nextOn"
                label="いつまで"
                hint="令和8年11月24日、11/24"
                value={value.text('nextOn')}
                today={today}
                error={errors['nextOn']}
              />
              <Select
                name="nextBy"
                label="だれが"
                empty="決めていない"
                options={choices.colleagues.map((one) => ({ value: one.id, label: one.name }))}
                value={value.text('nextBy')}
              />
            </Halves>
          </Section>
        </Columns>
        {/* After both columns: on a phone, basis and readers are asked before it is saved. */}
        <SaveBar save="経過に書く" back={path} />
      </Form>
    </PersonFrame>
  );
}
