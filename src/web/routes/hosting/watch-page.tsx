import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { watchLabels, watchStanding, watchStandings } from '#domain/watch-draft.ts';
import { watchSigns } from '#domain/watch-request.ts';
import type { StoredWatch } from '#use-cases/hosting/list-watch-requests.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { DayField } from './day-field.tsx';
import { PlacementFrame, placementPath, type PlacementPageProps } from './placement-frame.tsx';
import { WatchStandingMark } from './watch-list-page.tsx';

type Props = PlacementPageProps & { watch: StoredWatch; values: Values; errors: FieldErrors };

/** One ask: the words, and what comes next with it. */
export function WatchPage(props: Props) {
  const { context, person, placement, watch } = props;
  const path = `${placementPath(placement)}/watch`;
  const standing = watchStanding(watch, context.today);
  const mayChange = standing === 'draft' || standing === 'agreed';
  return (
    <PlacementFrame
      context={context}
      person={person}
      placement={placement}
      place="/watch"
      title="見守り依頼"
      under={{ label: '見守り依頼', href: path }}
      crumb={watch.watcher}
      actions={mayChange ? <LinkButton href={`${path}/${watch.id}/edit`}>直す</LinkButton> : undefined}
    >
      <Columns side={<NextStep {...props} />} slim>
        <Section
          title={watch.watcher}
          aside={<WatchStandingMark watch={watch} today={context.today} />}
          class="wide-labels"
        >
          <Facts facts={factsOf(watch, context.today)} caption="見守り依頼" />
        </Section>
      </Columns>
    </PlacementFrame>
  );
}

const hostPageWords: Record<StoredWatch['onHostPage'], string> = {
  no: '',
  shown: '出ています',
  'lost-consent': '同意が撤回されたか期限がきれたので、もう出ていません',
  'no-door': '入口をひらくと出ます',
};

function factsOf(watch: StoredWatch, today: string) {
  const { content } = watch;
  const day = (on: string | null) => (on === null ? '' : formatDayNear(on, today));
  const signs = [...content.signs.map((sign) => watchSigns[sign]), content.otherSigns];
  const facts = [
    { label: watchLabels.told, value: content.told },
    { label: watchLabels.signs, value: signs.filter((sign) => sign !== '').join('、') },
    { label: watchLabels.tell, value: content.tell },
    { label: watchLabels.tellUrgently, value: content.tellUrgently },
    { label: watchLabels.often, value: content.often },
    { label: watchLabels.notAsked, value: content.notAsked },
    { label: watchLabels.until, value: day(watch.until) },
    { label: '本人の了解', value: day(watch.agreedOn) || 'まだ' },
    { label: '頼んだ日', value: day(watch.askedOn) },
    { label: '返事', value: day(watch.answeredOn) },
    { label: '受入先の画面', value: hostPageWords[watch.onHostPage] },
    {
      label: '終えた',
      value:
        watch.endedAt === null
          ? ''
          : `${formatDayNear(tokyoDay(watch.endedAt), today)}　${watch.endedReason}`,
    },
  ];
  return facts
    .filter(({ value }) => value !== '')
    .map(({ label, value }) => ({ label, value: <span class="as-typed">{value}</span> }));
}

function NextStep(props: Props) {
  const { context, placement, watch } = props;
  const standing = watchStanding(watch, context.today);
  const path = `${placementPath(placement)}/watch/${watch.id}`;
  if (standing === 'ended') return <Section title="これから">{<p>この見守りは終えました。</p>}</Section>;
  return (
    <>
      {standing === 'draft' ? <Agree {...props} path={path} /> : null}
      {standing === 'agreed' ? <Ask {...props} path={path} /> : null}
      {standing === 'asked' ? <Answer {...props} path={path} /> : null}
      {standing === 'accepted' ? (
        <Section title="これから">
          <p>
            {formatDayNear(watch.until, context.today)}まで、{watchStandings.accepted}います。
          </p>
        </Section>
      ) : null}
      {standing === 'draft' || standing === 'agreed' ? null : <End {...props} path={path} />}
    </>
  );
}

type StepProps = Props & { path: string };

function Agree({ context, watch, values, errors, path }: StepProps) {
  return (
    <Section title="本人に聞いてもらう">
      <p>「伝えること」を、このことばで言ってよいかうかがいます。</p>
      <Form csrf={context.csrf} action={`${path}/agree`} version={watch.version}>
        <ErrorSummary errors={errors} />
        <DayField
          name="on"
          label="了解した日"
          required
          value={shown(values).text('on') || context.today}
          today={context.today}
          error={errors['on']}
        />
        <div class="after-form">
          <Actions>
            <Button>本人の了解を書く</Button>
          </Actions>
        </div>
      </Form>
    </Section>
  );
}

function Ask({ context, placement, watch, values, errors, path }: StepProps) {
  return (
    <Section title="頼む">
      <Form csrf={context.csrf} action={`${path}/ask`} version={watch.version}>
        <ErrorSummary errors={errors} />
        <DayField
          name="on"
          label="頼んだ日"
          required
          value={shown(values).text('on') || context.today}
          today={context.today}
          error={errors['on']}
        />
        {placement.hostLinkId === null ? null : (
          <Checkboxes
            name="isOnHostPage"
            label="受入先の画面"
            choices={[{ value: 'yes', label: '受入先の画面にも出す', hint: '見守る人が受入先のとき' }]}
            values={shown(values).all('isOnHostPage')}
            error={errors['isOnHostPage']}
          />
        )}
        <div class="after-form">
          <Actions>
            <Button>頼んだ</Button>
          </Actions>
        </div>
      </Form>
    </Section>
  );
}

function Answer({ context, watch, values, errors, path }: StepProps) {
  const value = shown(values);
  return (
    <Section title="返事">
      <Form csrf={context.csrf} action={`${path}/answer`} version={watch.version}>
        <ErrorSummary errors={errors} />
        <Radios
          name="answer"
          label="返事"
          required
          choices={[
            { value: 'accepted', label: '引き受けてもらった' },
            { value: 'declined', label: '断られた', hint: 'わけは聞きません' },
          ]}
          value={value.text('answer')}
          error={errors['answer']}
        />
        <DayField
          name="on"
          label="返事の日"
          required
          value={value.text('on') || context.today}
          today={context.today}
          error={errors['on']}
        />
        <div class="after-form">
          <Actions>
            <Button>返事を書く</Button>
          </Actions>
        </div>
      </Form>
    </Section>
  );
}

function End({ context, watch, values, path }: StepProps) {
  return (
    <Section title="終える">
      <Form csrf={context.csrf} action={`${path}/end`} version={watch.version}>
        <TextField name="reason" label="わけ" value={shown(values).text('reason')} />
        <div class="after-form">
          <Actions>
            <Button kind="second">見守りを終える</Button>
          </Actions>
        </div>
      </Form>
    </Section>
  );
}
