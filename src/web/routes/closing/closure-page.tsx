import { caseStates, endedStates } from '#domain/case-state.ts';
import { closureReasons } from '#domain/closure.ts';
import type { MeetingChoice } from '#use-cases/casework/read-course.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { MeetingField } from '#web/routes/casework/meeting-field.tsx';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  held: { id: string; number: string; version: number };
  agencies: readonly { id: string; name: string }[];
  meetings: readonly MeetingChoice[];
  /** Ways that are still being asked or tried: they do not end by themselves. */
  openWays: readonly string[];
  years: number;
  values: Values;
  errors: FieldErrors;
};

function Side({ years, openWays }: Pick<Props, 'years' | 'openWays'>) {
  return (
    <>
      <Section title="終えると">
        <ul class="rows no-lead">
          <li>動いているプランも終わります。文は残ります。</li>
          <li>3か月後に連絡する日が、一覧に出ます。</li>
          <li>また支えるときは、このケースの枝をひらきます。</li>
          <li>記録は、終えた年度の末日から{years}年のあいだ残します。</li>
        </ul>
      </Section>
      {openWays.length === 0 ? null : (
        <Section title="まだ動いている行き先">
          <p>{openWays.join('、')}</p>
          <p class="soft">受入先にも、終わることを伝えてください。</p>
        </Section>
      )}
    </>
  );
}

/** 終結: why, who keeps an eye from now on, when to come again, and what the person says. */
export function ClosurePage(props: Props) {
  const { context, person, held, agencies, meetings, values, errors } = props;
  const value = shown(values);
  const { today } = context;
  const text = (name: string) => ({ name, value: value.text(name), error: errors[name] });
  return (
    <PersonFrame context={context} person={person} tab="" title="終結">
      <Form csrf={context.csrf} version={held.version} keep={`closure-${held.id}`}>
        <ErrorSummary errors={errors} />
        <input type="hidden" name="caseId" value={held.id} />
        <Columns slim side={<Side {...props} />}>
          <Section title="どのように終えるか" aside={`ケース ${held.number}`}>
            <Radios
              {...text('endState')}
              label="終わり方"
              required
              choices={endedStates.map((state) => ({ value: state, label: caseStates[state] }))}
            />
            <Radios
              {...text('reason')}
              label="理由"
              required
              layout="row"
              choices={choicesOf(closureReasons)}
            />
            <TextArea {...text('reasonWords')} label="ようす" rows={3} />
            <JapaneseDateField {...text('closedOn')} label="終結の日" required today={today} />
            <MeetingField meetings={meetings} today={today} value={value.text('meetingItemId')} />
          </Section>
          <Section title="これから、だれが見るか">
            <Notice>主担当か、見守る人を書きます。だれもいないときは、その理由を書きます。</Notice>
            <Select
              {...text('leadAgencyId')}
              label="これからの主担当（機関）"
              width="middle"
              empty="ここにない・いない"
              options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextField {...text('leadName')} label="ここにない主担当・つないだ先" width="middle" />
            <TextField
              {...text('watcher')}
              label="見守る人"
              hint="例　見守りの会の会長、民生委員"
              width="middle"
            />
            <TextField {...text('watchHow')} label="どのように" hint="例　週に一度、朝に声をかける" />
            <TextField {...text('noWatcherReason')} label="だれも見守らない理由" />
            <TextArea
              {...text('comeAgainWhen')}
              label="また来るめやす"
              hint="例　二週つづけて立てなくなったら、電話をもらう"
              rows={2}
            />
          </Section>
          <Section title="本人">
            <TextArea {...text('ownWords')} label="本人のことば" voice rows={2} />
            <JapaneseDateField {...text('toldPersonOn')} label="本人に伝えた日" today={today} />
          </Section>
          <Section title="3か月後の連絡">
            <JapaneseDateField
              {...text('contactDueOn')}
              label="連絡する日"
              hint="亡くなったとき・転出のときは、消してかまいません"
              today={today}
            />
          </Section>
          <SaveBar save="終結する" back={`/people/${person.id}/case`} />
        </Columns>
      </Form>
    </PersonFrame>
  );
}
