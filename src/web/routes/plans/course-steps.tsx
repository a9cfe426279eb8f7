import { uuidv7 } from 'uuidv7';
import { monthsLater } from '#domain/freshness.ts';
import { planStartShape } from '#domain/plan-step.ts';
import { isPlanAgreed, mayPlanMove } from '#domain/plan-state.ts';
import { beginPlan } from '#use-cases/plans/begin-plan.ts';
import { endPlan } from '#use-cases/plans/end-plan.ts';
import type { ShownPlan } from '#use-cases/plans/read-plan.ts';
import { redraftPlan } from '#use-cases/plans/redraft-plan.ts';
import { reviewPlan } from '#use-cases/plans/review-plan.ts';
import { formReader, shown } from '#web/form-reader.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import { settled } from '#web/settled.ts';
import { TextArea } from '#web/ui/text-area.tsx';
import { dayField, seenPlan, type PlanStep } from './plan-step.tsx';

/** Why the city gave it back is why the next edition is drafted, unless the worker says it otherwise. */
function givenBackWords({ state, decisions }: ShownPlan): string {
  const [last] = decisions;
  return state === 'returned' && last?.decision === 'returned' ? `主管課から：${last.words}` : '';
}

/** 実施, 見直し, back to 案, and the end of a plan. */
export const courseSteps: readonly PlanStep[] = [
  {
    path: 'begin',
    title: () => '実施をはじめる',
    lead: (plan) =>
      plan.replacesId === null
        ? '始める日と、見直す日を決めます。'
        : 'この日から、前の版にかわって動きます。',
    save: () => '実施をはじめる',
    may: (_c, plan) => plan.state === 'decided',
    first: (c, plan) => ({ on: [c.var.today], reviewOn: [plan.reviewOn ?? monthsLater(c.var.today, 3)] }),
    fields: (given) => (
      <>
        {dayField('on', '始める日', given)}
        {dayField('reviewOn', '見直す日', given)}
      </>
    ),
    take: async (c, { person, plan }, form) => {
      const reader = formReader(form, c.var.today);
      const days = { on: reader.day('on') ?? '', reviewOn: reader.day('reviewOn') ?? '' };
      const read = settled(reader, planStartShape.safeParse(days));
      if (!read.ok) return { ok: false, errors: read.errors };
      const begun = await beginPlan(c.var.session.worker, person.id, seenPlan(form, plan), read.value);
      if (begun === 'before-decision')
        return { ok: false, errors: { on: '支援決定の日より前になっています' } };
      return { ok: true, said: '実施をはじめました。' };
    },
  },
  {
    path: 'review',
    title: (plan) => (plan.state === 'running' ? '見直しをはじめる' : 'このままつづける'),
    lead: (plan) =>
      plan.state === 'running'
        ? '本人・受入先・機関の声を聞き、目標がどうなったかを見ます。'
        : 'いまのプランをつづけ、次に見直す日を決めます。',
    save: (plan) => (plan.state === 'running' ? '見直しをはじめる' : 'つづける'),
    may: (_c, plan) => plan.state === 'running' || plan.state === 'evaluating',
    first: (c) => ({ on: [c.var.today], reviewOn: [monthsLater(c.var.today, 3)] }),
    fields: (given) => (
      <>
        {dayField('on', '日', given)}
        {given.plan.state === 'evaluating' ? dayField('reviewOn', '次に見直す日', given) : null}
      </>
    ),
    take: async (c, { person, plan }, form) => {
      const reader = formReader(form, c.var.today);
      const on = reader.pastDay('on');
      const reviewOn = plan.state === 'evaluating' ? reader.day('reviewOn') : null;
      const errors: Record<string, string> = { ...reader.errors };
      if (on === null) errors['on'] ??= '日を書いてください';
      if (plan.state === 'evaluating' && reviewOn === null)
        errors['reviewOn'] ??= '次に見直す日を書いてください';
      if (on !== null && reviewOn !== null && reviewOn <= on) {
        errors['reviewOn'] = '次に見直す日が、この日より前になっています';
      }
      if (on === null || Object.keys(errors).length > 0) return { ok: false, errors };
      const step =
        reviewOn === null ? ({ to: 'evaluating', on } as const) : ({ to: 'running', on, reviewOn } as const);
      await reviewPlan(c.var.session.worker, person.id, seenPlan(form, plan), step);
      return { ok: true, said: reviewOn === null ? '見直しをはじめました。' : 'プランをつづけます。' };
    },
  },
  {
    path: 'redraft',
    title: (plan) => (isPlanAgreed(plan.state) ? '直して、次の版で出しなおす' : '案にもどす'),
    lead: (plan) =>
      isPlanAgreed(plan.state)
        ? '本人が同意した紙はそのまま残し、同じ文から次の版を起こします。会議と本人の同意を、もう一度とります。'
        : 'プランを案にもどして直します。会議に、もう一度かけます。',
    save: (plan) => (isPlanAgreed(plan.state) ? '次の版を起こす' : '案にもどす'),
    may: (_c, plan) => ['in_meeting', 'fit', 'agreed', 'returned'].includes(plan.state),
    first: (_c, plan) => ({ nextId: [uuidv7()], reason: [givenBackWords(plan)] }),
    fields: ({ values, errors }) => (
      <>
        <input type="hidden" name="nextId" value={shown(values).text('nextId')} />
        <TextArea
          name="reason"
          label="なぜもどすか"
          required
          rows={3}
          value={shown(values).text('reason')}
          error={errors['reason']}
        />
      </>
    ),
    take: async (c, { person, plan }, form) => {
      const reason = form.text('reason').slice(0, 2000);
      if (reason.trim() === '') return { ok: false, errors: { reason: 'なぜもどすかを書いてください' } };
      const given = { on: c.var.today, reason, nextId: sentId(form.text('nextId')) };
      const next = await redraftPlan(c.var.session.worker, person.id, seenPlan(form, plan), given);
      const said = isPlanAgreed(plan.state) ? '次の版を起こしました。' : '案にもどしました。';
      return { ok: true, planId: next.id, said };
    },
  },
  {
    path: 'end',
    title: (plan) => (mayPlanMove(plan.state, 'ended') ? 'このプランを終える' : 'このプランを取り下げる'),
    lead: () => 'プランの文は、理由とともに残ります。',
    save: (plan) => (mayPlanMove(plan.state, 'ended') ? 'プランを終える' : '取り下げる'),
    may: (_c, plan) => mayPlanMove(plan.state, 'ended') || mayPlanMove(plan.state, 'withdrawn'),
    first: (c) => ({ on: [c.var.today] }),
    fields: (given) => (
      <>
        {dayField('on', '日', given)}
        <TextArea
          name="reason"
          label="理由"
          required
          rows={3}
          value={shown(given.values).text('reason')}
          error={given.errors['reason']}
        />
      </>
    ),
    take: async (c, { person, plan }, form) => {
      const reader = formReader(form, c.var.today);
      const on = reader.pastDay('on');
      const reason = form.text('reason').slice(0, 2000);
      const errors: Record<string, string> = { ...reader.errors };
      if (on === null) errors['on'] ??= '日を書いてください';
      if (reason.trim() === '') errors['reason'] = '理由を書いてください';
      if (on === null || Object.keys(errors).length > 0) return { ok: false, errors };
      await endPlan(c.var.session.worker, person.id, seenPlan(form, plan), { on, reason });
      return { ok: true, said: 'プランを終えました。' };
    },
  },
];
