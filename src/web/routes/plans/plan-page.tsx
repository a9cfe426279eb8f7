import { isPlanOpen, planStates, type PlanState } from '#domain/plan-state.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { ListedPlan } from '#use-cases/plans/list-plans.ts';
import type { ShownPlan } from '#use-cases/plans/read-plan.ts';
import { PersonFrame } from '#web/routes/people/person-frame.tsx';
import { LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Rows } from '#web/ui/rows.tsx';
import { Section } from '#web/ui/section.tsx';
import { Steps } from '#web/ui/steps.tsx';
import { NextStep, type Missing } from './next-step.tsx';
import { PlanSheet } from './plan-sheet.tsx';
import { PaperLink } from '#web/routes/papers/paper-link.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  plan: ShownPlan;
  plans: readonly ListedPlan[];
  /** What the last try to go on missed. */
  missing?: Missing | undefined;
};

const way: readonly PlanState[] = [
  'draft',
  'in_meeting',
  'fit',
  'agreed',
  'decided',
  'running',
  'evaluating',
];

/** One edition: where it stands, what comes next, and the sheet as it would lie on the table. */
export function PlanPage({ context, person, plan, plans, missing }: Props) {
  // 差戻し is no step on the way: the plan stands where the person agreed to it.
  const current = way.indexOf(plan.state === 'returned' ? 'agreed' : plan.state);
  return (
    <PersonFrame
      context={context}
      person={person}
      tab="/plans"
      title={`プラン 第${plan.edition}回`}
      actions={
        <>
          <PaperLink personId={person.id} kind="plan" of={plan.id} />
          {isPlanOpen(plan.state) ? (
            <LinkButton href={`/people/${person.id}/plans/${plan.id}/edit`}>プランを書く</LinkButton>
          ) : null}
        </>
      }
    >
      <Columns
        slim
        side={
          <>
            <Section title={`第${plan.edition}回は「${planStates[plan.state]}」`}>
              <NextStep context={context} person={person} plan={plan} missing={missing} />
            </Section>
            <Editions person={person} plan={plan} plans={plans} today={context.today} />
          </>
        }
      >
        {current === -1 ? null : <Steps steps={way.map((state) => planStates[state])} current={current} />}
        <Returned plan={plan} today={context.today} />
        <PlanSheet plan={plan} />
      </Columns>
    </PersonFrame>
  );
}

/** Given back by 主管課: what is missing stands above the sheet until the next edition takes its place. */
function Returned({ plan, today }: { plan: ShownPlan; today: string }) {
  const [last] = plan.decisions;
  if (plan.state !== 'returned' || last?.decision !== 'returned') return null;
  return (
    <Notice kind="warn" title="主管課から差し戻されました。">
      {last.words}（{formatDayNear(last.decidedOn, today)}　{last.byName}）
    </Notice>
  );
}

function Editions({ person, plan, plans, today }: Omit<Props, 'context' | 'missing'> & { today: string }) {
  return (
    <Section title="版">
      <Rows
        noLead
        rows={plans.map(({ id, edition, caseNumber, state, madeOn }) => ({
          title:
            id === plan.id ? (
              `第${edition}回（この頁）`
            ) : (
              <a href={`/people/${person.id}/plans/${id}`}>第{edition}回</a>
            ),
          about: planStates[state],
          sub: `${caseNumber}　${formatDayNear(madeOn, today)}`,
        }))}
      />
    </Section>
  );
}
