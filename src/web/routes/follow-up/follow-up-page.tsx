import { followUpSideCodes, followUpSides, rhythms, type FollowUpSide } from '#domain/follow-up.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { isPlacementOver } from '#domain/placement-state.ts';
import type { FollowUpAnswer } from '#use-cases/follow-up/read-follow-up.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Due } from '#web/routes/today/due.tsx';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Halves } from '#web/ui/columns.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { PrintButton } from '#web/ui/print-button.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { Steps } from '#web/ui/steps.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { Voice } from '#web/ui/voice.tsx';
import { AlertNotices } from './alert-notice.tsx';
import { ContactCourse, RhythmCourse } from './contact-course.tsx';
import { FadingCards } from './fading-card.tsx';
import { PlacementFrame, placementPath } from './placement-frame.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  answer: FollowUpAnswer;
  values?: Values;
  errors?: FieldErrors;
};

const rhythmNames = Object.values(rhythms);

/** 定着支援: both sides beside each other, what is due and what was heard; the thinning out is drawn as a way of four steps. */
export function FollowUpPage(props: Props) {
  const { context, person, answer, errors = {} } = props;
  const { placement, alerts, past, rhythms: changes } = answer;
  const path = placementPath(placement);
  const first = firstDue(answer);
  return (
    <PlacementFrame
      context={context}
      person={person}
      placement={placement}
      page="/follow-up"
      title="定着支援"
      actions={<PrintButton>印刷する</PrintButton>}
    >
      <ErrorSummary errors={errors} />
      <AlertNotices alerts={alerts} path={path} today={context.today} />
      <FadingCards {...props} fading={answer.fading} placement={placement} back="follow-up" />
      <Proposals {...props} path={path} />
      <Halves>
        {followUpSideCodes.map((side) => (
          <Side {...props} side={side} path={path} isFirst={side === first} />
        ))}
      </Halves>
      <ContactCourse contacts={past} path={path} today={context.today} />
      {changes.length > 0 ? <RhythmCourse rows={changes} today={context.today} /> : null}
    </PlacementFrame>
  );
}

/** The side that waits longest carries the one filled button. */
function firstDue({ next }: FollowUpAnswer): FollowUpSide {
  const due = followUpSideCodes
    .filter((side) => next[side])
    .toSorted((a, b) => ((next[a]?.dueOn ?? '') < (next[b]?.dueOn ?? '') ? -1 : 1));
  return due[0] ?? 'person';
}

/** Thicker again while something calls for it: offered with one press, and as good left alone. */
function Proposals({ context, answer, path }: Props & { path: string }) {
  if (answer.proposals.length === 0) return null;
  return (
    <>
      {answer.proposals.map(({ side, from, to }) => (
        <Notice title={`${followUpSides[side]}への連絡を、つめてみませんか`}>
          <p>
            いまは{rhythms[from]}。{rhythms[to]}にもどす案です。このままでもかまいません。
          </p>
          <Form csrf={context.csrf} action={`${path}/follow-up/rhythm`} class="inline-form">
            <input type="hidden" name="side" value={side} />
            <input type="hidden" name={`every.${side}`} value={to} />
            <input type="hidden" name={`from.${side}`} value={context.today} />
            <input
              type="hidden"
              name={`why.${side}`}
              value={side === 'person' ? '欠席が続いたため' : '受入先の声を受けて'}
            />
            <Button kind="second" label={`${followUpSides[side]}への連絡を${rhythms[to]}にする`}>
              {rhythms[to]}にする
            </Button>
          </Form>
        </Notice>
      ))}
    </>
  );
}

type SideProps = Props & { side: FollowUpSide; path: string; isFirst: boolean };

function Side(props: SideProps) {
  const { context, answer, side, path, isFirst } = props;
  const { placement, next, current, past } = answer;
  const due = next[side];
  const rhythm = current[side];
  const isOver = isPlacementOver(placement.state);
  const latest = past.find((contact) => contact.side === side && contact.words !== '');
  return (
    <Section title={followUpSides[side]} aside={rhythm ? rhythms[rhythm.every] : undefined}>
      {rhythm ? (
        <Steps steps={rhythmNames} current={rhythmNames.indexOf(rhythms[rhythm.every])} />
      ) : (
        <EmptyState words={isOver ? 'この参加は終わりました。' : '連絡の間隔が、まだ決まっていません。'} />
      )}
      {due && !isOver ? (
        <p class="next-due">
          <Due on={due.dueOn} today={context.today} />
          {gap}
          <b>次は{formatDayNear(due.dueOn, context.today, { weekday: true })}</b>
          {due.dueByName ? `${gap}${due.dueByName}` : null}
        </p>
      ) : null}
      <Actions>
        <LinkButton
          href={`${path}/follow-up/record?side=${side}`}
          kind={isFirst && !isOver ? 'main' : 'second'}
          label={`${followUpSides[side]}に聞いたことを書く`}
        >
          聞いたことを書く
        </LinkButton>
        {due && !isOver ? (
          <LinkButton
            href={`${path}/follow-up/skip?side=${side}`}
            kind="plain"
            label={`今回は見送る（${followUpSides[side]}への連絡）`}
          >
            今回は見送る
          </LinkButton>
        ) : null}
      </Actions>
      {latest ? (
        <div class="latest-words">
          <Voice
            words={latest.words}
            small
            by={formatDayNear(latest.doneOn ?? latest.dueOn, context.today)}
          />
        </div>
      ) : null}
      {isOver ? null : <RhythmForm {...props} />}
    </Section>
  );
}

function RhythmForm({ context, answer, side, path, values = {}, errors = {} }: SideProps) {
  const value = shown(values);
  const rhythm = answer.current[side];
  const [every, why, from] = [`every.${side}`, `why.${side}`, `from.${side}`];
  const isFaulty = [every, why, from].some((field) => errors[field] !== undefined);
  return (
    <details class="no-print" open={isFaulty || rhythm === undefined}>
      <summary>{rhythm ? '連絡をせずに、間隔をかえる' : '間隔を決めて、はじめる'}</summary>
      <Form csrf={context.csrf} action={`${path}/follow-up/rhythm`}>
        <input type="hidden" name="side" value={side} />
        <Radios
          name={every}
          label={`${followUpSides[side]}への連絡の間隔`}
          required
          layout="row"
          choices={choicesOf(rhythms)}
          value={value.text(every) || (rhythm?.every ?? 'weekly')}
          error={errors[every]}
        />
        <JapaneseDateField
          name={from}
          label="いつから"
          required
          value={value.text(from) || context.today}
          today={context.today}
          error={errors[from]}
        />
        <TextField
          name={why}
          label="わけ"
          required
          hint="例　はじめの1か月は密に"
          value={value.text(why)}
          error={errors[why]}
        />
        <div class="after-form">
          <Button kind="second">この間隔にする</Button>
        </div>
      </Form>
    </details>
  );
}
