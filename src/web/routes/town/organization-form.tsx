import { openStateLabels, organizationKinds } from '#domain/organization.ts';
import type { OrganizationRecord } from '#use-cases/organizations/read-organization.ts';
import type { Form as TypedForm } from '#web/form.ts';
import { choicesOf } from '#web/ui/choice.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Radios } from '#web/ui/radios.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';

export const organizationLabels: Record<string, string> = {
  name: '団体の名まえ',
  nameKana: 'ふりがな',
  corporateNumber: '法人番号',
  kind: '種類',
  isWelfare: '福祉の団体か',
  phone: '電話番号',
  email: 'メールアドレス',
  url: 'ホームページ',
  contactNote: '連絡のとり方（内部）',
  note: '覚え書き（内部）',
  soundingsPerWeek: '打診は週に何件まで',
  state: '状態',
};

/** What the shape reads, from the fields as they were typed. */
export function organizationFields(form: TypedForm) {
  return {
    name: form.text('name'),
    nameKana: form.text('nameKana'),
    corporateNumber: form.text('corporateNumber'),
    kind: form.text('kind'),
    isWelfare: form.text('isWelfare') === 'yes',
    phone: form.text('phone'),
    email: form.text('email'),
    url: form.text('url'),
    contactNote: form.text('contactNote'),
    note: form.text('note'),
    soundingsPerWeek: form.text('soundingsPerWeek'),
  };
}

type Props = { typed: TypedForm | undefined; stored: OrganizationRecord | undefined; errors: FieldErrors };

/** The fields of an organisation, for a new one and for changing one. */
export function OrganizationFieldset({ typed, stored, errors }: Props) {
  const value = (name: keyof ReturnType<typeof organizationFields>): string =>
    typed ? typed.text(name) : String(stored?.[name] ?? '');
  const welfare = typed ? typed.text('isWelfare') : (stored?.isWelfare ?? false) ? 'yes' : 'no';
  const line = (name: keyof ReturnType<typeof organizationFields>) => ({
    name,
    label: organizationLabels[name] ?? name,
    value: value(name),
    error: errors[name],
  });
  return (
    <>
      <TextField {...line('name')} required />
      <TextField {...line('nameKana')} hint="さがすときに使います" />
      <Select
        {...line('kind')}
        options={Object.entries(organizationKinds).map(([code, label]) => ({ value: code, label }))}
        width="middle"
        required
      />
      <Radios
        name="isWelfare"
        label="福祉の団体ですか"
        layout="row"
        unmarked
        choices={[
          { value: 'yes', label: '福祉の団体' },
          { value: 'no', label: '福祉でない団体' },
        ]}
        value={welfare}
      />
      <TextField {...line('phone')} type="tel" width="middle" />
      <TextField {...line('email')} type="email" width="middle" />
      <TextField {...line('url')} type="url" />
      <TextField {...line('corporateNumber')} width="middle" inputmode="numeric" hint="13けた" />
      <TextArea {...line('contactNote')} rows={3} hint="つながりやすい時間、窓口の人など。公開しません" />
      <TextArea {...line('note')} rows={3} hint="公開しません" />
      <TextField
        {...line('soundingsPerWeek')}
        width="short"
        inputmode="numeric"
        hint="空けると、町の決まりのとおり。0は「打診は受けない」"
      />
      {stored ? (
        <Radios
          name="state"
          label="状態"
          layout="row"
          unmarked
          choices={choicesOf(openStateLabels)}
          value={typed ? typed.text('state') : stored.state}
        />
      ) : null}
    </>
  );
}
