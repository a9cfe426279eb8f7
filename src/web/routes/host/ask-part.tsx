import { declineReasons } from '#domain/decline-reason.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { isNameless } from '#domain/placement-state.ts';
import { soundingAnswers } from '#domain/sounding.ts';
import type { HostPage as HostRecord } from '#use-cases/host/read-ask.ts';
import { shown } from '#web/form-reader.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import type { HostPageProps } from './host-page.tsx';

type Asked = HostRecord['soundings'][number];

/** What is asked, without a name, and the answer: yes, yes if, or not now. */
export function AskPart(props: HostPageProps) {
  const { record } = props;
  const [asked] = record.soundings;
  if (!asked) {
    return (
      <Section title="お願い">
        <p>{record.link.about}</p>
        <p>いま、お返事をお待ちしているお願いは、ありません。</p>
      </Section>
    );
  }
  const kicker = `はじめに　${formatDayNear(asked.askedOn, props.context.today)}`;
  // Later on it is the people who come that matter; what was asked at first stays at hand.
  if (record.isNamed) {
    return (
      <details class="more">
        <summary>{kicker}のお願いと、お返事</summary>
        <Ask {...props} asked={asked} />
      </details>
    );
  }
  return (
    <Section title="お願い" kicker={kicker}>
      <Ask {...props} asked={asked} />
    </Section>
  );
}

function Ask({ asked, ...props }: HostPageProps & { asked: Asked }) {
  const { context, record } = props;
  const isOpen = asked.answer === null && isNameless(record.state);
  return (
    <>
      <p>
        <b>{record.link.about}</b>
        {roleOf(record)}
      </p>
      {asked.askedWords === '' ? null : <p class="as-typed">{asked.askedWords}</p>}
      {asked.told.length > 0 ? (
        <dl class="cs">
          {asked.told.map(({ label, value }) => (
            <>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </>
          ))}
        </dl>
      ) : null}
      {record.isNamed ? null : (
        <Notice>
          お名前は、ご本人が「はい」と言うまでお伝えしません。断っても、だれの不利にもなりません。
        </Notice>
      )}
      {isOpen ? <AnswerForm {...props} asked={asked} /> : <Answered asked={asked} today={context.today} />}
    </>
  );
}

function roleOf({ link, role }: HostRecord): string {
  return link.about.includes(role) ? '' : `${gap}${role}`;
}

function Answered({ asked, today }: { asked: Asked; today: string }) {
  if (asked.answer === null || asked.answeredOn === null) return null;
  return (
    <>
      <p class="after-form">
        お返事をいただきました。
        {gap}
        <b>{soundingAnswers[asked.answer as keyof typeof soundingAnswers]}</b>
        <span class="soft">　{formatDayNear(asked.answeredOn, today)}</span>
      </p>
      {asked.conditions.length > 0 ? (
        <ul class="kn">
          {asked.conditions.map((words) => (
            <li>{words}</li>
          ))}
        </ul>
      ) : null}
      <p class="soft">変わったことがあれば、電話してください。</p>
    </>
  );
}

const answers = [
  { value: 'yes', label: '話を聞いてみる' },
  { value: 'conditional', label: '条件がそろえば、受けられる' },
  { value: 'no', label: '今回は見送る' },
] as const;

function AnswerForm({ context, path, returned, asked }: HostPageProps & { asked: Asked }) {
  const own = returned?.form === 'answer' ? returned : undefined;
  const value = shown(own?.values ?? {});
  const errors = own?.errors ?? {};
  const chosen = value.text('answer');
  return (
    <Form csrf={context.csrf} action={`${path}/answer`}>
      <ErrorSummary errors={errors} lang="ja" />
      <input type="hidden" name="sounding" value={asked.id} />
      <input type="hidden" name="version" value={String(asked.version)} />
      <div class="one-a-line">
        <Radios
          name="answer"
          label="お返事"
          unmarked
          layout="segments"
          choices={answers}
          value={chosen}
          error={errors['answer']}
        />
      </div>
      <details class="more" open={chosen === 'conditional' || errors['conditions'] !== undefined}>
        <summary>条件があるとき</summary>
        <TextArea
          name="conditions"
          label="どんな条件ですか"
          hint="一行にひとつ。例　はじめは週に1日"
          unmarked
          rows={3}
          value={value.text('conditions')}
          error={errors['conditions']}
        />
      </details>
      <details class="more" open={chosen === 'no' || errors['reasonCode'] !== undefined}>
        <summary>見送るとき</summary>
        <Radios
          name="reasonCode"
          label="いちばん近いわけ"
          unmarked
          choices={declineReasons.host.map(({ code, label }) => ({ value: code, label }))}
          value={value.text('reasonCode')}
          error={errors['reasonCode']}
        />
        <TextField
          name="reasonWords"
          label="ひとこと"
          unmarked
          value={value.text('reasonWords')}
          error={errors['reasonWords']}
        />
      </details>
      <TextField
        name="answeredBy"
        label="お答えくださる方"
        unmarked
        value={value.text('answeredBy')}
        error={errors['answeredBy']}
      />
      <div class="asks">
        <Button>返事を送る</Button>
      </div>
      {asked.replyDueOn === null ? null : (
        <p class="soft after-form">
          {formatDayNear(asked.replyDueOn, context.today)}までに、お返事をいただけると助かります。
        </p>
      )}
    </Form>
  );
}
