import { Hono, type Context } from 'hono';
import { paperSettingShape } from '#domain/paper-setting.ts';
import { Refusal } from '#domain/refusal.ts';
import { paperKindCodes } from '#documents/papers.ts';
import { readPaperSetting } from '#use-cases/papers/read-paper-setting.ts';
import { writePaperSetting } from '#use-cases/papers/write-paper-setting.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import type { Values } from '#web/form-reader.ts';
import { seeOther } from '#web/respond.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { numberName, PaperSettingPage, settingValues } from './setting-page.tsx';

/** /settings/papers: 様式. */
export const paperSettingRoutes = new Hono<Env>();

async function show(c: Context<Env>, typed?: { values: Values; errors: FieldErrors }): Promise<Response> {
  const { worker } = c.var.session;
  const setting = await readPaperSetting(worker);
  const page = (
    <PaperSettingPage
      context={pageContext(c)}
      setting={setting}
      mayWrite={worker.roles.some((role) => role === 'municipal_officer' || role === 'administrator')}
      values={typed?.values ?? settingValues(setting)}
      errors={typed?.errors ?? {}}
    />
  );
  return c.html(page, typed ? 422 : 200);
}

/** Errors of one number stand at its field, those of one post at the line of posts. */
function atTheirFields(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([path, message]) => {
      const [list = '', of = ''] = path.split('.');
      return [list === 'formNumbers' ? numberName(of) : list, message];
    }),
  );
}

paperSettingRoutes.get('/', (c) => show(c));

paperSettingRoutes.post('/', async (c) => {
  const form = await readForm(c);
  const setting = paperSettingShape.safeParse({
    formNumbers: Object.fromEntries(paperKindCodes.map((kind) => [kind, form.text(numberName(kind)).trim()])),
    posts: form
      .text('posts')
      .split(/[、，,・\s]+/u)
      .filter((post) => post !== ''),
    approvedKinds: form.all('approvedKinds').filter((kind) => paperKindCodes.some((code) => code === kind)),
  });
  if (!setting.success) {
    return show(c, { values: form.values, errors: atTheirFields(fieldErrors(setting.error)) });
  }
  const seen = form.number('version') ?? 0;
  if (!Number.isInteger(seen) || seen < 0 || seen > 1_000_000) throw new Refusal('changed-meanwhile');
  await writePaperSetting(c.var.session.worker, seen, setting.data);
  return seeOther(c, '/settings/papers', '様式を決めました。');
});
