import { caseStates, type CaseState } from '#domain/case-state.ts';
import { contactResults, type ContactResult } from '#domain/closure.ts';
import { consentStateLabels, type ConsentStanding } from '#domain/consent.ts';
import { judgements, type Judgement } from '#domain/evaluation.ts';
import { intakeMethods, type IntakeMethod } from '#domain/intake.ts';
import { followUpSides, mannerLabel, type FollowUpSide } from '#domain/follow-up.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { itemDecisions, type ItemDecision } from '#domain/meeting.ts';
import { noteMethods, type NoteMethod } from '#domain/progress-note.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { visitKinds, type VisitKind } from '#domain/visit.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import { timelineKinds, type TimelineEntry, type TimelineKind } from '#use-cases/notes/list-timeline.ts';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar } from '#web/ui/filter-bar.tsx';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Pagination } from '#web/ui/pagination.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { Timeline } from '#web/ui/timeline.tsx';
import { Said } from '#web/ui/voice.tsx';
import { PersonFrame } from './person-frame.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  entries: readonly TimelineEntry[];
  kinds: readonly TimelineKind[];
  next: string | undefined;
};

const kindLabels: Record<TimelineKind, string> = {
  note: '経過',
  intake: '受付',
  consent: '同意',
  assessment: 'アセスメント',
  meeting: '会議',
  visit: '見学・体験',
  follow_up: '定着支援',
  evaluation: '評価',
  case: '段階',
  after: '終結後の連絡',
  search: '行き先さがし',
};

/** The one line that says what happened. */
function title({ kind, code, words }: TimelineEntry): string {
  switch (kind) {
    case 'note':
      return noteMethods[code as NoteMethod];
    case 'follow_up': {
      const [side = '', manner = ''] = code.split(':');
      return `${followUpSides[side as FollowUpSide]}に聞いたこと${gap}${mannerLabel(manner)}`;
    }
    case 'visit':
      return visitKinds[code as VisitKind];
    case 'intake':
      return `受付${gap}${intakeMethods[code as IntakeMethod]}`;
    case 'consent':
      return `${consentStateLabels[code as ConsentStanding]}${gap}${words}`;
    case 'assessment':
      return `アセスメント第${code}版${words === 'draft' ? '（下書き）' : ''}`;
    case 'meeting':
      return `重層的支援会議${gap}${itemDecisions[code as ItemDecision].replace(/（.*/u, '')}`;
    case 'evaluation':
      return `評価 第${words}回${gap}${judgements[code as Judgement]}`;
    case 'after':
      return `終結後の連絡${gap}${contactResults[code as ContactResult]}`;
    case 'case':
      return `段階${gap}${caseStates[code as CaseState]}`;
    default:
      return '行き先をさがした';
  }
}

/** 年表: everything about one person that is open to the reader, in one line of time. */
export function TimelinePage({ context, person, entries, kinds, next }: Props) {
  const path = `/people/${person.id}/timeline`;
  const isNarrowed = kinds.length > 0 && kinds.length < timelineKinds.length;
  const kept = isNarrowed ? kinds.map((kind) => `&kind=${kind}`).join('') : '';
  return (
    <PersonFrame
      context={context}
      person={person}
      tab="/timeline"
      title="年表"
      actions={<PrintButton>印刷する</PrintButton>}
    >
      <FilterBar action={path} isNarrowed={isNarrowed}>
        <Checkboxes
          name="kind"
          label="見るもの"
          unmarked
          layout="row"
          choices={choicesOf(kindLabels)}
          values={kinds.length === 0 ? timelineKinds : kinds}
        />
      </FilterBar>
      {entries.length === 0 ? (
        <EmptyState words="年表にのることは、まだありません。" />
      ) : (
        <Timeline
          entries={entries.map((entry) => ({
            when: formatDayNear(tokyoDay(entry.at), context.today, { weekday: true }),
            what: [entry.isSealed ? '支援会議' : title(entry), entry.by]
              .filter((part) => part !== '')
              .join(gap),
            body: <Body entry={entry} />,
            state: entry.isSealed ? ('sealed' as const) : ('past' as const),
          }))}
        />
      )}
      <Pagination next={next ? `${path}?after=${encodeURIComponent(next)}${kept}` : undefined} />
    </PersonFrame>
  );
}

/** Of these kinds the words stand in the title already, or say nothing. */
const withoutWords: readonly TimelineKind[] = ['intake', 'consent', 'assessment', 'evaluation', 'search'];

function Body({ entry }: { entry: TimelineEntry }) {
  const hasWords = !withoutWords.includes(entry.kind) && entry.words !== '';
  const said = entry.ownWords === '' ? null : <Said words={entry.ownWords} />;
  const body = (
    <>
      {hasWords ? entry.words : null}
      {said}
    </>
  );
  return <p class="as-typed">{entry.isStruck ? <s>{body}</s> : body}</p>;
}
