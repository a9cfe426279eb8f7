import { Hono, type Context } from 'hono';
import { answerShape, conditionsOf, hostNoShape, type HostNo } from '#domain/sounding.ts';
import { needsDay, type Consequence } from '#domain/decline-reason.ts';
import { findRule, proposedDay, type DeclineRule } from '#domain/decline-rule.ts';
import { Refusal } from '#domain/refusal.ts';
import { listDeclineRules } from '#use-cases/practice/list-decline-rules.ts';
import { recordAnswer } from '#use-cases/placements/record-answer.ts';
import type { StoredSounding } from '#use-cases/placements/read-soundings.ts';
import { takeUpAnswer } from '#use-cases/placements/take-up-answer.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, type FormReader, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { settled, type Read } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { AnswerPage, TakeUpPage } from './answer-page.tsx';
import { isWrong, opened, placementPath, seenBy, underOne, type Opened } from './placement-ids.ts';

/** The host's answer: written down, or taken up when it came by the link. */
export const answerRoutes = new Hono<Env>();

const path = '/:personId/placements/:placementId/soundings/:soundingId/answer';

export function soundingOf(c: Context<Env>, { placement }: Opened): StoredSounding {
  const id = pathId(c, 'soundingId');
  const sounding = placement.soundings.find((one) => one.id === id);
  if (!sounding) throw new Refusal('not-found');
  return sounding;
}

async function show(
  c: Context<Env>,
  found: Opened,
  sounding: StoredSounding,
  values: Values,
  errors: FieldErrors = {},
): Promise<Response> {
  const context = pageContext(c);
  const rules = await listDeclineRules(c.var.session.worker);
  const props = { context, ...found, sounding, values, errors, rules };
  const page = sounding.answer === null ? <AnswerPage {...props} /> : <TakeUpPage {...props} />;
  return c.html(page, isWrong(errors));
}

/** An answer that was taken up, or a question that was taken back, has no form any more. */
function stillOpen(sounding: StoredSounding): void {
  if (sounding.isTakenUp || sounding.withdrawnAt !== null) throw new Refusal('already-done');
}

answerRoutes.get(path, async (c) => {
  const found = await opened(c);
  const sounding = soundingOf(c, found);
  stillOpen(sounding);
  return show(c, found, sounding, {
    answeredOn: [c.var.today],
    answeredBy: [sounding.askedWhom],
    manner: [sounding.manner],
  });
});

type HostSaid = { code: string; words: string; on: string };

/** What was left open is as the town's table says: the consequence, and the day where one is needed. */
function readNo(
  reader: FormReader,
  { code, words, on }: HostSaid,
  rules: readonly DeclineRule[],
): Read<HostNo> {
  const rule = findRule(rules, 'host', code);
  const consequence = reader.form.text('consequence') || (rule?.consequence ?? 'search_again');
  const proposed = needsDay(consequence as Consequence) ? proposedDay(rule, on) : null;
  const until = reader.day('until') ?? proposed;
  return settled(reader, hostNoShape.safeParse({ code, words, consequence, until }));
}

answerRoutes.post(path, async (c) => {
  const { worker } = c.var.session;
  const found = await opened(c);
  const sounding = soundingOf(c, found);
  stillOpen(sounding);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const held = {
    ...seenBy(c, form),
    sounding: { id: sounding.id, version: form.number('soundingVersion') ?? 0 },
  };
  const back = placementPath(found.person.id, found.placement.id);
  const rules = await listDeclineRules(worker);
  if (sounding.answer !== null) {
    const { reasonCode: code, reasonWords: words, answeredOn } = sounding;
    const said = { code, words, on: answeredOn ?? c.var.today };
    const no = sounding.answer === 'no' ? readNo(reader, said, rules) : undefined;
    if (no && !no.ok) return show(c, found, sounding, form.values, no.errors);
    await takeUpAnswer(worker, { ...held, follows: no?.value });
    return seeOther(c, back, '返事を受けとりました。');
  }
  const answer = settled(
    reader,
    answerShape.safeParse({
      answer: form.text('answer'),
      answeredOn: reader.pastDay('answeredOn'),
      answeredBy: form.text('answeredBy'),
      manner: form.text('manner'),
      conditions: conditionsOf(form.text('conditions')),
    }),
  );
  const isNo = form.text('answer') === 'no';
  const said = { code: form.text('code'), words: form.text('words'), on: c.var.today };
  const no = isNo ? readNo(reader, said, rules) : undefined;
  const errors = {
    ...(answer.ok ? {} : underOne(answer.errors, 'conditions')),
    ...(no && !no.ok ? no.errors : {}),
  };
  if (!answer.ok || (no && !no.ok)) return show(c, found, sounding, form.values, errors);
  await recordAnswer(worker, { ...held, answer: answer.value, no: no?.value });
  return seeOther(c, back, '返事を書きました。');
});
