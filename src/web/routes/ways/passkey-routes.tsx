import { Hono, type Context } from 'hono';
import { newPasskeyShape, passkeyNameShape, readPasskeyJson } from '#domain/passkey.ts';
import { Refusal } from '#domain/refusal.ts';
import { addPasskey, beginPasskey } from '#use-cases/accounts/add-passkey.ts';
import { dropPasskey, namePasskey } from '#use-cases/accounts/own-passkeys.ts';
import type { OwnChange } from '#use-cases/accounts/own-ways.ts';
import { readOwnWays } from '#use-cases/accounts/read-own-ways.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { passkeySite } from '#web/passkey-site.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { CodesPage } from './codes-page.tsx';
import { PasskeyPage } from './passkey-page.tsx';

const here = '/settings/sign-in';
const wrongPresent = 'いまの合言葉が合いません';
const notMade =
  'パスキーを登録できませんでした。鍵を開けるところ（PIN・指・顔）まで済ませて、もう一度ためしてください。';

type Ways = {
  origin: string | undefined;
  changeOf: (c: Context<Env>, part: string) => Promise<OwnChange>;
};

/** はいり方 → パスキー: registering, naming and taking off one's own. */
export function ownPasskeyRoutes({ origin, changeOf }: Ways): Hono<Env> {
  const routes = new Hono<Env>();

  // Read by islands/passkey.ts; the sentence of a refusal is shown beside the button.
  routes.post('/options', async (c) => {
    const name = passkeyNameShape.safeParse((await readForm(c)).text('name'));
    if (!name.success) return c.json({ message: name.error.issues[0]?.message ?? '' }, 422);
    const title = `縁側 ${c.var.municipality.name}`;
    const begun = await beginPasskey(await changeOf(c, 'passkey'), passkeySite(c, origin), title);
    if (begun.ok) return c.json(begun.options);
    const message =
      begun.reason === 'too-many'
        ? 'これ以上は登録できません。使っていないパスキーを消してください。'
        : wrongPresent;
    return c.json({ message }, 422);
  });

  routes.post('/', async (c) => {
    const form = await readForm(c);
    const made = readPasskeyJson(newPasskeyShape, form.text('passkey'));
    const name = passkeyNameShape.safeParse(form.text('name'));
    if (!made || !name.success) return seeOther(c, here, notMade);
    const { worker } = c.var.session;
    const { keepToken, now } = await changeOf(c, 'passkey');
    const added = await addPasskey(
      worker,
      { made, name: name.data, site: passkeySite(c, origin) },
      keepToken,
      now,
    );
    if (!added.ok) {
      return seeOther(c, here, added.reason === 'known' ? 'そのパスキーは、もう登録してあります。' : notMade);
    }
    if (!added.codes) return seeOther(c, here, 'パスキーを登録しました。ほかの端末の画面は閉じました。');
    const { signInName } = await readOwnWays(worker, keepToken, now);
    return c.html(<CodesPage context={pageContext(c)} signInName={signInName} codes={added.codes} />);
  });

  routes.get('/:id', (c) => show(c, 200));

  routes.post('/:id/name', async (c) => {
    const name = passkeyNameShape.safeParse((await readForm(c)).text('name'));
    if (!name.success) return show(c, 422, { name: name.error.issues[0]?.message ?? '' });
    await namePasskey(c.var.session.worker, pathId(c, 'id'), name.data);
    return seeOther(c, here, 'パスキーの名を変えました。');
  });

  routes.post('/:id/drop', async (c) => {
    const dropped = await dropPasskey(await changeOf(c, 'drop'), pathId(c, 'id'));
    if (!dropped.ok) return show(c, 422, { 'present-drop': wrongPresent });
    return seeOther(c, here, 'パスキーを消しました。ほかの端末の画面は閉じました。');
  });

  async function show(c: Context<Env>, status: 200 | 422, errors: FieldErrors = {}): Promise<Response> {
    const id = pathId(c, 'id');
    const { keepToken } = await changeOf(c, '');
    const { passkeys, proof } = await readOwnWays(c.var.session.worker, keepToken, c.var.now);
    const passkey = passkeys.find((one) => one.id === id);
    if (!passkey) throw new Refusal('not-found');
    const typed = c.req.method === 'POST' ? await readForm(c) : undefined;
    const name = errors['name'] === undefined ? passkey.name : (typed?.text('name') ?? '');
    const page = (
      <PasskeyPage context={pageContext(c)} passkey={passkey} proof={proof} name={name} errors={errors} />
    );
    return c.html(page, status);
  }

  return routes;
}
