import type { TownChoices } from '#domain/town-choice.ts';
import type { AreaChoice } from '#use-cases/organizations/list-choices.ts';
import type { PlaceRecord } from '#use-cases/organizations/read-place.ts';
import type { Form as TypedForm } from '#web/form.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { FindAndChoose } from '#web/ui/find-and-choose.tsx';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { SaveFirst } from '#web/ui/typed-rows.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { accessFeatureLabels } from './access-features.ts';

export const placeLabels = {
  name: '場所の名まえ',
  nameKana: 'ふりがな',
  organizationId: '団体',
  areaId: '地区',
  address: '所在地',
  buildingNote: '建物・部屋',
  latitude: '緯度',
  longitude: '経度',
  accessFeatures: '設備',
  phone: '電話番号',
  note: '覚え書き（内部）',
} as const;

type Props = {
  context: PageContext;
  stored?: PlaceRecord | undefined;
  typed?: TypedForm;
  organizationId?: string;
  areas: readonly AreaChoice[];
  organizations: TownChoices;
  errors?: FieldErrors;
};

/** Writing down a place, or changing one: address, point, what it has. */
export function PlaceEditPage(props: Props) {
  const { context, stored, typed, organizationId, areas, organizations, errors = {} } = props;
  const title = stored ? '場所をなおす' : '場所を書く';
  const owner = stored?.organizationId ?? organizationId;
  const back = owner ? `/town/organizations/${owner}` : '/town/organizations';
  const ownerName = organizations.options.find(({ id }) => id === owner)?.name;
  const field = (name: keyof typeof placeLabels) => ({
    name,
    label: placeLabels[name],
    value: typed
      ? typed.text(name)
      : String(stored?.[name] ?? (name === 'organizationId' ? (owner ?? '') : '')),
    error: errors[name],
  });
  const features = typed ? typed.all('accessFeatures') : (stored?.accessFeatures ?? []);
  const own = features.filter((feature) => !(feature in accessFeatureLabels));
  return (
    <Page context={context} title={title}>
      <Head
        title={title}
        crumbs={[
          { label: 'まち', href: '/town' },
          { label: '団体', href: '/town/organizations' },
          ...(ownerName === undefined ? [] : [{ label: ownerName, href: back }]),
          { label: title },
        ]}
      />
      <ErrorSummary errors={errors} />
      <Form
        class="town-form"
        csrf={context.csrf}
        keep={`place-${stored?.id ?? 'new'}`}
        {...(stored ? { version: typed?.number('version') ?? stored.version } : {})}
      >
        <SaveFirst />
        <TextField {...field('name')} required />
        <TextField {...field('nameKana')} />
        <FindAndChoose
          {...field('organizationId')}
          choices={organizations}
          noun="団体"
          empty="選ばない"
          isAsked={organizations.words !== '' && Object.keys(errors).length === 0}
        />
        <Select
          {...field('areaId')}
          options={areas.map(({ id, name }) => ({ value: id, label: name }))}
          empty="選ばない"
          width="middle"
        />
        <TextField {...field('address')} />
        <TextField {...field('buildingNote')} hint="例　2階 調理室、裏口から" />
        <div class="flt">
          <TextField {...field('latitude')} width="short" inputmode="decimal" hint="例　35.6812" />
          <TextField {...field('longitude')} width="short" inputmode="decimal" hint="例　139.7671" />
        </div>
        <Checkboxes
          name="accessFeatures"
          label="設備"
          layout="row"
          choices={[
            ...choicesOf(accessFeatureLabels),
            ...own.map((feature) => ({ value: feature, label: feature })),
          ]}
          values={features}
          error={errors['accessFeatures']}
        />
        <TextField {...field('phone')} type="tel" width="middle" />
        <TextArea {...field('note')} rows={3} />
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
