import { Hono, type Context } from 'hono';
import type { Identifying } from '#domain/candidate-voice.ts';
import { Refusal } from '#domain/refusal.ts';
import { conditionsOf, hostConditionsShape } from '#domain/sounding.ts';
import type { StoredSounding } from '#use-cases/placements/read-soundings.ts';
import { talkOverConditions } from '#use-cases/placements/talk-over-conditions.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import type { Values } from '#web/form-reader.ts';
import { seeOther } from '#web/respond.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { soundingOf } from './answer-routes.tsx';
import { ConditionsPage } from './conditions-page.tsx';
import { isWrong, opened, placementPath, seenBy, type Opened } from './placement-ids.ts';
import { tellingWords } from './sure-of.tsx';

export const conditionsRoutes = new Hono<Env>();

const path = '/:personId/placements/:placementId/soundings/:soundingId/conditions';
const most = 20;

function show(
  c: Context<Env>,
  found: Opened,
  sounding: StoredSounding,
  values: Values,
  errors: FieldErrors = {},
  doubts: readonly Identifying[] = [],
): Response | Promise<Response> {
  const context = pageContext(c);
  return c.html(
    <ConditionsPage {...{ context, ...found, sounding, values, errors, doubts }} />,
    isWrong(errors),
  );
}

/** Only what was answered with a yes has conditions to talk about. */
function withConditions(sounding: StoredSounding): void {
  const isYes = sounding.answer === 'yes' || sounding.answer === 'conditional';
  if (!isYes || !sounding.isTakenUp || sounding.withdrawnAt !== null) throw new Refusal('answer-missing');
}

conditionsRoutes.get(path, async (c) => {
  const found = await opened(c);
  const sounding = soundingOf(c, found);
  withConditions(sounding);
  const answers = sounding.conditions.map(({ person }, place) => [`person-${place}`, [person]] as const);
  const words = sounding.conditions.map((condition) => condition.words);
  return show(c, found, sounding, { words, ...Object.fromEntries(answers) });
});

/** As many conditions as the form had; one that was emptied is gone, and its words stay in the revisions. */
function typedConditions(form: Form) {
  const typed = Array.from({ length: most }, (_, place) => ({
    words: form.text(`words-${place}`),
    person: form.text(`person-${place}`) || 'not_yet',
  }));
  const last = typed.findLastIndex((_, place) => form.values[`words-${place}`] !== undefined);
  return typed.slice(0, last + 1);
}

conditionsRoutes.post(path, async (c) => {
  const found = await opened(c);
  const sounding = soundingOf(c, found);
  withConditions(sounding);
  const form = await readForm(c);
  const typed = typedConditions(form);
  const values = { ...form.values, words: typed.map(({ words }) => words) };
  const kept = typed.filter(({ words }) => words.trim() !== '');
  const conditions = hostConditionsShape.safeParse([...kept, ...conditionsOf(form.text('more'))]);
  if (!conditions.success) {
    return show(c, found, sounding, values, {
      more: '条件は300字まで、20までです。答えを選びなおしてください',
    });
  }
  const talked = await talkOverConditions(c.var.session.worker, {
    ...seenBy(c, form),
    sounding: { id: sounding.id, version: form.number('soundingVersion') ?? 0 },
    conditions: conditions.data,
    sureOf: form.all('sureOf'),
  });
  if (!talked.ok) {
    const errors = { more: tellingWords(talked.identifying) };
    return show(c, found, sounding, values, errors, talked.identifying);
  }
  return seeOther(c, placementPath(found.person.id, found.placement.id), '条件を書きました。');
});
