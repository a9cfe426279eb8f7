import { consequences, declineSides, type Consequence, type DeclineSide } from '#domain/decline-reason.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { endLabel } from '#domain/placement-end.ts';
import { placementStates, type PlacementState } from '#domain/placement-state.ts';
import type { Placement } from '#use-cases/placements/read-placement.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { gap } from '#web/ui/gap.ts';
import { Section } from '#web/ui/section.tsx';
import { Timeline } from '#web/ui/timeline.tsx';

export const deciders = {
  person: '本人',
  host: '受入先',
  worker: '支援者',
  meeting: '会議',
  neither: 'どちらでもない（事情）',
} as const;

/** Every step, forward, back or to the end: the day, whose decision, and what followed. */
export function CoursePart({ placement, today }: { placement: Placement; today: string }) {
  const { steps } = placement;
  const name = (state: string) => placementStates[state as PlacementState];
  return (
    <Section title="これまでの段">
      {steps.length === 0 ? <EmptyState words="まだ、動いていません。" /> : null}
      <Timeline
        entries={steps.map((step) => ({
          when: formatDayNear(step.onDay, today, { weekday: true }),
          what: `${name(step.fromState)} → ${name(step.toState)}`,
          body: (
            <p>
              {step.whose === null || step.code === null ? (
                step.reason
              ) : (
                <>
                  {declineSides[step.whose as DeclineSide]}　{endLabel(step.code)}
                  {step.reason === '' ? null : `　${step.reason}`}
                  <br />
                  {consequences[step.consequence as Consequence]}
                  {step.until === null ? null : `（${formatDayNear(step.until, today)}）`}
                </>
              )}
              <span class="soft">
                {step.whose === null && step.reason === '' ? '' : gap}
                {[
                  `決めた人 ${deciders[step.decidedBy as keyof typeof deciders]}`,
                  step.byName === null ? '' : `記録 ${step.byName}`,
                ]
                  .filter((part) => part !== '')
                  .join(gap)}
              </span>
            </p>
          ),
        }))}
      />
    </Section>
  );
}
