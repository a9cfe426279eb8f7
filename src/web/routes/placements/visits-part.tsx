import { formatDayNear } from '#domain/japanese-date.ts';
import { visitKinds, visitOutcomes } from '#domain/visit.ts';
import type { Placement } from '#use-cases/placements/read-placement.ts';
import type { StoredVisit } from '#use-cases/placements/read-visits.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { gap } from '#web/ui/gap.ts';
import { Section } from '#web/ui/section.tsx';
import { Timeline } from '#web/ui/timeline.tsx';
import { Said } from '#web/ui/voice.tsx';

export function visitName({ kind, turn }: Pick<StoredVisit, 'kind' | 'turn'>): string {
  return `${visitKinds[kind as keyof typeof visitKinds]} ${turn}回目`;
}

export function visitTime({ fromTime, toTime }: Pick<StoredVisit, 'fromTime' | 'toTime'>): string {
  if (fromTime === null) return '';
  return `${fromTime.replace(/^0/, '')}–${toTime === null ? '' : toTime.replace(/^0/, '')}`;
}

function planOf(visit: StoredVisit): string {
  const companion = visit.companionName === null ? '' : `同行 ${visit.companionName}`;
  return [
    visitTime(visit),
    visit.meetAt === '' ? '' : `待ち合わせ ${visit.meetAt}`,
    companion,
    visit.companionNote,
  ]
    .filter((part) => part !== '')
    .join(gap);
}

function Both({ visit }: { visit: StoredVisit }) {
  const { personWords, hostWords, workerView, outcome, outcomeWords } = visit;
  const goesOn = outcome === null ? '' : visitOutcomes[outcome as keyof typeof visitOutcomes];
  return (
    <>
      {personWords === '' ? null : (
        <p>
          本人　
          <Said words={personWords} />
        </p>
      )}
      {hostWords === '' ? null : (
        <p>
          受入先　
          <Said words={hostWords} />
        </p>
      )}
      {workerView === '' ? null : <p>{workerView}</p>}
      {goesOn === '' ? null : (
        <p>
          <b>{goesOn}</b>
          {outcomeWords === '' ? null : <>　{outcomeWords}</>}
        </p>
      )}
    </>
  );
}

/** 見学・体験: planned days first, then both voices of each day that was. */
export function VisitsPart({
  placement,
  path,
  today,
}: {
  placement: Placement;
  path: string;
  today: string;
}) {
  const { visits, personAgreedOn } = placement;
  return (
    <Section title="見学・体験">
      {visits.length === 0 ? (
        <EmptyState
          words={
            personAgreedOn === null
              ? '本人の「はい」のあとに、日を決めます。'
              : '見学・体験の日は、まだありません。'
          }
        />
      ) : (
        <Timeline
          entries={visits.toReversed().map((visit) => ({
            when: formatDayNear(visit.heldOn ?? visit.plannedOn, today, { weekday: true }),
            what: visitName(visit),
            state: visit.outcome === null ? ('planned' as const) : ('past' as const),
            body: (
              <>
                {visit.heldOn === null ? <p>{planOf(visit)}</p> : null}
                <Both visit={visit} />
                <p>
                  <a
                    href={`${path}/visits/${visit.id}`}
                    aria-label={`${visitName(visit)}　${writeWords(visit.outcome)}`}
                  >
                    {writeWords(visit.outcome)}
                  </a>
                </p>
              </>
            ),
          }))}
        />
      )}
    </Section>
  );
}

function writeWords(outcome: string | null): string {
  return outcome === null ? '日を変える・行った日のことを書く' : 'なおす';
}
