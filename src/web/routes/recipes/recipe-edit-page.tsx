import { checklistKinds, checklistLabels } from '#domain/checklist.ts';
import { demandGroups, demandLabels, demandLevelLabels, levels } from '#domain/demand-codes.ts';
import { facilityCodes, facilityLabels } from '#domain/facility.ts';
import { recipeParts, whomMark } from '#domain/recipe.ts';
import { listActivities } from '#use-cases/resources/name-concept.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { NumberField } from '#web/ui/number-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { RecipeClash } from './recipe-clash.tsx';
import { needPlaces, roleParts, type RecipeTyped } from './recipe-form.ts';

type Props = {
  context: PageContext;
  /** Empty: a new one. */
  code: string;
  version: number;
  typed: RecipeTyped;
  errors?: FieldErrors;
  /** What somebody else saved meanwhile. */
  clash?: RecipeTyped;
};

const needLabels = ['要る場', 'それと、要る場', 'さらに、要る場'] as const;

export function RecipeEditPage({ context, code, version, typed, errors = {}, clash }: Props) {
  const title = code === '' ? 'つくり方を足す' : typed.name;
  return (
    <Page context={context} title={title}>
      <Head
        title={title}
        crumbs={[
          { label: '設定', href: '/settings' },
          { label: '活動のつくり方', href: '/settings/recipes' },
          { label: title },
        ]}
        sub={
          version === 0 && code !== ''
            ? 'もとの表の行です。直すと、この町の行がかわりに使われます'
            : undefined
        }
      />
      <ErrorSummary errors={errors} />
      {clash === undefined ? null : <RecipeClash mine={typed} theirs={clash} />}
      <Form
        csrf={context.csrf}
        action={code === '' ? '/settings/recipes/new' : `/settings/recipes/${code}`}
        class="answer-form"
      >
        <input type="hidden" name="version" value={String(version)} />
        <TextField
          name="name"
          label="名まえ"
          required
          hint={`${whomMark}と書いた所に、「男性の」「親子の」などが入ります`}
          value={typed.name}
          error={errors['name']}
        />
        <Select
          name="concept"
          label="すること"
          required
          value={typed.concept}
          options={listActivities().map(({ id, label }) => ({ value: id, label }))}
          error={errors['concept']}
        />
        {needPlaces.map((place) => (
          <Checkboxes
            name={`facility-${place}`}
            label={needLabels[place]}
            hint={place === 0 ? 'しるしをつけたもののうち、どれかがある場' : undefined}
            layout="row"
            values={(typed.facilities[place] ?? '').split('|')}
            choices={facilityCodes.map((one) => ({ value: one, label: facilityLabels[one] }))}
          />
        ))}
        <NumberField
          name="minutes"
          label="1回の長さ"
          required
          unit="分"
          value={typed.minutes}
          error={errors['minutes']}
        />
        <NumberField
          name="groupLeast"
          label="最少の人数"
          required
          unit="人"
          value={typed.groupLeast}
          error={errors['groupLeast']}
        />
        <NumberField
          name="groupMost"
          label="最多の人数"
          required
          unit="人"
          value={typed.groupMost}
          error={errors['groupMost']}
        />
        {roleParts.map((part, place) => (
          <Section title={recipeParts[part]}>
            <TextField
              name={`title-${part}`}
              label={`役の名（${recipeParts[part]}）`}
              required
              value={typed.roles[place]?.title ?? ''}
              error={errors[`title-${part}`]}
            />
            <TextField
              name={`does-${part}`}
              label={`すること（${recipeParts[part]}）`}
              required
              value={typed.roles[place]?.does ?? ''}
              error={errors[`does-${part}`]}
            />
          </Section>
        ))}
        <Section title="進める人に求められること">
          {demandGroups.map((group) => (
            <details open={group.codes.some((one) => typed.demands[one] !== undefined)}>
              <summary>{group.label}</summary>
              {group.codes.map((one) => (
                <Select
                  name={`demand-${one}`}
                  label={demandLabels[one]}
                  width="middle"
                  empty="書かない"
                  value={typed.demands[one] ?? ''}
                  options={levels
                    .slice(1)
                    .map((level) => ({ value: String(level), label: demandLevelLabels[level] ?? '' }))}
                />
              ))}
            </details>
          ))}
        </Section>
        <Checkboxes
          name="checklist"
          label="はじめる前に確かめること"
          layout="row"
          values={typed.checklist}
          choices={checklistKinds.map((kind) => ({ value: kind, label: checklistLabels[kind] }))}
        />
        <TextArea name="note" label="覚え書き" rows={3} value={typed.note} error={errors['note']} />
        <Radios
          name="inUse"
          label="案に使うか"
          value={typed.inUse ? 'yes' : 'no'}
          choices={[
            { value: 'yes', label: '使う' },
            { value: 'no', label: 'この町では使わない' },
          ]}
        />
        <Actions>
          <Button>つくり方を残す</Button>
          <LinkButton href="/settings/recipes" kind="plain">
            やめて、もどる
          </LinkButton>
        </Actions>
      </Form>
    </Page>
  );
}
