import type { Child } from 'hono/jsx';
import { consentGivers, consentManners } from '#domain/consent.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { planFieldLabels, showPlanValue } from '#domain/plan-fields.ts';
import { planKinds, planLineStates, type PlanLine, type PlanParticipation } from '#domain/plan.ts';
import type { ShownPlan } from '#use-cases/plans/read-plan.ts';
import { Facts, type Fact } from '#web/ui/facts.tsx';
import { gap } from '#web/ui/gap.ts';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Voice } from '#web/ui/voice.tsx';

function joined(...parts: (string | null | undefined | false)[]): string {
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join(gap);
}

function Lines({ words }: { words: string }) {
  return <span class="as-typed">{words}</span>;
}

/** In a grid an empty box says that it is empty. */
function Box({ words }: { words: string }) {
  return words === '' ? <span class="soft">−</span> : <Lines words={words} />;
}

/** プランシート: every box of the paper, in its order; empty boxes say so and stay to be written. */
export function PlanSheet({ plan }: { plan: ShownPlan }) {
  const { content } = plan;
  return (
    <>
      <Section
        title="本人の望む暮らし"
        aside={`${planKinds[plan.kind]}${gap}作成 ${formatJapaneseDate(plan.madeOn)}`}
      >
        {content.wishedLife === '' ? (
          <p class="empty">まだ書いていません。本人のことばでうかがってください。</p>
        ) : (
          <Voice words={content.wishedLife} bar />
        )}
        <div class="after-form">
          <Facts facts={[{ label: planFieldLabels.longGoal, value: <Lines words={content.longGoal} /> }]} />
        </div>
      </Section>
      <Goals plan={plan} />
      <WorkLines plan={plan} />
      <Participation plan={plan} />
      <Section title="情報を分けあう範囲と、これから">
        <Facts
          facts={[
            { label: '主担当の機関', value: plan.leadAgencyName ?? 'まだ決まっていません' },
            { label: planFieldLabels.sharedWith, value: <Lines words={content.sharedWith} /> },
            { label: planFieldLabels.monitoring, value: content.monitoring },
            { label: planFieldLabels.nextMeeting, value: content.nextMeeting },
            {
              label: planFieldLabels.reviewOn,
              value: plan.reviewOn ? formatJapaneseDate(plan.reviewOn) : '',
            },
          ]}
        />
      </Section>
      <Section title="同意と決定">
        <Facts facts={stepFacts(plan)} caption="同意と決定" />
      </Section>
    </>
  );
}

function Goals({ plan }: { plan: ShownPlan }) {
  return (
    <Section title="短期目標">
      <Table
        look="grid"
        caption="短期目標"
        empty="目標は、まだありません。"
        rows={plan.content.goals}
        columns={[
          { label: '目標', kind: 'head', cell: (goal) => goal.words },
          { label: 'どうなったら達成か', shortLabel: '達成', cell: (goal) => <Box words={goal.measure} /> },
          {
            label: 'いつまで',
            kind: 'tight',
            cell: (goal) => (goal.until === null ? '' : formatJapaneseDate(goal.until)),
          },
        ]}
      />
    </Section>
  );
}

function period({ from, to }: PlanLine): string {
  if (from === null && to === null) return '';
  return `${from === null ? '' : formatJapaneseDate(from)}〜${to === null ? '' : formatJapaneseDate(to)}`;
}

function WorkLines({ plan }: { plan: ShownPlan }) {
  const { goals, lines } = plan.content;
  const goalOf = (line: PlanLine) => goals.find(({ id }) => id === line.goalId)?.words;
  return (
    <Section title="課題ごとの取り組み" class="plan-lines">
      <Table
        look="grid"
        caption="課題ごとの取り組み"
        empty="取り組みは、まだありません。"
        rows={lines}
        columns={[
          {
            label: '課題',
            kind: 'head',
            cell: (line) => (
              <>
                {line.issue}
                {goalOf(line) ? <span class="soft goal-of">目標：{goalOf(line)}</span> : null}
              </>
            ),
          },
          { label: '本人', cell: (line) => <Box words={line.byPerson} /> },
          { label: '家族・地域', cell: (line) => <Box words={line.byTown} /> },
          {
            label: '支援機関',
            cell: (line) => (
              <>
                <Box words={line.byAgencies} />
                {line.agencies === '' ? null : <p class="soft">{line.agencies}</p>}
              </>
            ),
          },
          {
            label: '期間・資源・ようす',
            shortLabel: 'ようす',
            cell: (line) => (
              <>
                {planLineStates[line.state]}
                <p class="soft">{joined(period(line), line.resources)}</p>
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Participation({ plan }: { plan: ShownPlan }) {
  const { participation } = plan.content;
  // In the order of the paper: jsonb gives keys back in an order of its own.
  const fields = Object.keys(planFieldLabels).filter((field): field is keyof PlanParticipation => {
    if (!Object.hasOwn(participation, field)) return false;
    const value = participation[field as keyof PlanParticipation];
    return value !== '' && value !== null;
  });
  return (
    <Section title="参加支援の欄">
      {fields.length === 0 ? (
        <p class="empty">
          行き先がまだ決まっていません。決まったら、役割・頻度・配慮・中止の条件を書きます。
        </p>
      ) : (
        <Facts
          caption="参加支援の欄"
          facts={fields.map((field) => ({
            label: planFieldLabels[field],
            value: <Lines words={showPlanValue(field, participation[field])} />,
          }))}
        />
      )}
    </Section>
  );
}

/** 適 → 本人同意 → 支援決定 → 実施, with the days and who did it. What has not come yet stays as an empty box. */
function stepFacts(plan: ShownPlan): Fact[] {
  const day = (on: string | null): Child =>
    on === null ? <span class="soft">まだ</span> : formatJapaneseDate(on);
  const agreed =
    plan.agreedOn === null
      ? ''
      : joined(
          plan.agreedBy === '' ? '' : consentGivers[plan.agreedBy as keyof typeof consentGivers],
          plan.agreedManner === '' ? '' : consentManners[plan.agreedManner as keyof typeof consentManners],
          plan.agreedNote,
        );
  const decision = plan.decisions.find(({ decision: what }) => what === 'decided');
  return [
    {
      label: '会議の「適」',
      value: (
        <>
          {day(plan.fitOn)}
          {plan.meetingId ? (
            <>
              {gap}
              <a href={`/meetings/${plan.meetingId}`}>会議 {plan.meetingNumber}</a>
            </>
          ) : null}
        </>
      ),
    },
    {
      label: '本人の同意',
      value: (
        <>
          {day(plan.agreedOn)}
          {agreed === '' ? null : `${gap}${agreed}`}
        </>
      ),
    },
    {
      label: '支援決定（市）',
      value: (
        <>
          {day(plan.decidedOn)}
          {decision ? `${gap}${joined(decision.byName, decision.words)}` : null}
        </>
      ),
    },
    { label: '実施', value: day(plan.startedOn) },
    ...(plan.endedOn === null
      ? []
      : [{ label: 'おわり', value: joined(formatJapaneseDate(plan.endedOn), plan.endedReason) }]),
  ];
}
