import { caseStates, isEnded, type CaseState } from '#domain/case-state.ts';
import { closureReasons, contactResults } from '#domain/closure.ts';
import { formatDayNear, formatJapaneseDate } from '#domain/japanese-date.ts';
import type { ShownClosure } from '#use-cases/closing/read-closures.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { ClosedItem } from '#web/routes/people/closed-item.tsx';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';
import { LinkButton } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { paperPath } from '#web/routes/papers/asked-paper.ts';
import { PaperLink } from '#web/routes/papers/paper-link.tsx';
import { Section } from '#web/ui/section.tsx';
import { Voice } from '#web/ui/voice.tsx';

type Props = { context: PageContext; person: PersonHead; closures: readonly ShownClosure[] };

function joined(...parts: (string | null | undefined)[]): string {
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join('　');
}

/** The records of how the cases of a person ended, each with the call after three months and its term. */
export function ClosedPage({ context, person, closures }: Props) {
  const current = person.currentCase;
  return (
    <PersonFrame
      context={context}
      person={person}
      tab=""
      title="終結の記録"
      actions={
        current && isEnded(current.state) ? (
          <LinkButton href={`/people/${person.id}/case/reopen`}>再開する</LinkButton>
        ) : undefined
      }
    >
      {closures.length === 0 ? (
        <Section title="終結の記録">
          {person.open.has('notes') ? (
            <EmptyState words="終結の記録は、まだありません。" />
          ) : (
            <ClosedItem what="終結の記録" />
          )}
        </Section>
      ) : null}
      {closures.map((closure) => (
        <One context={context} person={person} closure={closure} />
      ))}
    </PersonFrame>
  );
}

function One({ context, person, closure }: Omit<Props, 'closures'> & { closure: ShownClosure }) {
  const at = (path: string) => `/people/${person.id}/closure/${closure.id}${path}`;
  const { today } = context;
  const contact =
    closure.contactDoneOn === null
      ? closure.contactDueOn === null
        ? 'しない'
        : `${formatJapaneseDate(closure.contactDueOn)}　まだ`
      : formatJapaneseDate(closure.contactDoneOn);
  const result = closure.contactResult === null ? '' : contactResults[closure.contactResult];
  const isWaiting = closure.contactDueOn !== null && closure.contactDoneOn === null;
  return (
    <Section
      title={`${closure.caseNumber}　${caseStates[closure.caseState as CaseState]}`}
      aside={`${formatDayNear(closure.closedOn, today)}　${closure.byName}`}
    >
      <p class="acts no-print">
        <PaperLink personId={person.id} kind="closure" of={closure.id} />
        <a href={paperPath(person.id, 'closure-notice', closure.id)}>終結連絡票（印刷・PDF）</a>
      </p>
      {closure.ownWords === '' ? null : <Voice words={closure.ownWords} bar by="本人のことば" />}
      <Facts
        caption="終結の記録"
        facts={[
          { label: '理由', value: joined(closureReasons[closure.reason], closure.reasonWords) },
          {
            label: 'これからの主担当',
            value: joined(closure.leadAgencyName, closure.leadName) || 'いない',
          },
          {
            label: '見守る人',
            value: joined(closure.watcher, closure.watchHow) || `いない　${closure.noWatcherReason}`,
          },
          { label: 'また来るめやす', value: <span class="as-typed">{closure.comeAgainWhen}</span> },
          {
            label: '本人に伝えた日',
            value: closure.toldPersonOn === null ? '伝えていない' : formatJapaneseDate(closure.toldPersonOn),
          },
          {
            label: '3か月後の連絡',
            value: joined(contact, result, closure.contactWords),
            note: isWaiting ? <a href={at('/contact')}>連絡を書く</a> : undefined,
          },
          {
            label: '記録を残す期限',
            value: joined(
              formatJapaneseDate(closure.retainUntil),
              closure.heldReason === '' ? '' : `廃棄を止めています：${closure.heldReason}`,
            ),
            note: <a href={at('/hold')}>{closure.heldReason === '' ? '止める' : '直す'}</a>,
          },
        ]}
      />
    </Section>
  );
}
