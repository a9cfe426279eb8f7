import { Hono, type Context } from 'hono';
import * as z from 'zod';
import { goodEndings, placementEndings } from '#domain/placement-end.ts';
import { placementMovesByHand, placementStates } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { endPlacement } from '#use-cases/placements/end-placement.ts';
import { moveAlong } from '#use-cases/placements/move-along.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, shown, type Values } from '#web/form-reader.ts';
import { seeOther } from '#web/respond.ts';
import { settled } from '#web/settled.ts';
import { choicesOf } from '#web/ui/choice.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { deciders } from './course-part.tsx';
import { isWrong, opened, placementPath, seenBy, type Opened } from './placement-ids.ts';
import { OneForm } from './small-forms.tsx';

/** A step over or back, and a good end. */
export const moveRoutes = new Hono<Env>();

const base = '/:personId/placements/:placementId';

const stepShape = z.object({
  on: z.iso.date('日を書いてください'),
  decidedBy: z.enum(['person', 'host', 'worker', 'meeting', 'neither'], {
    error: 'だれが決めたかを選んでください',
  }),
  reason: z.string().max(1000, 'わけは1000字までです'),
});

/** The day, who decided, and in what words: the same three for every step. */
function StepFields({ values, errors, today }: { values: Values; errors: FieldErrors; today: string }) {
  const value = shown(values);
  return (
    <>
      <JapaneseDateField
        name="on"
        label="日"
        required
        hint="きょう、きのう、11/24 でも"
        value={value.text('on')}
        today={today}
        error={errors['on']}
      />
      <Radios
        name="decidedBy"
        label="だれが決めましたか"
        required
        layout="row"
        choices={choicesOf(deciders)}
        value={value.text('decidedBy')}
        error={errors['decidedBy']}
      />
      <TextField name="reason" label="わけ・ようす" value={value.text('reason')} error={errors['reason']} />
    </>
  );
}

const kinds = { forward: '先へ', back: 'もどる', end: '' } as const;

function showMove(c: Context<Env>, found: Opened, values: Values, errors: FieldErrors = {}) {
  const context = pageContext(c);
  const moves = placementMovesByHand(found.placement.state);
  if (moves.length === 0) throw new Refusal('already-done');
  return c.html(
    <OneForm
      {...{ context, ...found, errors }}
      title="段を動かす"
      action="/move"
      save="段を動かす"
      lead={`いまは「${placementStates[found.placement.state]}」。とばしても、もどしても、かまいません。`}
    >
      <Radios
        name="to"
        label="どの段へ"
        required
        choices={moves.map(({ to, kind }) => ({ value: to, label: placementStates[to], hint: kinds[kind] }))}
        value={shown(values).text('to')}
        error={errors['to']}
      />
      <StepFields values={values} errors={errors} today={context.today} />
    </OneForm>,
    isWrong(errors),
  );
}

moveRoutes.get(`${base}/move`, async (c) => {
  const found = await opened(c);
  return showMove(c, found, { to: [c.req.query('to') ?? ''], on: [c.var.today], decidedBy: ['person'] });
});

moveRoutes.post(`${base}/move`, async (c) => {
  const found = await opened(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const move = placementMovesByHand(found.placement.state).find(({ to }) => to === form.text('to'));
  if (!move) reader.errors['to'] = 'どの段へ動かすかを選んでください';
  const step = settled(
    reader,
    stepShape.safeParse({
      on: reader.pastDay('on'),
      decidedBy: form.text('decidedBy'),
      reason: form.text('reason'),
    }),
  );
  if (!step.ok || !move) return showMove(c, found, form.values, step.ok ? reader.errors : step.errors);
  await moveAlong(c.var.session.worker, seenBy(c, form), { ...step.value, to: move.to });
  return seeOther(c, placementPath(found.person.id, found.placement.id), '段を動かしました。');
});

function showEnd(c: Context<Env>, found: Opened, values: Values, errors: FieldErrors = {}) {
  const context = pageContext(c);
  const { state } = found.placement;
  if (state !== 'settled' && state !== 'continuing') throw new Refusal('already-done');
  return c.html(
    <OneForm
      {...{ context, ...found, errors }}
      title="区切りよく終える"
      action="/end"
      save="終える"
      lead="だれも断っていない終わりです。同じ所で、またいつでも始められます。"
    >
      <Radios
        name="code"
        label="どんな区切りですか"
        required
        choices={goodEndings.map((code) => ({ value: code, label: placementEndings[code] }))}
        value={shown(values).text('code')}
        error={errors['code']}
      />
      <StepFields values={values} errors={errors} today={context.today} />
    </OneForm>,
    isWrong(errors),
  );
}

moveRoutes.get(`${base}/end`, async (c) => {
  return showEnd(c, await opened(c), { on: [c.var.today], decidedBy: ['person'] });
});

const endShape = stepShape.extend({ code: z.enum(goodEndings, { error: 'どんな区切りかを選んでください' }) });

moveRoutes.post(`${base}/end`, async (c) => {
  const found = await opened(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const end = settled(
    reader,
    endShape.safeParse({
      code: form.text('code'),
      on: reader.pastDay('on'),
      decidedBy: form.text('decidedBy'),
      reason: form.text('reason'),
    }),
  );
  if (!end.ok) return showEnd(c, found, form.values, end.errors);
  const { reason, ...rest } = end.value;
  await endPlacement(c.var.session.worker, seenBy(c, form), { ...rest, words: reason });
  return seeOther(c, placementPath(found.person.id, found.placement.id), '終わりを書きました。');
});
