import { isEmptyWindow } from '#domain/typed-window.ts';
import type { Identifying } from '#domain/candidate-voice.ts';
import { activityLabels, activityParts } from '#domain/activity.ts';
import type { TownChoices } from '#domain/town-choice.ts';
import { SureOf } from '#web/routes/placements/sure-of.tsx';
import { ConditionFields } from '#web/routes/town/condition-fields.tsx';
import { askedOf } from '#web/routes/town/condition-questions.ts';
import { DemandFields, SupportFields } from '#web/routes/town/support-fields.tsx';
import { ReadFields } from '#web/routes/town/read-fields.tsx';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { FindAndChoose } from '#web/ui/find-and-choose.tsx';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { NumberField } from '#web/ui/number-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PageContents } from '#web/ui/page-contents.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { SaveFirst } from '#web/ui/typed-rows.tsx';
import { Voice } from '#web/ui/voice.tsx';
import type { ActivityTyped, RoleTyped } from './activity-form.ts';
import { WhenFields } from './when-fields.tsx';

type Props = {
  context: PageContext;
  stored?: { id: string; name: string; version: number } | undefined;
  typed: ActivityTyped;
  organizations: TownChoices;
  places: TownChoices;
  areas: readonly { id: string; name: string }[];
  /** What it grows from, for a new one. */
  voice?: { id: string; words: string } | undefined;
  parent?: { id: string; name: string } | undefined;
  errors?: FieldErrors;
  identifying?: readonly Identifying[];
  asked?: 'read' | 'find' | undefined;
};

const sectionPlaces = [
  { id: 'what', label: '1　なにを' },
  { id: 'where', label: '2　だれが・どこで' },
  { id: 'when', label: '3　いつ・何人' },
  { id: 'roles', label: '4　役' },
  { id: 'support', label: '5　手伝いと、その減らしかた' },
  { id: 'conditions', label: '6　条件' },
];

/** Beginning an activity, or changing what it says of itself. Only the name is needed to begin. */
export function ActivityEditPage(props: Props) {
  const { context, stored, typed, organizations, places, areas, voice, parent, errors = {} } = props;
  const title = stored ? '活動をなおす' : '活動をはじめる';
  const back = stored ? `/town/activities/${stored.id}` : '/town/activities';
  const value = (name: string): string => typed.words[name] ?? '';
  const field = (name: keyof typeof activityLabels) => ({
    name,
    label: activityLabels[name],
    value: value(name),
    error: errors[name],
    unmarked: true,
  });
  const progress = askedOf(typed.draft.values, {
    windows: !isEmptyWindow(typed.row),
    place: value('placeId') !== '',
  });
  return (
    <Page context={context} title={title}>
      <Head
        title={title}
        crumbs={[
          { label: 'まち', href: '/town' },
          { label: '活動', href: '/town/activities' },
          ...(stored ? [{ label: stored.name, href: back }] : []),
          { label: title },
        ]}
        sub="名まえだけで始められます。支援を受けている人のことは、ここには書きません"
      />
      <ErrorSummary errors={errors} />
      {voice ? <Voice words={voice.words} bar by="この声から" /> : null}
      {parent ? <p>「{parent.name}」から派生した活動として書きます。</p> : null}
      <Form
        class="town-form"
        csrf={context.csrf}
        keep={`activity-${stored?.id ?? 'new'}`}
        {...(stored ? { version: stored.version } : {})}
      >
        <SaveFirst />
        {stored ? null : (
          <>
            <input type="hidden" name="voiceId" value={value('voiceId')} />
            <input type="hidden" name="parentId" value={value('parentId')} />
          </>
        )}
        <Columns slim side={<PageContents places={sectionPlaces} />}>
          <Section title="1　なにを" id="what">
            <TextField {...field('name')} unmarked={false} required hint="例　土曜の囲碁の会" />
            <TextField {...field('nameKana')} />
            <TextArea {...field('summary')} rows={4} hint="だれと、何をして、どんなようすで終わるか" />
            <SureOf doubts={props.identifying ?? []} values={typed.sureOf} />
            <ReadFields draft={typed.draft} isAsked={props.asked === 'read'} />
          </Section>
          <Section title="2　だれが・どこで" id="where">
            <FindAndChoose
              {...field('organizationId')}
              choices={organizations}
              noun="団体"
              empty="まだ決まっていない"
              isAsked={props.asked === 'find' && organizations.words !== ''}
            />
            <TextField {...field('ledBy')} width="middle" hint="役の名で。例　自治会 世話役会" />
            <FindAndChoose
              {...field('placeId')}
              choices={places}
              noun="場所"
              empty="まだ決まっていない"
              isAsked={props.asked === 'find' && organizations.words === ''}
            />
            <Select
              {...field('areaId')}
              empty="市全体"
              width="middle"
              options={areas.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Section>
          <Section title="3　いつ・何人" id="when">
            <WhenFields row={typed.row} errors={errors} />
            <div class="flt">
              <NumberField {...field('minutes')} unit="分" />
              <NumberField {...field('capacity')} unit="人" hint="決まっていなければ空ける" />
              <NumberField {...field('feeYen')} unit="円" hint="無料は0" />
            </div>
            <JapaneseDateField {...field('firstOn')} today={context.today} />
          </Section>
          <Section title="4　役" id="roles">
            <p class="soft">
              人ではなく、役を書きます。講師と助手は、台帳に載せると打診できる役になります。空の行は残りません。
            </p>
            <input type="hidden" name="roleCount" value={String(typed.roles.length)} />
            {typed.roles.map((role, place) => (
              <RoleFields role={role} place={place} errors={errors} />
            ))}
          </Section>
          <Section title="5　手伝いと、その減らしかた" id="support">
            <TextArea {...field('firstSupport')} rows={2} hint="例　はじめの2回は、職員が助手をする" />
            <TextArea
              {...field('fading')}
              rows={2}
              hint="例　3回目から後ろで見る。5回目からは呼ばれたら行く"
            />
          </Section>
          <Section title="6　条件" id="conditions">
            <p class="soft">聞いていないことは空けておくと「未確認」になります。</p>
            <details open={Object.keys(errors).some((name) => name.startsWith('c.'))}>
              <summary>来る人の条件と、支え・求められること</summary>
              <ConditionFields values={typed.draft.values} errors={errors} progress={progress} />
              <TextArea
                name="c.hostWishes"
                label="ほしい手・力"
                rows={2}
                hint="ひとつを一行に"
                unmarked
                value={typed.draft.words['c.hostWishes']}
                error={errors['c.hostWishes']}
              />
              <TextArea
                name="c.requires"
                label="要る技・経験"
                rows={2}
                hint="ひとつを一行に"
                unmarked
                value={typed.draft.words['c.requires']}
                error={errors['c.requires']}
              />
              <SupportFields values={typed.draft.values} progress={progress} />
              <DemandFields values={typed.draft.values} progress={progress} />
            </details>
          </Section>
          <Actions>
            <Button name="do" value="save">
              {stored ? '保存する' : '芽として書く'}
            </Button>
            <LinkButton href={back} kind="plain">
              やめて、もどる
            </LinkButton>
          </Actions>
        </Columns>
      </Form>
    </Page>
  );
}

function RoleFields({ role, place, errors }: { role: RoleTyped; place: number; errors: FieldErrors }) {
  const name = (field: string) => `roles.${place}.${field}`;
  return (
    <fieldset class="row-block">
      <legend>役 {place + 1}</legend>
      <div class="flt">
        <Select
          name={name('part')}
          label="立場"
          empty={false}
          unmarked
          width="middle"
          options={Object.entries(activityParts).map(([value, label]) => ({ value, label }))}
          value={role.part}
        />
        <TextField
          name={name('name')}
          label="役の名"
          unmarked
          width="middle"
          value={role.name}
          error={errors[name('name')]}
        />
        <NumberField
          name={name('needed')}
          label="人数"
          unit="人"
          unmarked
          value={role.needed}
          error={errors[name('needed')]}
        />
      </div>
      <TextField
        name={name('does')}
        label="すること"
        unmarked
        value={role.does}
        error={errors[name('does')]}
      />
    </fieldset>
  );
}
