import { consentGivers, consentManners } from '#domain/consent.ts';
import { mayPlanMove } from '#domain/plan-state.ts';
import { planConsentShape, supportDecisionShape } from '#domain/plan-step.ts';
import { agreePlan } from '#use-cases/plans/agree-plan.ts';
import { decideSupport } from '#use-cases/plans/decide-support.ts';
import { formReader, shown } from '#web/form-reader.ts';
import { settled } from '#web/settled.ts';
import { choicesOf } from '#web/ui/choice.ts';
import { Radios } from '#web/ui/radios.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { dayField, seenPlan, type PlanStep } from './plan-step.tsx';

/** The person's yes, and then the city's: in this order, or not at all (invariant 7). */
export const consentSteps: readonly PlanStep[] = [
  {
    path: 'agree',
    title: () => '本人の同意を記録する',
    lead: () => '本人といっしょに読み、うかがいます。同意のあとは、プランの文は書きかえられません。',
    save: () => '同意を記録する',
    may: (_c, plan) => plan.state === 'fit',
    first: (c) => ({ on: [c.var.today], by: ['person'], manner: ['signed'] }),
    fields: (given) => {
      const value = shown(given.values);
      const { errors } = given;
      return (
        <>
          {dayField('on', '同意の日', given)}
          <Radios
            name="by"
            label="だれの同意か"
            required
            layout="row"
            choices={choicesOf(consentGivers)}
            value={value.text('by')}
            error={errors['by']}
          />
          <Radios
            name="manner"
            label="どのように"
            required
            layout="row"
            choices={choicesOf(consentManners)}
            value={value.text('manner')}
            error={errors['manner']}
          />
          <TextField
            name="note"
            label="立会・代筆した人、同意した人の名まえ"
            hint="本人の自署なら、書かなくてかまいません"
            value={value.text('note')}
            error={errors['note']}
          />
        </>
      );
    },
    take: async (c, { person, plan }, form) => {
      const reader = formReader(form, c.var.today);
      const fields = { manner: form.text('manner'), by: form.text('by'), note: form.text('note') };
      const read = settled(reader, planConsentShape.safeParse({ ...fields, on: reader.pastDay('on') ?? '' }));
      if (!read.ok) return { ok: false, errors: read.errors };
      const agreed = await agreePlan(c.var.session.worker, person.id, seenPlan(form, plan), read.value);
      if (agreed === 'before-fit')
        return { ok: false, errors: { on: '会議で「適」とされた日より前になっています' } };
      return { ok: true, said: '本人の同意を記録しました。' };
    },
  },
  {
    path: 'decide',
    title: () => '支援決定を記録する',
    lead: (plan) =>
      `本人は第${plan.edition}回のプランに同意しています。決めるか、直すところを書いて返します。`,
    save: () => '記録する',
    may: (c, plan) =>
      mayPlanMove(plan.state, 'decided') && c.var.session.worker.roles.includes('municipal_officer'),
    first: (c) => ({ on: [c.var.today], decision: ['decided'] }),
    fields: (given) => {
      const value = shown(given.values);
      return (
        <>
          <Radios
            name="decision"
            label="決定"
            required
            layout="row"
            choices={[
              { value: 'decided', label: '支援を決定する' },
              ...(given.plan.state === 'returned' ? [] : [{ value: 'returned', label: '差し戻す' }]),
            ]}
            value={value.text('decision')}
            error={given.errors['decision']}
          />
          {dayField('on', '決定の日', given)}
          <TextArea
            name="words"
            label="ことば"
            hint="返すときは、なにを直すかをかならず書きます"
            rows={3}
            value={value.text('words')}
            error={given.errors['words']}
          />
        </>
      );
    },
    take: async (c, { person, plan }, form) => {
      const reader = formReader(form, c.var.today);
      const fields = { decision: form.text('decision'), words: form.text('words') };
      const read = settled(
        reader,
        supportDecisionShape.safeParse({ ...fields, on: reader.pastDay('on') ?? '' }),
      );
      if (!read.ok) return { ok: false, errors: read.errors };
      const done = await decideSupport(c.var.session.worker, person.id, seenPlan(form, plan), read.value);
      if (done === 'before-agreement')
        return { ok: false, errors: { on: '本人が同意した日より前になっています' } };
      const said =
        read.value.decision === 'decided' ? '支援決定を記録しました。' : 'プランを差し戻しました。';
      return { ok: true, said };
    },
  },
];
