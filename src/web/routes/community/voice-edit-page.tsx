import type { Identifying } from '#domain/candidate-voice.ts';
import type { TownChoices } from '#domain/town-choice.ts';
import { townVoiceLabels, voiceOrigins, voiceSharings } from '#domain/voice.ts';
import { listTargetGroups } from '#use-cases/community/list-target-groups.ts';
import type { VoiceRecord } from '#use-cases/community/read-voice.ts';
import { SureOf } from '#web/routes/placements/sure-of.tsx';
import { ConditionFields } from '#web/routes/town/condition-fields.tsx';
import { askedOf } from '#web/routes/town/condition-questions.ts';
import { DemandFields, SupportFields } from '#web/routes/town/support-fields.tsx';
import { ReadFields } from '#web/routes/town/read-fields.tsx';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { FindAndChoose } from '#web/ui/find-and-choose.tsx';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PageContents } from '#web/ui/page-contents.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { SaveFirst } from '#web/ui/typed-rows.tsx';
import { WeekHours } from '#web/ui/week-hours.tsx';
import type { VoiceTyped } from './voice-form.ts';

type Props = {
  context: PageContext;
  stored?: { voice: VoiceRecord; version: number } | undefined;
  typed: VoiceTyped;
  organizations: TownChoices;
  areas: readonly { id: string; name: string }[];
  errors?: FieldErrors;
  identifying?: readonly Identifying[];
  /** What a press on the form asked for beside saving: the page opens there. */
  asked?: 'read' | 'find' | undefined;
};

const { unmatched: _unmatched, ...origins } = voiceOrigins;
const sectionPlaces = [
  { id: 'words', label: '1　ことば' },
  { id: 'who', label: '2　だれから' },
  { id: 'when', label: '3　いつなら' },
  { id: 'conditions', label: '4　条件' },
  { id: 'support', label: '5　支えと、求められること' },
];

/** Writing down a voice, or changing one. Only the words and whose they are are needed. */
export function VoiceEditPage(props: Props) {
  const { context, stored, typed, organizations, areas, errors = {}, identifying = [], asked } = props;
  const title = stored ? '声をなおす' : '声を書く';
  const back = stored ? `/town/voices/${stored.voice.id}` : '/town/voices';
  const value = (name: string): string => typed.words[name] ?? '';
  const field = (name: keyof typeof townVoiceLabels) => ({
    name,
    label: townVoiceLabels[name],
    value: value(name),
    error: errors[name],
  });
  const progress = askedOf(typed.draft.values, {
    windows: typed.slots.length > 0,
    place: value('areaId') !== '',
  });
  return (
    <Page context={context} title={title}>
      <Head
        title={title}
        crumbs={[{ label: 'まち', href: '/town' }, { label: '声', href: '/town/voices' }, { label: title }]}
        sub="言ったとおりのことばで。支援を受けている人の名まえや、その人とわかることは書きません"
      />
      <ErrorSummary errors={errors} />
      <Form
        class="town-form"
        csrf={context.csrf}
        keep={`voice-${stored?.voice.id ?? 'new'}`}
        {...(stored ? { version: stored.version } : {})}
      >
        <SaveFirst />
        {stored ? null : <input type="hidden" name="id" value={value('id')} />}
        <Columns slim side={<PageContents places={sectionPlaces} />}>
          <Section title="1　ことば" id="words">
            <TextArea {...field('words')} required voice rows={4} hint="例　男性の集まる機会をつくりたい" />
            <SureOf doubts={identifying} values={typed.sureOf} />
            <TextField {...field('scene')} hint="例　秋の役員会、こども食堂の帰り道" />
            <TextField {...field('theme')} hint="例　居場所、見守り、子育て" width="middle" />
            <TextArea
              name="c.hostWishes"
              label="ほしい手・力"
              rows={2}
              hint="だれかの得意とつながる手がかりになります。例　料理を教えてくれる人。ひとつを一行に"
              value={typed.draft.words['c.hostWishes']}
              error={errors['c.hostWishes']}
            />
            <ReadFields draft={typed.draft} isAsked={asked === 'read'} />
            <Checkboxes
              name="wanted"
              label="だれのため"
              layout="row"
              choices={listTargetGroups().map(({ id, label }) => ({ value: id, label }))}
              values={typed.wanted}
            />
          </Section>
          <Section title="2　だれから" id="who">
            {stored ? null : (
              <>
                <Radios
                  name="fromKind"
                  label="だれからの声ですか"
                  layout="row"
                  required
                  choices={choicesOf(origins)}
                  value={value('fromKind')}
                  error={errors['fromKind']}
                />
                <JapaneseDateField
                  name="heardOn"
                  label="聞いた日"
                  required
                  today={context.today}
                  value={value('heardOn')}
                  error={errors['heardOn']}
                />
              </>
            )}
            <TextField
              {...field('toldBy')}
              width="middle"
              hint="役の名で。例　自治会長、通っている親ごさん"
            />
            <FindAndChoose
              {...field('organizationId')}
              choices={organizations}
              noun="団体"
              empty="団体の声ではない"
              isAsked={asked === 'find'}
            />
            <Select
              {...field('areaId')}
              empty="市全体・わからない"
              width="middle"
              options={areas.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Radios
              {...field('sharing')}
              required
              hint="まだ聞いていない声は、だれの声かを伏せて使います"
              choices={choicesOf(voiceSharings)}
            />
          </Section>
          <Section title="3　いつなら" id="when">
            <WeekHours name="hours" label="集まりやすい時間" unmarked slots={typed.slots} />
          </Section>
          <Section title="4　条件" id="conditions">
            <p class="soft">聞いていないことは空けておくと「未確認」になります。</p>
            <ConditionFields values={typed.draft.values} errors={errors} progress={progress} />
            <TextArea
              name="c.requires"
              label="要る技・経験"
              rows={2}
              hint="ひとつを一行に"
              unmarked
              value={typed.draft.words['c.requires']}
              error={errors['c.requires']}
            />
          </Section>
          <Section title="5　支えと、求められること" id="support">
            <SupportFields values={typed.draft.values} progress={progress} />
            <DemandFields values={typed.draft.values} progress={progress} />
          </Section>
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
