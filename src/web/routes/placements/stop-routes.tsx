import { Hono, type Context } from 'hono';
import { stopShapeWith } from '#domain/placement-stop.ts';
import { isPlacementOver } from '#domain/placement-state.ts';
import { Refusal } from '#domain/refusal.ts';
import { listDeclineRules } from '#use-cases/practice/list-decline-rules.ts';
import { listOpenWays } from '#use-cases/closing/list-open-ways.ts';
import { resumePlacement } from '#use-cases/placements/resume-placement.ts';
import { stopPlacement } from '#use-cases/placements/stop-placement.ts';
import { withdrawSounding } from '#use-cases/placements/withdraw-sounding.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { seeOther } from '#web/respond.ts';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { TextField } from '#web/ui/text-field.tsx';
import { soundingOf } from './answer-routes.tsx';
import { isWrong, opened, placementPath, seenBy, type Opened } from './placement-ids.ts';
import { OneForm } from './small-forms.tsx';
import { StopPage } from './stop-page.tsx';

/** Stopping and resting, going on after a rest, and taking a question back. */
export const stopRoutes = new Hono<Env>();

const base = '/:personId/placements/:placementId';

async function show(
  c: Context<Env>,
  found: Opened,
  values: Values,
  errors: FieldErrors = {},
): Promise<Response> {
  const others = await otherWays(c, found);
  const rules = await listDeclineRules(c.var.session.worker);
  return c.html(
    <StopPage {...{ context: pageContext(c), ...found, values, errors, others, rules }} />,
    isWrong(errors),
  );
}

async function alive(c: Context<Env>): Promise<Opened> {
  const found = await opened(c);
  if (isPlacementOver(found.placement.state)) throw new Refusal('already-done');
  return found;
}

function otherWays(c: Context<Env>, { person, placement }: Opened): Promise<string[]> {
  return listOpenWays(c.var.session.worker, person.id, placement.id);
}

stopRoutes.get(`${base}/stop`, async (c) => {
  const found = await alive(c);
  const isOnlyOne = (await otherWays(c, found)).length === 0;
  return show(c, found, { on: [c.var.today], ...(isOnlyOne ? { restsCase: ['yes'] } : {}) });
});

stopRoutes.post(`${base}/stop`, async (c) => {
  const found = await alive(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const stop = settled(
    reader,
    stopShapeWith(await listDeclineRules(c.var.session.worker)).safeParse({
      reason: form.text('reason'),
      consequence: form.text('consequence'),
      until: reader.day('until'),
      on: reader.pastDay('on'),
      words: form.text('words'),
      restsCase: form.isChecked('restsCase'),
    }),
  );
  if (!stop.ok) return show(c, found, form.values, stop.errors);
  await stopPlacement(c.var.session.worker, seenBy(c, form), stop.value);
  return seeOther(c, placementPath(found.person.id, found.placement.id), '書きました。');
});

stopRoutes.get(`${base}/resume`, async (c) => {
  const found = await alive(c);
  if (!found.placement.rest) throw new Refusal('already-done');
  return c.html(
    <OneForm
      {...{ context: pageContext(c), ...found, errors: {} }}
      title="再開する"
      action="/resume"
      save="再開する"
      lead="休むまえの段から、つづけます。急がせません。"
    >
      <TextField name="reason" label="ようす" hint="例　退院して、散歩をはじめた" value="" />
    </OneForm>,
  );
});

stopRoutes.post(`${base}/resume`, async (c) => {
  const form = await readForm(c);
  const seen = seenBy(c, form);
  await resumePlacement(c.var.session.worker, seen, form.text('reason').slice(0, 1000), c.var.today);
  return seeOther(c, placementPath(seen.personId, seen.placementId), '再開しました。');
});

stopRoutes.get(`${base}/soundings/:soundingId/withdraw`, async (c) => {
  const found = await alive(c);
  const sounding = soundingOf(c, found);
  if (sounding.answer !== null || sounding.withdrawnAt !== null) throw new Refusal('already-done');
  return c.html(
    <OneForm
      {...{ context: pageContext(c), ...found, errors: {} }}
      title="打診を取り下げる"
      action={`/soundings/${sounding.id}/withdraw`}
      save="取り下げる"
      lead="受入先にも「取り下げます」と伝えてください。道は候補にもどり、いつでもまた聞けます。"
      carried={{ soundingVersion: String(sounding.version) }}
    >
      <TextField name="reason" label="わけ" hint="例　別の所が先に決まった" value="" />
    </OneForm>,
  );
});

stopRoutes.post(`${base}/soundings/:soundingId/withdraw`, async (c) => {
  const found = await alive(c);
  const form = await readForm(c);
  const sounding = { id: soundingOf(c, found).id, version: form.number('soundingVersion') ?? 0 };
  const reason = form.text('reason').slice(0, 1000);
  await withdrawSounding(c.var.session.worker, { ...seenBy(c, form), sounding, reason, on: c.var.today });
  return seeOther(c, placementPath(found.person.id, found.placement.id), '打診を取り下げました。');
});
