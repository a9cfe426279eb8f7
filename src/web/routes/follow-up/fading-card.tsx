import { uuidv7 } from 'uuidv7';
import { addDays } from '#domain/calendar-day.ts';
import { proposalAnswers, type FadingProposal } from '#domain/fading.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { levelLabels, supportKinds } from '#domain/support-level.ts';
import type { PlacementHead } from '#use-cases/follow-up/placement-head.ts';
import type { Fading } from '#use-cases/follow-up/read-fading.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Button } from '#web/ui/button.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { placementPath } from './placement-frame.tsx';

type Props = {
  context: PageContext;
  placement: PlacementHead;
  fading: Fading;
  values?: Values;
  errors?: FieldErrors;
  back?: 'follow-up';
};

/** How long 「いまはしない」 waits unless another day is written. */
const usualWaitDays = 28;

/** A proposed step of support: what it stands on, and three answers of one weight. Nothing changes by itself. */
export function FadingCards(props: Props) {
  return (
    <>
      {props.fading.proposals.map((proposal) => (
        <Card {...props} proposal={proposal} />
      ))}
    </>
  );
}

function Card({
  context,
  placement,
  fading,
  values = {},
  errors = {},
  back,
  proposal,
}: Props & { proposal: FadingProposal }) {
  const { kind, direction, from, to, since } = proposal;
  const value = shown(values);
  const isTyped = value.text(`answer.${kind}`) !== '' || errors[`answer.${kind}`] !== undefined;
  const labels = levelLabels[kind];
  const name = `${supportKinds[kind]}を「${labels[to]}」に`;
  const day = formatDayNear(since, context.today);
  return (
    <Notice
      kind={direction === 'nearer' ? 'warn' : 'plain'}
      title={direction === 'nearer' ? `${name}近づける案` : `${name}する案`}
    >
      <p>
        {direction === 'nearer'
          ? `${day}に、つらいという声がありました。いまは「${labels[from]}」です。`
          : `本人からも受入先からも、${fading.needed}回つづけてよい声です（${day}まで）。いまは「${labels[from]}」です。`}
        本人と受入先に話してから決めます。このままでもかまいません。
      </p>
      <Form csrf={context.csrf} action={`${placementPath(placement)}/steps/proposal`} class="no-print">
        <input type="hidden" name="proposalId" value={uuidv7()} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="to" value={to} />
        {back ? <input type="hidden" name="back" value={back} /> : null}
        <Radios
          name={`answer.${kind}`}
          label={`この案（${name}）を`}
          required
          layout="row"
          choices={choicesOf(proposalAnswers)}
          value={value.text(`answer.${kind}`)}
          error={errors[`answer.${kind}`]}
        />
        <JapaneseDateField
          name={`until.${kind}`}
          label="「いまはしない」なら、いつまで"
          unmarked
          value={isTyped ? value.text(`until.${kind}`) : addDays(context.today, usualWaitDays)}
          today={context.today}
          error={errors[`until.${kind}`]}
        />
        <TextField
          name={`words.${kind}`}
          label="わけ・ことば"
          unmarked
          value={value.text(`words.${kind}`)}
          error={errors[`words.${kind}`]}
        />
        <div class="after-form">
          <Button kind="second" label={`${name}する案に答える`}>
            答える
          </Button>
        </div>
      </Form>
    </Notice>
  );
}

/** What was answered before, and how far it is to the next proposal. */
export function AnswerCourse({ fading, today }: { fading: Fading; today: string }) {
  const { answers, agreed, needed } = fading;
  return (
    <Section title="支え方の案" aside={`本人 ${agreed.person}回・受入先 ${agreed.host}回つづけてよい声`}>
      <p class="soft">
        どちらからも{needed}
        回つづけてよい声なら、ひとつ離れる案が出ます。「つらい」は一度で、近づく案になります。自動ではかわりません。
      </p>
      {answers.length > 0 ? (
        <ul class="rows no-lead">
          {answers.map(({ kind, fromLevel, toLevel, answer, answeredOn, until, words, by }) => (
            <li>
              <span class="p">
                <b>
                  {supportKinds[kind]}：{levelLabels[kind][fromLevel]}から{levelLabels[kind][toLevel]}へ
                </b>
                {gap}
                {proposalAnswers[answer]}
                {until ? `（${formatDayNear(until, today)}まで）` : ''}
                <span class="soft">
                  {[formatDayNear(answeredOn, today), words, by ?? '']
                    .filter((part) => part !== '')
                    .join(gap)}
                </span>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}
