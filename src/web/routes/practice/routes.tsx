import { Hono, type Context } from 'hono';
import {
  declineRuleShape,
  findRule,
  isFixed,
  usualRules,
  type DeclineRule,
  type StoredRule,
} from '#domain/decline-rule.ts';
import { practiceSettingShape, type StoredPractice } from '#domain/practice-setting.ts';
import { Refusal } from '#domain/refusal.ts';
import { listDeclineRules } from '#use-cases/practice/list-decline-rules.ts';
import { readDeclineRule } from '#use-cases/practice/read-decline-rule.ts';
import { readPracticeSetting } from '#use-cases/practice/read-practice-setting.ts';
import { resetDeclineRule, writeDeclineRule } from '#use-cases/practice/write-decline-rule.ts';
import { writePracticeSetting } from '#use-cases/practice/write-practice-setting.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import type { Values } from '#web/form-reader.ts';
import { seeOther } from '#web/respond.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { PracticePage } from './practice-page.tsx';
import { RulePage, ruleValues } from './rule-page.tsx';

/** /settings/practice: 進め方の決まり. */
export const practiceRoutes = new Hono<Env>();

const here = '/settings/practice';
type Typed<Theirs> = { values: Values; errors: FieldErrors; theirs?: Theirs };

function mayWrite(c: Context<Env>): boolean {
  return c.var.session.worker.roles.includes('municipal_officer');
}

function seenVersion(form: Form): number {
  const seen = form.number('version') ?? 0;
  if (!Number.isInteger(seen) || seen < 0 || seen > 1_000_000) throw new Refusal('changed-meanwhile');
  return seen;
}

/** What was typed as a number, also in full-width digits; anything else stays what it is and is refused by the shape. */
function numberIn(typed: string): number | null {
  const text = typed.normalize('NFKC').trim();
  return text === '' ? null : Number(text);
}

async function show(c: Context<Env>, typed?: Typed<StoredPractice>): Promise<Response> {
  const { worker } = c.var.session;
  const setting = await readPracticeSetting(worker);
  const page = (
    <PracticePage
      context={pageContext(c)}
      setting={setting}
      rules={await listDeclineRules(worker)}
      mayWrite={mayWrite(c)}
      values={
        typed?.values ?? {
          soundingsPerWeek: [String(setting.soundingsPerWeek)],
          reviewsBeforeStep: [String(setting.reviewsBeforeStep)],
        }
      }
      errors={typed?.errors ?? {}}
      theirs={typed?.theirs}
    />
  );
  return c.html(page, typed === undefined ? 200 : typed.theirs ? 409 : 422);
}

practiceRoutes.get('/', (c) => show(c));

practiceRoutes.post('/', async (c) => {
  const form = await readForm(c);
  const setting = practiceSettingShape.safeParse({
    soundingsPerWeek: numberIn(form.text('soundingsPerWeek')),
    reviewsBeforeStep: numberIn(form.text('reviewsBeforeStep')),
  });
  if (!setting.success) return show(c, { values: form.values, errors: fieldErrors(setting.error) });
  const written = await writePracticeSetting(c.var.session.worker, seenVersion(form), setting.data);
  if (!written.ok) return show(c, { values: form.values, errors: {}, theirs: written.theirs });
  return seeOther(c, here, '数を決めました。');
});

function keyOf(c: Context<Env>): { key: Pick<DeclineRule, 'whose' | 'code'>; usual: DeclineRule } {
  const usual = findRule(usualRules, c.req.query('whose') ?? '', c.req.query('code') ?? '');
  if (!usual) throw new Refusal('not-found');
  if (!mayWrite(c) || isFixed(usual)) throw new Refusal('not-permitted');
  return { key: { whose: usual.whose, code: usual.code }, usual };
}

async function showRule(c: Context<Env>, typed?: Typed<StoredRule>): Promise<Response> {
  const { key, usual } = keyOf(c);
  const { rule, earlier } = await readDeclineRule(c.var.session.worker, key);
  const page = (
    <RulePage
      context={pageContext(c)}
      {...{ rule, usual, earlier }}
      values={typed?.values ?? ruleValues(rule)}
      errors={typed?.errors ?? {}}
      theirs={typed?.theirs}
    />
  );
  return c.html(page, typed === undefined ? 200 : typed.theirs ? 409 : 422);
}

practiceRoutes.get('/rule', (c) => showRule(c));

practiceRoutes.post('/rule', async (c) => {
  const { key } = keyOf(c);
  const form = await readForm(c);
  const rule = declineRuleShape.safeParse({
    ...key,
    label: form.text('label').trim(),
    consequence: form.text('consequence'),
    waitDays: numberIn(form.text('waitDays')),
    endsWhen: form.text('endsWhen'),
    isInUse: form.isChecked('isInUse'),
  });
  if (!rule.success) return showRule(c, { values: form.values, errors: fieldErrors(rule.error) });
  const written = await writeDeclineRule(c.var.session.worker, seenVersion(form), rule.data);
  if (!written.ok) return showRule(c, { values: form.values, errors: {}, theirs: written.theirs });
  return seeOther(c, here, `「${rule.data.label}」を決めました。`);
});

practiceRoutes.post('/rule/reset', async (c) => {
  const { key, usual } = keyOf(c);
  const form = await readForm(c);
  const written = await resetDeclineRule(c.var.session.worker, seenVersion(form), key);
  if (!written.ok) {
    return showRule(c, { values: ruleValues(usual), errors: {}, theirs: written.theirs });
  }
  return seeOther(c, here, `「${usual.label}」を、はじめの決まりにもどしました。`);
});
