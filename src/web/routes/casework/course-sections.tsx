import type { Child } from 'hono/jsx';
import { caseMoveKinds } from '#domain/case-machine.ts';
import { caseStates } from '#domain/case-state.ts';
import { consequences, declineSides, findDeclineReason } from '#domain/decline-reason.ts';
import { formatDayNear, formatJapaneseDate } from '#domain/japanese-date.ts';
import { triedResults } from '#domain/tried-system.ts';
import type { Course, ShownChange, ShownDecline, ShownTried } from '#use-cases/casework/read-course.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { ClosedItem } from '#web/routes/people/closed-item.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { gap } from '#web/ui/gap.ts';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Timeline } from '#web/ui/timeline.tsx';
import { Said } from '#web/ui/voice.tsx';

type Common = { person: PersonHead; today: string; hasCase: boolean };

function joined(...parts: (string | null | undefined | false)[]): string {
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join(gap);
}

/** What was tried before, or found not to apply: without it no plan goes to a meeting. */
export function TriedSection({ person, tried, today, hasCase }: Common & { tried: readonly ShownTried[] }) {
  const at = (path: string) => `/people/${person.id}/case/tried${path}`;
  const isOpen = person.open.has('intake');
  return (
    <Section
      title="試した制度・対象外の確認"
      id="tried"
      aside={isOpen && hasCase ? <a href={at('/new')}>書き足す</a> : undefined}
    >
      {isOpen ? (
        <Table
          caption="試した制度"
          empty="まだ書いていません。使える制度をさきに試したか、対象外と確かめたかを書くと、プランと会議に進めます。"
          rows={tried}
          columns={[
            { label: '制度', kind: 'head', cell: (row) => <Struck row={row}>{row.system}</Struck> },
            {
              label: '結果',
              cell: (row) => (
                <>
                  <p>
                    <Struck row={row}>{joined(triedResults[row.result], row.law)}</Struck>
                  </p>
                  {row.words === '' ? null : <p class="soft">{row.words}</p>}
                  {row.struckReason === null ? null : <p class="soft">消した理由：{row.struckReason}</p>}
                </>
              ),
            },
            {
              label: '確かめた日・相手',
              shortLabel: '確認',
              cell: (row) => (
                <>
                  <p>{joined(formatDayNear(row.confirmedOn, today), row.confirmedWith)}</p>
                  {row.reviewOn === null ? null : (
                    <p class="soft">
                      見直す日 {formatJapaneseDate(row.reviewOn)}
                      {row.reviewOn <= today && row.struckAt === null ? '（すぎています）' : ''}
                    </p>
                  )}
                </>
              ),
            },
            {
              label: '直す',
              kind: 'tight',
              cell: (row) => (row.struckAt ? '' : <a href={at(`/${row.id}/strike`)}>消し線をひく</a>),
            },
          ]}
        />
      ) : (
        <ClosedItem what="相談の内容と、試した制度" />
      )}
    </Section>
  );
}

function Struck({ row, children }: { row: { struckAt: Date | null }; children?: Child }) {
  return row.struckAt ? <s>{children}</s> : <>{children}</>;
}

/** Whose decision, why, what follows and until when. No counts and no red: it only says what is proposed next. */
export function DeclineSection({
  person,
  declines,
  today,
  hasCase,
}: Common & { declines: readonly ShownDecline[] }) {
  const at = (path: string) => `/people/${person.id}/case/declines${path}`;
  const isOpen = person.open.has('participation');
  return (
    <Section
      title="断り・事情"
      id="declines"
      aside={isOpen && hasCase ? <a href={at('/new')}>書き足す</a> : undefined}
    >
      {isOpen ? null : <ClosedItem what="断りと事情" />}
      {isOpen && declines.length === 0 ? (
        <EmptyState words="断りも、病気などの事情も、まだ書かれていません。" />
      ) : null}
      <ul class="rows no-lead">
        {declines.map((decline) => (
          <li>
            <div class="p">
              <DeclineLine decline={decline} today={today} />
            </div>
            {decline.liftedAt ? null : (
              <a class="go" href={at(`/${decline.id}/lift`)}>
                とりやめる
              </a>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function DeclineLine({ decline, today }: { decline: ShownDecline; today: string }) {
  const reason = findDeclineReason(decline.whose, decline.code)?.label ?? decline.code;
  const until = decline.until ? `（${formatDayNear(decline.until, today)}）` : '';
  const follows = `${consequences[decline.consequence]}${until}`;
  return (
    <>
      <p>
        <b>{declineSides[decline.whose]}</b>
        {gap}
        {reason}
        {decline.resourceName ? `${gap}${decline.resourceName}` : null}
      </p>
      {decline.words === '' ? null : (
        <p>{decline.whose === 'person' ? <Said words={decline.words} /> : decline.words}</p>
      )}
      <p class="soft">
        {decline.liftedAt ? <s>{follows}</s> : follows}
        {gap}
        {joined(formatDayNear(decline.onDay, today), decline.byName)}
        {decline.liftedReason === null ? null : `${gap}とりやめた理由：${decline.liftedReason}`}
      </p>
    </>
  );
}

const kindWords: Record<string, string> = { ...caseMoveKinds, handover: '引継ぎ', transfer: '主担当の変更' };

function changeTitle({ kind, fromState, toState }: ShownChange): string {
  if (kind === 'handover' || kind === 'transfer') return kindWords[kind] ?? '';
  const to = caseStates[toState];
  return kind === 'forward' ? to : `${kindWords[kind] ?? ''}${gap}${caseStates[fromState]} → ${to}`;
}

/** The way that was come: every change with its day, its reason, who made it and which meeting decided it. */
export function CourseSection({ course, today }: { course: Course; today: string }) {
  const { changes, cases } = course;
  const numbers = new Map(cases.map(({ id, number }) => [id, number]));
  return (
    <Section title="来た道">
      {changes.length === 0 ? <EmptyState words="段階は、受け付けたときのままです。" /> : null}
      <Timeline
        entries={changes.map((change) => ({
          when: formatDayNear(change.onDay, today, { weekday: true }),
          what: joined(changeTitle(change), cases.length > 1 && numbers.get(change.caseId), change.byName),
          body: (
            <p class="as-typed">
              {change.reason}
              {change.meetingId ? (
                <>
                  {change.reason === '' ? null : gap}
                  <a href={`/meetings/${change.meetingId}`}>会議 {change.meetingNumber}</a>で決めた
                </>
              ) : null}
            </p>
          ),
        }))}
      />
    </Section>
  );
}
