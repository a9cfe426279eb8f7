import type { Taker } from '#use-cases/casework/list-takers.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { consentLink } from '#web/ui/consent-link.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Radios } from '#web/ui/radios.tsx';
import { Select } from '#web/ui/select.tsx';

type Props = { personId: string; takers: readonly Taker[]; values: Values; errors: FieldErrors };

/** The agencies, with those that the consent covers first; the others say what is missing. */
export function TransferFields({ personId, takers, values, errors }: Props) {
  const value = shown(values);
  const covered = takers.filter(({ isCovered }) => isCovered);
  const others = takers.filter(({ isCovered }) => !isCovered);
  return (
    <>
      {covered.length > 0 ? (
        <>
          <Radios
            name="toAgencyId"
            label="新しい主担当"
            required
            choices={covered.map(({ id, name }) => ({ value: id, label: name }))}
            value={value.text('toAgencyId')}
            error={errors['toAgencyId']}
          />
          <Select
            name="mainAccountId"
            label="担当になる人"
            width="middle"
            empty="あちらで決める"
            options={covered.flatMap(({ name, workers }) =>
              workers.map((one) => ({ value: one.id, label: `${one.name}（${name}）` })),
            )}
            value={value.text('mainAccountId')}
            error={errors['mainAccountId']}
          />
        </>
      ) : (
        <p class="note" id="f-toAgencyId" tabindex={-1}>
          <b>本人の同意が及ぶ機関が、ほかにありません。</b>
        </p>
      )}
      {others.length > 0 ? (
        <p class="soft">
          同意がまだの機関：{others.map(({ name }) => name).join('、')}。
          <a
            href={consentLink(personId, {
              purpose: '情報を分けあって、いっしょに支えるため',
              back: `/people/${personId}/case/transfer`,
            })}
          >
            同意をうかがう
          </a>
        </p>
      ) : null}
    </>
  );
}
