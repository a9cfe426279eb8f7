import { daysBetween } from '#domain/calendar-day.ts';
import { declineSides, type DeclineSide } from '#domain/decline-reason.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { endLabel } from '#domain/placement-end.ts';
import { isPlacementOver, placementStates, type PlacementState } from '#domain/placement-state.ts';
import { placeAndRole } from '#domain/placement-terms.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { Placement } from '#use-cases/placements/read-placement.ts';
import { Actions, LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { gap } from '#web/ui/gap.ts';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { Steps } from '#web/ui/steps.tsx';
import { Voice } from '#web/ui/voice.tsx';
import { CoursePart } from './course-part.tsx';
import { LinkRows } from './link-rows.tsx';
import { nextAct } from './next-acts.ts';
import { PlacementFrame } from './placement-frame.tsx';
import { placementPath } from './placement-ids.ts';
import { PlacementSide } from './placement-side.tsx';
import { SoundingsPart } from './soundings-part.tsx';
import { VisitsPart } from './visits-part.tsx';

type Props = { context: PageContext; person: PersonHead; placement: Placement };

const way: readonly PlacementState[] = [
  'candidate',
  'sounding',
  'conditions',
  'agreed',
  'visiting',
  'trial',
  'settled',
  'continuing',
];

/** One way of one person to one place: where it stands, what it waits for, what everybody said, and the course. */
export function PlacementPage({ context, person, placement }: Props) {
  const { today } = context;
  const path = placementPath(person.id, placement.id);
  const parts = { placement, path, today };
  return (
    <PlacementFrame context={context} person={person} placement={placement}>
      <Section title={placeAndRole(placement.host.name, placement.role)} aside={`番号 ${placement.number}`}>
        <Standing placement={placement} today={today} />
      </Section>
      <Columns slim side={<PlacementSide {...parts} />}>
        <Next personId={person.id} placement={placement} />
        <SoundingsPart {...parts} />
        <PersonsYes placement={placement} path={path} today={today} />
        <VisitsPart {...parts} />
        <LinkRows state={placement.state} path={path} />
        <CoursePart placement={placement} today={today} />
      </Columns>
    </PlacementFrame>
  );
}

function Standing({ placement, today }: { placement: Placement; today: string }) {
  const { state, stateSince, rest } = placement;
  if (isPlacementOver(state)) {
    const last = way.indexOf(placement.steps[0]?.fromState as PlacementState);
    const walked = [...way.slice(0, last + 1), state];
    return (
      <>
        <Steps steps={walked.map((one) => placementStates[one])} current={last + 1} />
        <Notice
          title={`${placementStates[state]}　${placement.endedOn === null ? '' : formatDayNear(placement.endedOn, today)}`}
        >
          {gap}
          {endLabel(placement.endCode)}
          {placement.endWords === '' ? null : `　${placement.endWords}`}
        </Notice>
      </>
    );
  }
  const days = daysBetween(stateSince, today) + 1;
  return (
    <>
      <Steps
        steps={way.map((one) => placementStates[one])}
        current={way.indexOf(state)}
        {...(days > 0 ? { since: `${days}日目` } : {})}
      />
      {rest ? (
        <Notice title="お休み中">
          {gap}
          {declineSides[rest.whose as DeclineSide]}　{endLabel(rest.code)}　{formatDayNear(rest.onDay, today)}
          から
          {rest.words === '' ? null : `　${rest.words}`}
        </Notice>
      ) : null}
    </>
  );
}

/** One filled button; beside it what else may follow just now. */
function Next({ personId, placement }: { personId: string; placement: Placement }) {
  const act = nextAct(personId, placement);
  if (!act) {
    return (
      <Section title="このあと">
        <p>終わったことは、だれの数にもなりません。同じ所で、また一から始められます。</p>
        <Actions>
          <LinkButton href={`/people/${personId}/placements/new?resource=${placement.resourceId}`}>
            もう一度ここで
          </LinkButton>
          <LinkButton href={`/connect?person=${personId}`} kind="main">
            ほかの行き先を探す
          </LinkButton>
        </Actions>
      </Section>
    );
  }
  return (
    <Section title="次にすること">
      <p>{act.words}</p>
      <Actions>
        <LinkButton href={act.main.href} kind="main">
          {act.main.label}
        </LinkButton>
        {act.others.map(({ label, href }, place) => (
          <LinkButton href={href} kind={place === 0 ? 'second' : 'plain'}>
            {label}
          </LinkButton>
        ))}
      </Actions>
    </Section>
  );
}

function PersonsYes({ placement, path, today }: { placement: Placement; path: string; today: string }) {
  const { personAgreedOn, personAgreedWords, called, next } = placement;
  return (
    <Section title="本人の「はい」">
      {personAgreedOn === null ? (
        <p class="empty">
          まだ聞いていません。「はい」のまえは、受入先に名まえを伝えません。
          {next === 'ask_person' ? <a href={`${path}/yes`}>本人の「はい」を書く</a> : null}
        </p>
      ) : (
        <>
          {personAgreedWords === '' ? null : (
            <Voice
              words={personAgreedWords}
              small
              bar
              by={`本人の言葉　${formatDayNear(personAgreedOn, today)}`}
            />
          )}
          <p>
            {formatDayNear(personAgreedOn, today)}に、名まえを伝えてよいと言った。受入先での呼び名は「{called}
            」。
          </p>
        </>
      )}
    </Section>
  );
}
