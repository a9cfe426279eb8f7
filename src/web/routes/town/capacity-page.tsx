import { fieldOf, halves, type Half, type PlaceCount } from '#domain/formal-capacity.ts';
import { freshnessOf } from '#domain/freshness.ts';
import type { OverfullHalfDay } from '#use-cases/bookings/list-overfull.ts';
import type { CapacityRecord } from '#use-cases/capacity/read-formal-capacity.ts';
import type { Form as TypedForm } from '#web/form.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { CapacityKey } from '#web/ui/capacity-squares.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Freshness } from '#web/ui/freshness.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { CountMessages, CountTable, OverReasons, toldWithDay } from './capacity-fields.tsx';
import { CapacityTable } from './capacity-table.tsx';
import { OverfullList } from './overfull-list.tsx';

type Props = {
  context: PageContext;
  capacity: CapacityRecord;
  overfull: readonly OverfullHalfDay[];
  typed?: TypedForm;
  errors?: FieldErrors;
};

/** The week of a place with a formal capacity: what is left, and the five counts of each half day to change. */
export function CapacityPage({ context, capacity, overfull, typed, errors = {} }: Props) {
  const { id, name, days, version } = capacity;
  const stored = (weekday: number, half: Half, part: PlaceCount | 'overrideReason'): string => {
    const day = days.find((one) => one.weekday === weekday && one.half === half);
    return String(day?.[part] ?? '');
  };
  const value = (weekday: number, half: Half, part: PlaceCount | 'overrideReason'): string =>
    typed ? typed.text(fieldOf({ weekday, half }, part)) : stored(weekday, half, part);
  return (
    <Page context={context} title={`${name}の定員`}>
      <Head
        title={`${name}の定員`}
        crumbs={[
          { label: 'まち', href: '/town' },
          { label: name, href: `/town/resources/${id}` },
          { label: '定員' },
        ]}
        sub="空き＝定員−契約の利用者−内定・待機−予備−参加支援−押さえた枠。契約の方が先です。"
      />
      <ErrorSummary errors={toldWithDay(errors)} />
      <OverfullList overfull={overfull} />
      <Section
        title="いまの空き"
        aside={
          <Freshness
            state={freshnessOf(capacity, context.today)}
            checkedOn={capacity.checkedOn}
            today={context.today}
          />
        }
      >
        <CapacityTable days={days} caption={`${name}の曜日と半日ごとの空き`} />
        <CapacityKey />
        {capacity.eligibilityLaw ? <p class="card-text">{capacity.eligibilityLaw}</p> : null}
        {capacity.exceptionApprover ? <p class="soft">例外を認める人：{capacity.exceptionApprover}</p> : null}
      </Section>
      <Section title="数をなおす">
        <Form
          class="town-form"
          csrf={context.csrf}
          version={typed?.number('version') ?? version}
          keep={`capacity-${id}`}
        >
          {halves.map((half) => (
            <>
              <CountTable half={half} value={value} errors={errors} />
              <CountMessages half={half} errors={errors} />
              <OverReasons half={half} value={value} errors={errors} />
            </>
          ))}
          <Actions>
            <Button>保存する</Button>
            <LinkButton href={`/town/resources/${id}`} kind="plain">
              やめて、もどる
            </LinkButton>
          </Actions>
        </Form>
      </Section>
    </Page>
  );
}
