import { caseMoves, caseNeeds, missingFor, type CaseGround } from '#domain/case-machine.ts';
import { caseStates, isEnded } from '#domain/case-state.ts';
import { formatDayNear, formatJapaneseDate } from '#domain/japanese-date.ts';
import type { Course, ShownCase } from '#use-cases/casework/read-course.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { Choices } from '#use-cases/people/list-choices.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Button, LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { PersonFrame, CaseWay } from '#web/routes/people/person-frame.tsx';
import { CaseSide } from './case-side.tsx';
import { CourseSection, DeclineSection, TriedSection } from './course-sections.tsx';
import { MeetingField } from './meeting-field.tsx';
import { needLink } from './need-links.ts';

type Props = {
  context: PageContext;
  person: PersonHead;
  course: Course;
  choices: Choices;
  values: Values;
  errors: FieldErrors;
};

/** 段階: where the case stands, what may follow and what is missing for it, and how it came here. */
export function CasePage(props: Props) {
  const { context, person, course } = props;
  const { current } = course;
  return (
    <PersonFrame context={context} person={person} tab="" title="段階">
      <CaseWay person={person} today={context.today} />
      <Columns slim side={<CaseSide {...props} />}>
        {current ? <Now {...props} current={current} /> : <NoCase personId={person.id} />}
        <TriedSection person={person} tried={course.tried} today={context.today} hasCase={Boolean(current)} />
        <DeclineSection
          person={person}
          declines={course.declines}
          today={context.today}
          hasCase={Boolean(current)}
        />
        <CourseSection course={course} today={context.today} />
      </Columns>
    </PersonFrame>
  );
}

function NoCase({ personId }: { personId: string }) {
  return (
    <Section title="ケースはまだありません">
      <p class="empty">
        相談を受け付けると、ケースがひらきます。
        <a href={`/people/${personId}/intake/new`}>相談を受け付ける</a>
      </p>
    </Section>
  );
}

function Now(props: Props & { current: ShownCase }) {
  const { current, person, context, course } = props;
  const since = `ケース ${current.number}　${formatDayNear(current.stateSince, context.today)}から`;
  return (
    <Section title={`いまは「${caseStates[current.state]}」`} aside={since}>
      {isEnded(current.state) ? <Ended person={person} /> : null}
      {current.state === 'paused' ? <Resting current={current} person={person} /> : null}
      {!isEnded(current.state) && current.state !== 'paused' && course.ground ? (
        <Onward {...props} ground={course.ground} />
      ) : null}
    </Section>
  );
}

function Ended({ person }: { person: PersonHead }) {
  const at = (path: string) => `/people/${person.id}${path}`;
  return (
    <>
      <p>
        終わったケースは、そのまま残ります。つづきから支えるときは、枝をひらきます（番号に「の2」がつきます）。
        新しい相談なら、<a href={at('/intake/new')}>次の相談として受け付けます</a>。
      </p>
      <div class="acts after-form">
        <LinkButton href={at('/case/reopen')} kind="main">
          再開する
        </LinkButton>
        <LinkButton href={at('/closure')}>終結の記録を見る</LinkButton>
      </div>
    </>
  );
}

function Resting({ current, person }: { current: ShownCase; person: PersonHead }) {
  const back = current.resumeState ? `再開すると「${caseStates[current.resumeState]}」にもどります。` : '';
  const until = current.pausedUntil ? `${formatJapaneseDate(current.pausedUntil)}までがめやすです。` : '';
  return (
    <>
      <p>
        休んでいます。{until}いつでも再開できます。{back}
      </p>
      <div class="acts after-form">
        <LinkButton href={`/people/${person.id}/case/resume`} kind="main">
          再開する
        </LinkButton>
      </div>
    </>
  );
}

/** The ways on that are open, and for the others what is still missing and where to write it. */
function Onward(props: Props & { current: ShownCase; ground: CaseGround }) {
  const { context, person, current, ground, values, errors, course } = props;
  const value = shown(values);
  const ways = caseMoves(current.state)
    .filter(({ kind }) => kind === 'forward')
    .map((move) => ({ ...move, missing: missingFor(move, ground) }));
  const open = ways.filter(({ missing }) => missing.length === 0);
  const blocked = ways.filter(({ missing }) => missing.length > 0);
  return (
    <>
      {open.length === 0 ? <Notice title="次の段には、まだ足りないものがあります。" /> : null}
      {open.length > 0 ? (
        <Form csrf={context.csrf} action={`/people/${person.id}/case`} version={current.version}>
          <ErrorSummary errors={errors} />
          <input type="hidden" name="caseId" value={current.id} />
          <Radios
            name="to"
            label="次の段階"
            required
            layout="row"
            choices={open.map(({ to }) => ({ value: to, label: caseStates[to] }))}
            value={value.text('to')}
            error={errors['to']}
          />
          <JapaneseDateField
            name="on"
            label="日"
            required
            value={value.text('on')}
            today={context.today}
            error={errors['on']}
          />
          <TextArea
            name="reason"
            label="ようす"
            rows={2}
            value={value.text('reason')}
            error={errors['reason']}
          />
          <MeetingField
            meetings={course.meetings}
            today={context.today}
            value={value.text('meetingItemId')}
          />
          <div class="after-form">
            <Button>段階を進める</Button>
          </div>
        </Form>
      ) : null}
      {blocked.length > 0 ? (
        <table class="form stack after-form">
          <caption class="vh">まだ足りないもの</caption>
          <tbody>
            {blocked.map(({ to, missing }) => (
              <tr>
                <th scope="row">{caseStates[to]}</th>
                <td data-l="足りないもの">
                  {missing.map((need) => {
                    const { href, label } = needLink(need, person.id);
                    return (
                      <p>
                        {caseNeeds[need]}　<a href={href}>{label}</a>
                      </p>
                    );
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  );
}
