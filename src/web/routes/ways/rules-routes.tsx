import { Hono, type Context } from 'hono';
import { signInRulesShape, type StoredSignInRules } from '#domain/sign-in-rules.ts';
import { Refusal } from '#domain/refusal.ts';
import { readSignInRules, writeSignInRules } from '#use-cases/accounts/sign-in-setting.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { RulesPage } from './rules-page.tsx';

/** 設定 → はいり方の決まり, for administrators. */
export const signInRulesRoutes = new Hono<Env>();

type Typed = { form: Form; errors: FieldErrors; theirs?: StoredSignInRules };

async function show(c: Context<Env>, typed?: Typed): Promise<Response> {
  const stored = await readSignInRules(c.var.session.worker);
  const page = (
    <RulesPage
      context={pageContext(c)}
      stored={stored}
      secondFactor={typed?.form.text('secondFactor') ?? stored.secondFactor}
      errors={typed?.errors ?? {}}
      {...(typed?.theirs ? { theirs: typed.theirs } : {})}
    />
  );
  return c.html(page, typed === undefined ? 200 : typed.theirs ? 409 : 422);
}

signInRulesRoutes.get('/', (c) => show(c));

signInRulesRoutes.post('/', async (c) => {
  const form = await readForm(c);
  const seen = form.number('version') ?? 0;
  if (!Number.isInteger(seen) || seen < 0 || seen > 1_000_000) throw new Refusal('changed-meanwhile');
  const rules = signInRulesShape.safeParse({ secondFactor: form.text('secondFactor') });
  if (!rules.success) return show(c, { form, errors: fieldErrors(rules.error) });
  const written = await writeSignInRules(c.var.session.worker, seen, rules.data);
  if (!written.ok) return show(c, { form, errors: {}, theirs: written.theirs });
  return seeOther(c, '/settings/sign-in-rules', 'はいり方の決まりを書きました。つぎにはいる人から働きます。');
});
