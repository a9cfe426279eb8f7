import { consentGivers, consentItems, consentManners, consentPurposes } from '#domain/consent.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { Recipients } from '#use-cases/consents/list-recipients.ts';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Halves } from '#web/ui/columns.tsx';
import { FindAndChoose } from '#web/ui/find-and-choose.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { SaveFirst } from '#web/ui/typed-rows.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { shown, type Values } from '#web/form-reader.ts';
import { MinorFields } from './minor-fields.tsx';
import { PersonFrame } from './person-frame.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  recipients: Recipients;
  age: 'adult' | 'youth' | 'child';
  values: Values;
  errors: FieldErrors;
};

const order = [
  'purpose',
  'recipientAgencyId',
  'recipientName',
  'items',
  'toldWords',
  'notToldWords',
  'validUntil',
  'state',
  'assent',
  'assentWords',
  'guardianAnswer',
  'guardianNote',
  'givenBy',
  'givenByName',
  'manner',
  'witness',
  'givenOn',
];

const options = (list: readonly { id: string; name: string }[]) =>
  list.map(({ id, name }) => ({ value: id, label: name }));

/** One answer of the person: for what, to whom, what, until when, how it was given. */
export function ConsentFormPage({ context, person, recipients, age, values, errors }: Props) {
  const value = shown(values);
  const { today } = context;
  const path = `/people/${person.id}/consents`;
  const purpose = value.text('purpose');
  const isOwnPurpose = purpose !== '' && !(consentPurposes as readonly string[]).includes(purpose);
  return (
    <PersonFrame context={context} person={person} tab="/consents" title="同意をうかがう">
      <Form csrf={context.csrf} action={`${path}/new`} keep={`consent-${person.id}`}>
        <SaveFirst />
        <ErrorSummary errors={errors} order={order} />
        <input type="hidden" name="consentId" value={value.text('consentId')} />
        <input type="hidden" name="back" value={value.text('back')} />
        <Section title="なんのために、だれに">
          <Select
            name="purpose"
            label="目的"
            required
            empty={isOwnPurpose ? 'ほかの目的（下に書く）' : '選んでください'}
            options={consentPurposes.map((one) => ({ value: one, label: one }))}
            value={purpose}
            error={errors['purpose']}
          />
          <TextField
            name="otherPurpose"
            label="ほかの目的"
            hint="上にないときだけ"
            value={value.text('otherPurpose')}
          />
          <Halves>
            <Select
              name="recipientAgencyId"
              label="相手の機関"
              empty="機関ではない"
              hint="選んだ項目の記録が、この機関に開きます"
              options={options(recipients.agencies)}
              value={value.text('recipientAgencyId')}
              error={errors['recipientAgencyId']}
            />
            <FindAndChoose
              name="recipientOrganizationId"
              label="相手の団体・受入先"
              empty="団体ではない"
              noun="団体"
              hint="記録は開きません。下の「伝えてよいことば」だけを伝えます"
              choices={recipients.organizations}
              value={value.text('recipientOrganizationId')}
              isAsked={recipients.organizations.words !== '' && Object.keys(errors).length === 0}
            />
          </Halves>
          <TextField
            name="recipientName"
            label="それ以外の相手"
            hint="主治医、民生委員、家族など"
            value={value.text('recipientName')}
            error={errors['recipientName']}
          />
        </Section>
        <Section title="なにを、いつまで">
          <Checkboxes
            name="items"
            label="伝えてよいこと"
            required
            layout="row"
            choices={choicesOf(consentItems)}
            values={value.all('items')}
            error={errors['items']}
          />
          <TextArea
            name="toldWords"
            label="伝えてよいことば"
            hint="「元料理人。体に配慮がいる」だけ、のように。そのまま相手に渡せる言い方で"
            rows={2}
            value={value.text('toldWords')}
            error={errors['toldWords']}
          />
          <TextField
            name="notToldWords"
            label="伝えないこと"
            hint="病名、前の勤め先、など"
            value={value.text('notToldWords')}
          />
          <JapaneseDateField
            name="validUntil"
            label="期限"
            required
            hint="年度の終わりがめやすです"
            value={value.text('validUntil')}
            today={today}
            error={errors['validUntil']}
          />
        </Section>
        <Section title="本人の返事">
          <Radios
            name="state"
            label="返事"
            required
            choices={[
              { value: 'given', label: '同意した' },
              { value: 'refused', label: '断られた', hint: '断られたことで、支援が減ることはありません' },
              { value: 'explained', label: '説明した。返事はまだ' },
            ]}
            value={value.text('state')}
            error={errors['state']}
          />
          {age === 'adult' ? null : <MinorFields age={age} value={value} errors={errors} />}
          <Halves>
            <Radios
              name="givenBy"
              label="返事をした人"
              choices={choicesOf(consentGivers)}
              value={value.text('givenBy')}
              error={errors['givenBy']}
            />
            <TextField
              name="givenByName"
              label="本人でないときの名まえ"
              value={value.text('givenByName')}
              error={errors['givenByName']}
            />
          </Halves>
          <Halves>
            <Radios
              name="manner"
              label="受け方"
              required
              choices={choicesOf(consentManners)}
              value={value.text('manner')}
              error={errors['manner']}
            />
            <TextField
              name="witness"
              label="立会った人・代筆した人"
              value={value.text('witness')}
              error={errors['witness']}
            />
          </Halves>
          <JapaneseDateField
            name="givenOn"
            label="返事の日"
            required
            value={value.text('givenOn')}
            today={today}
            error={errors['givenOn']}
          />
        </Section>
        <SaveBar save="同意を記録する" back={path} />
      </Form>
    </PersonFrame>
  );
}
