import {
  consentStates,
  intakeMethods,
  intakeRoutes,
  intakeTopics,
  personKnowsLabels,
  urgencies,
} from '#domain/intake.ts';
import { formatDayNear, formatJapaneseDate } from '#domain/japanese-date.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { StoredIntake } from '#use-cases/intakes/list-intakes.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Facts, type Fact } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { PaperLink } from '#web/routes/papers/paper-link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { Voice } from '#web/ui/voice.tsx';
import { ClosedItem } from './closed-item.tsx';
import { shown, type Values } from '#web/form-reader.ts';
import { IntakeSheet, intakeOrder } from './intake-fields.tsx';
import { PersonFrame } from './person-frame.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';

type Props = { context: PageContext; person: PersonHead };

function factsOf(intake: StoredIntake): Fact[] {
  const { otherVisitor, urgency, noConsent } = intake;
  const topics = intake.topics.map((topic) => intakeTopics[topic]).join('、');
  const rows: (Fact | undefined)[] = [
    {
      label: '受付',
      value: [
        `${formatJapaneseDate(tokyoDay(intake.receivedAt), { weekday: true })} ${tokyoTime(intake.receivedAt)}`,
        intakeMethods[intake.method],
        intake.agencyName,
        intake.receivedByName,
      ].join(gap),
    },
    { label: '経路', value: intakeRoutes[intake.route] },
    {
      label: '内容',
      value: (
        <>
          {topics}
          {intake.mainTopic === '' ? null : (
            <p>
              いちばん困っていること：<b>{intakeTopics[intake.mainTopic]}</b>
            </p>
          )}
        </>
      ),
    },
    otherVisitor
      ? {
          label: '来た人',
          value: [otherVisitor.name, otherVisitor.relation, otherVisitor.contact].filter(Boolean).join(gap),
        }
      : undefined,
    intake.personKnows === 'knows'
      ? undefined
      : {
          label: '本人は',
          value: (
            <>
              この相談を{personKnowsLabels[intake.personKnows]}
              {intake.personKnows === 'must_not_be_told' ? (
                <>
                  {gap}
                  <Tag kind="stop">伝えない</Tag>
                </>
              ) : null}
            </>
          ),
        },
    urgency.signs.length > 0
      ? {
          label: '急ぐこと',
          value: (
            <>
              <b>{urgency.signs.map((sign) => urgencies[sign]).join('、')}</b>
              <p>{urgency.action}</p>
            </>
          ),
        }
      : undefined,
    {
      label: '同意',
      value: (
        <>
          {consentStates[intake.consentState]}
          {noConsent ? (
            <p class="soft">
              {[noConsent.reason, noConsent.anonymity, noConsent.prospect].filter(Boolean).join(gap)}
            </p>
          ) : null}
        </>
      ),
    },
  ];
  return rows.filter((row) => row !== undefined);
}

/** 受付: every consultation about the person, as it was heard. */
export function IntakesPage({ context, person, intakes }: Props & { intakes: readonly StoredIntake[] }) {
  const path = `/people/${person.id}/intake`;
  return (
    <PersonFrame
      context={context}
      person={person}
      tab="/intake"
      title="受付"
      actions={
        <LinkButton href={`${path}/new`} kind="main">
          次の相談を受け付ける
        </LinkButton>
      }
    >
      {person.open.has('intake') ? null : <ClosedItem what="相談の内容" />}
      {intakes.length === 0 && person.open.has('intake') ? (
        <p class="empty">受付の票は、まだありません。</p>
      ) : null}
      {intakes.map((intake) => (
        <Section
          title={`相談受付・申込票　${intake.number}`}
          aside={
            <span class="acts">
              <PaperLink
                personId={person.id}
                kind={intake.consentState === 'given' ? 'intake' : 'intake-unconsented'}
                of={intake.id}
              />
              <a href={`${path}/${intake.id}`}>なおす</a>
            </span>
          }
        >
          {intake.ownWords === '' ? null : (
            <Voice
              words={intake.ownWords}
              bar
              by={`${intake.otherVisitor ? '話された言葉' : '本人の言葉'}${gap}${formatDayNear(tokyoDay(intake.receivedAt), context.today)} ${intakeMethods[intake.method]}`}
            />
          )}
          <Facts caption="相談受付・申込票" facts={factsOf(intake)} />
        </Section>
      ))}
    </PersonFrame>
  );
}

type EditProps = Props & { values: Values; errors: FieldErrors; stored?: { id: string; version: number } };

export function IntakeEditPage({ context, person, values, errors, stored }: EditProps) {
  const path = `/people/${person.id}/intake`;
  return (
    <PersonFrame
      context={context}
      person={person}
      tab="/intake"
      title={stored ? '受付の票をなおす' : '次の相談'}
    >
      <Form
        csrf={context.csrf}
        action={`${path}/${stored?.id ?? 'new'}`}
        keep={`intake-${stored?.id ?? person.id}`}
        {...(stored ? { version: stored.version } : {})}
      >
        <ErrorSummary errors={errors} order={intakeOrder} />
        {stored ? null : <input type="hidden" name="intakeId" value={shown(values).text('intakeId')} />}
        <IntakeSheet values={values} errors={errors} today={context.today} />
        <SaveBar save={stored ? '保存する' : '受け付ける'} back={path} />
      </Form>
    </PersonFrame>
  );
}
