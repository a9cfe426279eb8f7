import { addDays } from '#domain/calendar-day.ts';
import {
  halves,
  hostAbsenceReasons,
  hostAttendanceStates,
  hostLoads,
  hostWishes,
  recallReasons,
} from '#domain/host-report.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { shown } from '#web/form-reader.ts';
import { Button } from '#web/ui/button.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import type { HostPageProps, Returned } from './host-page.tsx';

/** The day, how it goes, and the place asked back: three small forms, each sent for itself. */
export function ReportPart(props: HostPageProps) {
  return (
    <>
      <Attendance {...props} />
      <HowItGoes {...props} />
      <AskBack {...props} />
    </>
  );
}

function own({ returned }: HostPageProps, form: Returned['form'], first: Record<string, string[]> = {}) {
  const mine = returned?.form === form ? returned : undefined;
  return { value: shown(mine?.values ?? first), errors: mine?.errors ?? {}, isBack: mine !== undefined };
}

function Attendance(props: HostPageProps) {
  const { context, record, path } = props;
  const { today } = context;
  const { value, errors } = own(props, 'attendance', { day: [today] });
  return (
    <Section title="来られましたか" kicker="その日のこと">
      <Form csrf={context.csrf} action={`${path}/attendance`}>
        <ErrorSummary errors={errors} lang="ja" />
        <JapaneseDateField
          name="day"
          label="日"
          unmarked
          hint="きょう、きのう、11/24 でも"
          value={value.text('day')}
          today={today}
          error={errors['day']}
        />
        <Radios
          name="half"
          label="午前・午後"
          unmarked
          layout="segments"
          choices={choicesOf(halves)}
          value={value.text('half')}
          error={errors['half']}
        />
        <Radios
          name="state"
          label="来られましたか"
          unmarked
          layout="segments"
          choices={choicesOf(hostAttendanceStates)}
          value={value.text('state')}
          error={errors['state']}
        />
        <Select
          name="reason"
          label="休み・おくれのわけ"
          unmarked
          empty="聞いていない・書かない"
          options={Object.entries(hostAbsenceReasons).map(([code, label]) => ({ value: code, label }))}
          value={value.text('reason')}
        />
        <TextField
          name="dayWords"
          label="ひとこと"
          unmarked
          value={value.text('dayWords')}
          error={errors['dayWords']}
        />
        <div class="asks">
          <Button kind="second">この日のことを送る</Button>
        </div>
      </Form>
      {record.days.length > 0 ? (
        <>
          <h3 class="after-form">送っていただいた日</h3>
          <ul class="kn">
            {record.days.map((day) => (
              <li>
                <b>
                  {formatDayNear(day.day, today, { weekday: true })}　
                  {halves[day.half as keyof typeof halves]}
                </b>
                {hostAttendanceStates[day.state as keyof typeof hostAttendanceStates]}
                {day.reason === ''
                  ? ''
                  : `${gap}${hostAbsenceReasons[day.reason as keyof typeof hostAbsenceReasons]}`}
              </li>
            ))}
          </ul>
          <p class="soft">まちがえたときは、電話してください。こちらで直します。</p>
        </>
      ) : null}
    </Section>
  );
}

function HowItGoes(props: HostPageProps) {
  const { context, record, path } = props;
  const { value, errors } = own(props, 'how');
  const last = record.voice?.doneOn;
  return (
    <Section
      title="ようす　3つだけ"
      kicker={last ? `まえは ${formatDayNear(last, context.today)}` : '月に一度くらい'}
    >
      <Form csrf={context.csrf} action={`${path}/how`}>
        <ErrorSummary errors={errors} lang="ja" />
        <TextArea
          name="words"
          label="1　どんなようすですか"
          hint="よかったこと、気になること"
          unmarked
          rows={3}
          value={value.text('words')}
          error={errors['words']}
        />
        <Radios
          name="load"
          label="2　受け入れは、重いですか"
          unmarked
          layout="segments"
          choices={choicesOf(hostLoads)}
          value={value.text('load')}
          error={errors['load']}
        />
        <div class="one-a-line">
          <Radios
            name="wish"
            label="3　これからは"
            unmarked
            layout="segments"
            choices={choicesOf(hostWishes)}
            value={value.text('wish')}
            error={errors['wish']}
          />
        </div>
        <div class="asks">
          <Button>ようすを送る</Button>
        </div>
      </Form>
    </Section>
  );
}

/** The agreed notice is said before anything is asked; a shorter one is taken all the same, and talked over. */
function AskBack(props: HostPageProps) {
  const { context, record, path } = props;
  const { today } = context;
  const { recallNoticeDays, recall } = record;
  const { value, errors, isBack } = own(props, 'recall', { effectiveOn: [addDays(today, recallNoticeDays)] });
  return (
    <Section title="枠を返してほしいとき" kicker={`お約束は${recallNoticeDays}日前`}>
      {recall && recall.settledOn === null ? (
        <p>
          {formatDayNear(recall.effectiveOn, today)}から返してほしいと、うかがっています（
          {formatDayNear(recall.toldOn, today)}）。担当から電話します。
        </p>
      ) : null}
      <details class="more" open={isBack}>
        <summary>返してほしいと知らせる</summary>
        <Form csrf={context.csrf} action={`${path}/recall`}>
          <ErrorSummary errors={errors} lang="ja" />
          <JapaneseDateField
            name="effectiveOn"
            label="いつから"
            unmarked
            hint="お約束より早くても、まず知らせてください。電話で話します"
            value={value.text('effectiveOn')}
            today={today}
            error={errors['effectiveOn']}
          />
          <Radios
            name="reasonCode"
            label="わけ"
            unmarked
            choices={choicesOf(recallReasons)}
            value={value.text('reasonCode')}
            error={errors['reasonCode']}
          />
          <TextField
            name="recallWords"
            label="ひとこと"
            unmarked
            value={value.text('recallWords')}
            error={errors['recallWords']}
          />
          <TextField
            name="toldBy"
            label="お名前"
            unmarked
            value={value.text('toldBy')}
            error={errors['toldBy']}
          />
          <div class="asks">
            <Button kind="second">知らせる</Button>
          </div>
        </Form>
      </details>
    </Section>
  );
}
