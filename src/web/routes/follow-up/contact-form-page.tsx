import {
  contactManners,
  feelings,
  followUpSides,
  hostLoads,
  hostWishes,
  paces,
  pacedRhythm,
  rhythms,
  type FollowUpSide,
  type Rhythm,
} from '#domain/follow-up.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { PlacementHead } from '#use-cases/follow-up/placement-head.ts';
import type { TakenContact } from '#use-cases/follow-up/record-contact.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { choicesOf } from '#web/ui/choice.ts';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { Voice } from '#web/ui/voice.tsx';
import { PlacementFrame, placementPath } from './placement-frame.tsx';

type Colleague = { id: string; name: string };

type Props = {
  context: PageContext;
  person: PersonHead;
  placement: PlacementHead;
  side: FollowUpSide;
  /** The rhythm now; without one there is nothing to pace. */
  every?: Rhythm | undefined;
  colleagues?: readonly Colleague[];
  /** The day the planned contact was due. */
  dueOn?: string | undefined;
  /** Of a correction: what it was filled from. */
  version?: number;
  /** What a colleague wrote down about the planned contact meanwhile. */
  taken?: TakenContact | undefined;
  values: Values;
  errors: FieldErrors;
  /** A correction of what was written; then nothing is planned by it. */
  correcting?: boolean;
};

/** What was heard from one side, and in the same form when the next contact is to be. */
export function ContactFormPage(props: Props) {
  const { context, person, placement, side, version, values, errors, correcting = false, dueOn } = props;
  const path = `${placementPath(placement)}/follow-up`;
  const title = correcting ? '連絡の記録を直す' : `${followUpSides[side]}に聞いたこと`;
  return (
    <PlacementFrame context={context} person={person} placement={placement} page="/follow-up" title={title}>
      <Form
        csrf={context.csrf}
        {...(version === undefined ? {} : { version })}
        keep={`contact-${placement.id}-${side}`}
        {...(correcting ? {} : { action: `${path}/record` })}
      >
        <ErrorSummary errors={errors} />
        {props.taken ? <Taken taken={props.taken} today={context.today} /> : null}
        <input type="hidden" name="side" value={side} />
        <input type="hidden" name="contactId" value={shown(values).text('contactId')} />
        <Columns side={correcting ? null : <Next {...props} />} slim>
          <Section
            title={title}
            aside={dueOn ? `予定は${formatDayNear(dueOn, context.today, { weekday: true })}` : undefined}
          >
            <HeardFields {...props} />
          </Section>
        </Columns>
        <SaveBar save={correcting ? '直して保存する' : '記録する'} back={path} />
      </Form>
    </PlacementFrame>
  );
}

/** A colleague was first. Nothing typed is lost: it stays in the form, to be kept as a contact of its own. */
function Taken({ taken, today }: { taken: TakenContact; today: string }) {
  return (
    <ErrorSummary errors={{}} title="ほかの人が先に、この連絡を記録しました">
      <p>
        {taken.by ?? ''}
        {taken.doneOn ? `　${formatDayNear(taken.doneOn, today)}` : ''}
      </p>
      {taken.words === '' ? null : <Voice words={taken.words} small />}
      <p>べつの連絡なら、このまま記録してください。同じ連絡なら、やめてもどってください。</p>
    </ErrorSummary>
  );
}

function HeardFields({ context, side, values, errors }: Props) {
  const value = shown(values);
  return (
    <>
      <JapaneseDateField
        name="doneOn"
        label="いつ"
        required
        value={value.text('doneOn')}
        today={context.today}
        error={errors['doneOn']}
      />
      <Radios
        name="manner"
        label="どうやって"
        required
        layout="row"
        choices={choicesOf(contactManners)}
        value={value.text('manner')}
        error={errors['manner']}
      />
      <TextArea
        name="words"
        label={side === 'person' ? '本人のことば' : '受入先のことば'}
        hint="言われたとおりに。「　」はつけなくてよい"
        voice
        rows={3}
        value={value.text('words')}
        error={errors['words']}
      />
      {side === 'person' ? (
        <Radios
          name="feeling"
          label="本人の気もち"
          layout="row"
          hint="本人が言ったとおりに。聞いていなければ選ばない"
          choices={choicesOf(feelings)}
          value={value.text('feeling')}
          error={errors['feeling']}
        />
      ) : null}
      {side === 'host' ? (
        <>
          <Radios
            name="hostLoad"
            label="負担"
            layout="row"
            choices={choicesOf(hostLoads)}
            value={value.text('hostLoad')}
            error={errors['hostLoad']}
          />
          <Radios
            name="hostWish"
            label="続ける気もち"
            layout="row"
            hint="本人の見る紙と頁には出ません"
            choices={choicesOf(hostWishes)}
            value={value.text('hostWish')}
            error={errors['hostWish']}
          />
        </>
      ) : null}
      <TextArea
        name="workerView"
        label="支援者が見たこと"
        hint="見たことと、考えたこと（〜と思われる）を分けて"
        rows={3}
        value={value.text('workerView')}
        error={errors['workerView']}
      />
      <TextField
        name="nextStep"
        label="次にすること"
        value={value.text('nextStep')}
        error={errors['nextStep']}
      />
    </>
  );
}

/** The pace of what follows: as before, thinner, thicker; the two ends of the ladder stay where they are. */
function Next({ side, every, colleagues = [], values, errors }: Props) {
  const value = shown(values);
  if (every === undefined) {
    return (
      <Section title="次の連絡">
        <p class="soft">
          {followUpSides[side]}
          への間隔が決まっていないので、次の予定はできません。定着支援の頁で決められます。
        </p>
      </Section>
    );
  }
  const choices = choicesOf(paces).map((choice) => {
    const to = pacedRhythm(every, choice.value as keyof typeof paces);
    const isSame = to === every && choice.value !== 'same';
    return { ...choice, hint: isSame ? `${rhythms[every]}が端です` : rhythms[to] };
  });
  return (
    <Section title="次の連絡" aside={`いまは${rhythms[every]}`}>
      <Radios
        name="pace"
        label="間隔"
        unmarked
        choices={choices}
        value={value.text('pace') || 'same'}
        error={errors['pace']}
      />
      <TextField
        name="paceWhy"
        label="間隔をかえるわけ"
        hint="かえるときだけ"
        unmarked
        value={value.text('paceWhy')}
        error={errors['paceWhy']}
      />
      <Select
        name="dueBy"
        label="次に聞く人"
        unmarked
        empty="決めていない"
        options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        value={value.text('dueBy')}
        error={errors['dueBy']}
      />
    </Section>
  );
}
