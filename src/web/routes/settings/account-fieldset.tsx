import { roleLabels } from '#domain/actor.ts';
import type { AgencyRow } from '#use-cases/accounts/list-accounts.ts';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Select } from '#web/ui/select.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type Props = {
  agencies: readonly AgencyRow[];
  errors: FieldErrors;
  values: { name: string; nameKana: string; agencyId: string; roles: readonly string[] };
};

/** What an account has beside its sign-in name: used for adding and for changing. */
export function AccountFieldset({ agencies, errors, values }: Props) {
  return (
    <>
      <TextField
        name="name"
        label="名前"
        width="middle"
        required
        value={values.name}
        error={errors['name']}
      />
      <TextField
        name="nameKana"
        label="ふりがな"
        width="middle"
        value={values.nameKana}
        error={errors['nameKana']}
      />
      <Select
        name="agencyId"
        label="機関"
        width="middle"
        required
        options={agencies
          .filter((agency) => agency.endedOn === null)
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={values.agencyId}
        error={errors['agencyId']}
      />
      <Checkboxes
        name="roles"
        label="役割"
        hint="管理者は事例の中身を見ないので、ほかの役割と兼ねられません"
        required
        choices={choicesOf(roleLabels)}
        values={values.roles}
        error={errors['roles']}
      />
    </>
  );
}
