import { Hono, type Context } from 'hono';
import { readNetworks, signInRulesShape, type StoredSignInRules } from '#domain/sign-in-rules.ts';
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
      networks={typed?.form.text('networks') ?? stored.allowedNetworks.join('\n')}
      address={c.var.address}
      needsSecondPerson={typed ? typed.form.isChecked('needsSecondPerson') : stored.needsSecondPerson}
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
  const read = readNetworks(form.text('networks'));
  const rules = signInRulesShape.safeParse({
    secondFactor: form.text('secondFactor'),
    allowedNetworks: read.ok ? read.networks : [],
    needsSecondPerson: form.isChecked('needsSecondPerson'),
  });
  const errors: Record<string, string> = rules.success ? {} : { ...fieldErrors(rules.error) };
  if (!read.ok) {
    errors['networks'] =
      'wrong' in read
        ? `「${read.wrong.slice(0, 60)}」は、場所の書き方ではありません。192.0.2.0/24 か 2001:db8::/32 のように書いてください`
        : `場所は${read.tooMany}行までです。まとめて書いてください`;
  }
  if (!rules.success || !read.ok) return show(c, { form, errors });
  const written = await writeSignInRules(c.var.session.worker, seen, rules.data, c.var.address);
  if (!written.ok && 'outside' in written) {
    const networks = `いまのあなたの場所（${c.var.address}）が入っていません。このまま決めると、あなたもはいれなくなります`;
    return show(c, { form, errors: { networks } });
  }
  if (!written.ok && 'alone' in written) {
    const needsSecondPerson = '管理者がひとりのあいだは、選べません。先に、もうひとり管理者を加えてください';
    return show(c, { form, errors: { needsSecondPerson } });
  }
  if (!written.ok) return show(c, { form, errors: {}, theirs: written.theirs });
  return seeOther(c, '/settings/sign-in-rules', 'はいり方の決まりを書きました。つぎにはいる人から働きます。');
});
