import { progressText, type Progress } from '#domain/condition-topics.ts';
import { isEmptyWindow } from '#domain/typed-window.ts';
import type { TownChoices } from '#domain/town-choice.ts';
import { checkMethods } from '#domain/freshness.ts';
import {
  resourceKindHints,
  resourceKinds,
  resourceLabels,
  visibilityLabels,
  type ResourceKind,
} from '#domain/resource.ts';
import type { Namesake } from '#use-cases/resources/find-namesakes.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Columns } from '#web/ui/columns.tsx';
import { ConditionProgress } from '#web/ui/condition-progress.tsx';
import { FindAndChoose } from '#web/ui/find-and-choose.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { PageContents } from '#web/ui/page-contents.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { ConditionFields } from './condition-fields.tsx';
import { askedOf } from './condition-questions.ts';
import { DemandFields, SupportFields } from './support-fields.tsx';
import type { ResourceDraft } from './resource-form.ts';
import { ReadFields } from './read-fields.tsx';
import { Namesakes } from './namesakes.tsx';
import { WindowFields } from './window-fields.tsx';

type Props = {
  context: PageContext;
  /** Absent for a new resource. */
  stored?: { id: string; name: string; version: number } | undefined;
  draft: ResourceDraft;
  organizations: TownChoices;
  places: TownChoices;
  /** Resources that are called the same: shown before one thing is written down twice. */
  namesakes?: readonly Namesake[];
  errors?: FieldErrors;
  /** What a press on the form asked for beside saving: the page opens there, not at its top. */
  asked?: 'read' | 'row' | 'find' | undefined;
};

const kindChoices = Object.entries(resourceKinds).map(([value, label]) => ({
  value,
  label,
  hint: resourceKindHints[value as ResourceKind],
}));

/** Hours and the place stand in parts of their own. */
function placeOfTopic(code: string): string {
  if (code === 'hours') return '#when';
  return code === 'distance' ? '#where' : `#ask-${code}`;
}

/** The parts of the form; and a way to keep what is known so far without going through the rest. */
function Contents({ isNew, progress }: { isNew: boolean; progress: Progress }) {
  return (
    <PageContents
      places={[
        { id: 'what', label: '1　なにを' },
        { id: 'words', label: '2　ことばで' },
        { id: 'where', label: '3　だれが・どこで' },
        { id: 'when', label: '4　いつ・何人' },
        { id: 'conditions', label: '5　条件' },
        { id: 'support', label: '6　支えと、求められること' },
        { id: 'agreement', label: '7　約束と制度' },
        ...(isNew ? [{ id: 'check', label: '8　確認' }] : []),
      ]}
    >
      <p class="soft">条件は、{progressText(progress)}。</p>
      <Actions>
        <Button kind="second" name="do" value="save">
          ここまでを残す
        </Button>
      </Actions>
    </PageContents>
  );
}

/** Leads through a resource field by field. Only the kind and the name are needed to begin; the rest may stay 未確認. */
export function ResourceEditPage(props: Props) {
  const { context, stored, draft, organizations, places, namesakes = [], errors = {}, asked } = props;
  const title = stored ? '資源をなおす' : '資源を書く';
  const back = stored ? `/town/resources/${stored.id}` : '/town';
  const value = (name: string): string => draft.words[name] ?? '';
  const progress = askedOf(draft.values, {
    windows: draft.rows.some((row) => !isEmptyWindow(row)),
    place: value('placeId') !== '' || value('newPlace').trim() !== '',
  });
  const field = (name: keyof typeof resourceLabels) => ({
    name,
    label: resourceLabels[name],
    value: value(name),
    error: errors[name],
    unmarked: true,
  });
  return (
    <Page context={context} title={title}>
      <Head
        title={title}
        crumbs={[
          { label: 'まち', href: '/town' },
          ...(stored ? [{ label: stored.name, href: back }] : []),
          { label: title },
        ]}
        sub="種類と名まえだけで始められます。聞いていないことは空けておくと「未確認」になります。"
      />
      <ErrorSummary errors={errors} order={['kind', ...Object.keys(resourceLabels)]} />
      <Form
        class="town-form"
        csrf={context.csrf}
        keep={`resource-${stored?.id ?? 'new'}`}
        {...(stored ? { version: stored.version } : {})}
      >
        {/* Enter in a text field presses the first button of a form: that must be saving, not reading or adding a row. */}
        <button class="vh" tabindex={-1} aria-hidden="true" name="do" value="save" />
        <Columns slim side={<Contents isNew={stored === undefined} progress={progress} />}>
          <Section title="1　なにを" id="what">
            <Radios
              name="kind"
              label={resourceLabels.kind}
              required
              choices={kindChoices}
              value={value('kind')}
              error={errors['kind']}
            />
            <TextField
              {...field('name')}
              unmarked={false}
              required
              hint="例　川端公民館 調理室、三丁目の角 立ち番"
            />
            <Namesakes namesakes={namesakes} error={errors['isAnother']} />
            <TextField {...field('nameKana')} hint="さがすときに使います" />
            <TextField {...field('category')} hint="例　居場所、こども、食、農、福祉" width="middle" />
          </Section>
          <Section title="2　ことばで" id="words">
            <TextArea {...field('summary')} rows={5} hint="どんな場か、何をするか、ようす。聞いたとおりに" />
            <TextArea
              name="c.hostWishes"
              label="受入先が求めていること"
              rows={3}
              hint="困りごと、ほしい手、こうなったらいいという声。ひとつを一行に"
              unmarked
              value={value('c.hostWishes')}
              error={errors['c.hostWishes']}
            />
            <TextArea
              {...field('atmosphere')}
              rows={2}
              hint="いつもの人数、年代、声の大きさ、一人でいられるか"
            />
            <TextArea {...field('cannotAccept')} rows={2} />
            <TextArea
              {...field('matchNote')}
              rows={2}
              hint="働くものだけが読みます。受入先にも、住民の頁にも出ません"
            />
            <TextArea
              name="c.requires"
              label="要る技・経験"
              rows={2}
              hint="ひとつを一行に"
              unmarked
              value={value('c.requires')}
              error={errors['c.requires']}
            />
            <ReadFields draft={draft} isAsked={asked === 'read'} />
          </Section>
          <Section title="3　だれが・どこで" id="where">
            <FindAndChoose
              {...field('organizationId')}
              choices={organizations}
              noun="団体"
              empty="選ばない"
              isAsked={asked === 'find' && organizations.words !== ''}
            />
            <TextField
              name="newOrganization"
              label="ここに無い団体は、名まえを書く"
              unmarked
              value={value('newOrganization')}
              error={errors['newOrganization']}
            />
            <Radios
              name="newOrganizationWelfare"
              label="その団体は"
              layout="row"
              unmarked
              choices={[
                { value: 'no', label: '福祉でない団体' },
                { value: 'yes', label: '福祉の団体' },
              ]}
              value={value('newOrganizationWelfare') || 'no'}
            />
            <TextField {...field('contactPerson')} hint="この場で話をする人。役目でもよい" width="middle" />
            <FindAndChoose
              {...field('placeId')}
              choices={places}
              noun="場所"
              empty="選ばない（場所によらない）"
              isAsked={asked === 'find' && organizations.words === ''}
            />
            <TextField
              name="newPlace"
              label="ここに無い場所は、名まえを書く"
              unmarked
              value={value('newPlace')}
              error={errors['newPlace']}
            />
            <TextField
              name="newPlaceAddress"
              label="その場所の所在地"
              unmarked
              value={value('newPlaceAddress')}
              error={errors['newPlaceAddress']}
            />
          </Section>
          <Section title="4　いつ・何人" id="when">
            <WindowFields rows={draft.rows} errors={errors} today={context.today} isAsked={asked === 'row'} />
            <Button kind="second" name="do" value="row">
              時間をもう一つ書く
            </Button>
            <TextField {...field('scheduleNote')} hint="季節や行事で変わることなど" />
          </Section>
          <Section title="5　条件" id="conditions">
            <ConditionProgress progress={progress} href={placeOfTopic} />
            <ConditionFields values={draft.values} errors={errors} progress={progress} />
            <TextField {...field('feeNote')} hint="例　こども無料、大人300円" />
          </Section>
          <Section title="6　支えと、求められること" id="support">
            <SupportFields values={draft.values} progress={progress} />
            <DemandFields values={draft.values} progress={progress} />
          </Section>
          <Section title="7　約束と制度" id="agreement">
            <TextArea {...field('toldToHost')} rows={3} hint="打診のときに伝えること。人の名まえは書かない" />
            <TextArea {...field('askedOfHost')} rows={3} hint="見守り、様子の連絡、休むときの決まりなど" />
            <TextArea
              {...field('eligibilityLaw')}
              rows={2}
              hint="例　指定の定員の範囲、契約入所は定員の20％まで"
            />
            <TextField
              {...field('exceptionApprover')}
              hint="だれもいなければ空ける。例外は無いものとして扱います"
            />
            <Radios
              {...field('visibility')}
              layout="row"
              choices={choicesOf(visibilityLabels)}
              value={value('visibility') || 'partners'}
            />
          </Section>
          {stored ? null : (
            <Section title="8　確認" id="check">
              <Radios
                name="checkMethod"
                label="きょう、受入先に確かめましたか"
                layout="row"
                unmarked
                choices={[
                  { value: '', label: 'まだ確かめていない' },
                  ...checkMethods.map((method) => ({ value: method, label: method })),
                ]}
                value={value('checkMethod')}
              />
            </Section>
          )}
          <Actions>
            <Button name="do" value="save">
              保存する
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
