import { writeBirth } from '#domain/birth-date.ts';
import { genders, preferredContacts, voicemails, type BornPrecision } from '#domain/person.ts';
import type { Choices } from '#use-cases/people/list-choices.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { OpenedContact } from '#use-cases/people/open-contact.ts';
import { Checkbox, Checkboxes } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Halves } from '#web/ui/columns.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { shown, type Values } from '#web/form-reader.ts';

type Props = { values: Values; errors: FieldErrors };

/** Names as typed: nothing here folds, trims or completes them. */
export function NameFields({ values, errors }: Props) {
  const value = shown(values);
  const field = (name: string, label: string) => (
    <TextField name={name} label={label} value={value.text(name)} error={errors[name]} />
  );
  // One of the two names is enough, so neither is 任意 by itself.
  const name = (which: 'familyName' | 'givenName', label: string) => (
    <TextField name={which} label={label} value={value.text(which)} error={errors[which]} unmarked />
  );
  return (
    <>
      <Halves>
        {name('familyName', '姓')}
        {name('givenName', '名')}
      </Halves>
      <Halves>
        {field('familyNameKana', 'せい（ふりがな）')}
        {field('givenNameKana', 'めい（ふりがな）')}
      </Halves>
      {field('alternativeName', '通称・旧姓・別の表記')}
    </>
  );
}

export function AboutFields({ values, errors, choices }: Props & { choices: Choices }) {
  const value = shown(values);
  return (
    <>
      <Halves>
        <TextField
          name="bornOn"
          label="生年月日"
          hint="わかるところまで。昭和43年6月2日、昭和43年、58歳くらい"
          value={value.text('bornOn')}
          error={errors['bornOn']}
        />
        <TextField
          name="householdNote"
          label="暮らし"
          hint="ひとり暮らし、母とふたり、など"
          value={value.text('householdNote')}
          error={errors['householdNote']}
        />
      </Halves>
      <Radios
        name="gender"
        label="性別"
        choices={choicesOf(genders)}
        value={value.text('gender')}
        layout="row"
        error={errors['gender']}
      />
      {choices.areas.length > 0 ? (
        <Select
          name="areaId"
          label="地区"
          width="middle"
          options={choices.areas.map((area) => ({ value: area.id, label: area.name }))}
          value={value.text('areaId')}
        />
      ) : null}
    </>
  );
}

/** How to reach somebody; 支援措置 stands with the address that it hides. */
export function ContactFields(props: Props & { choices: Choices; today: string; asksReason?: boolean }) {
  const { values, errors, choices, today, asksReason = false } = props;
  const value = shown(values);
  const field = (name: string, label: string, hint?: string) => (
    <TextField name={name} label={label} value={value.text(name)} error={errors[name]} hint={hint} />
  );
  const isProtected = value.isOn('isProtected');
  return (
    <>
      <Halves>
        {field('phone', '電話1')}
        {field('phone2', '電話2')}
      </Halves>
      <Radios
        name="voicemail"
        label="留守番電話"
        layout="row"
        choices={choicesOf(voicemails)}
        value={value.text('voicemail')}
        error={errors['voicemail']}
      />
      <Halves>
        {field('callHours', 'かけてよい時間', '平日の昼、19時まで、など')}
        {field('callAs', '名のり方', '機関の名を出してよいか。「水沢です」とだけ、など')}
      </Halves>
      {field('phoneNote', '電話の覚え書き')}
      <Halves>
        {field('email', 'メール')}
        <Select
          name="preferredContact"
          label="本人の望む連絡のしかた"
          empty={false}
          options={Object.entries(preferredContacts).map(([code, label]) => ({ value: code, label }))}
          value={value.text('preferredContact')}
        />
      </Halves>
      <Halves>
        {field('postcode', '郵便番号')}
        {field('address', '住所')}
      </Halves>
      {field('buildingNote', '方書・部屋')}
      <details class="f" open={isProtected || errors['protectedUntil'] !== undefined}>
        <summary>住所・連絡先を隠す（DV等支援措置）</summary>
        <Checkbox
          name="isProtected"
          label="支援措置がある"
          hint="一覧・検索・地図・印刷・書き出しのどこにも出ません。選んだ人が、理由を書いたときだけ開きます。"
          checked={isProtected}
        />
        <JapaneseDateField
          name="protectedUntil"
          label="支援措置の期限"
          hint="支援措置があるときは、かならず書きます。1年ごとに更新します"
          unmarked
          value={value.text('protectedUntil')}
          today={today}
          error={errors['protectedUntil']}
        />
        <Checkboxes
          name="protectedReaders"
          label="住所をひらける人"
          hint="書いているあなたは、いつも含まれます"
          choices={choices.colleagues.map((one) => ({
            value: one.id,
            label: `${one.name}（${one.agencyName}）`,
          }))}
          values={value.all('protectedReaders')}
          error={errors['protectedReaders']}
          layout="row"
        />
        {asksReason ? (
          <TextArea
            name="protectReason"
            label="支援措置をかける・変える理由"
            rows={2}
            value={value.text('protectReason')}
            error={errors['protectReason']}
          />
        ) : null}
      </details>
    </>
  );
}

export function personValues(person: PersonHead, today: string): Values {
  return {
    familyName: [person.familyName],
    givenName: [person.givenName],
    familyNameKana: [person.familyNameKana],
    givenNameKana: [person.givenNameKana],
    alternativeName: [person.alternativeName],
    called: [person.called],
    bornOn: [
      writeBirth({ bornOn: person.bornOn, bornPrecision: person.bornPrecision as BornPrecision }, today),
    ],
    householdNote: [person.householdNote],
    gender: [person.gender],
    areaId: [person.areaId ?? ''],
  };
}

export function contactValues(contact: OpenedContact): Values {
  return {
    phone: [contact.phone],
    phone2: [contact.phone2],
    voicemail: [contact.voicemail],
    callHours: [contact.callHours],
    callAs: [contact.callAs],
    phoneNote: [contact.phoneNote],
    email: [contact.email],
    preferredContact: [contact.preferredContact],
    postcode: [contact.postcode],
    address: [contact.address],
    buildingNote: [contact.buildingNote],
    isProtected: contact.isProtected ? ['yes'] : [],
    protectedUntil: contact.protectedUntil ? [contact.protectedUntil] : [],
    protectedReaders: contact.protectedReaders,
  };
}
