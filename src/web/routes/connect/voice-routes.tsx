import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { voiceShape } from '#domain/candidate-voice.ts';
import { turnIntoVoice } from '#use-cases/placement/turn-into-voice.ts';
import { readVoiceGround } from '#use-cases/placement/voice-ground.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { askedId, isId } from './asked-id.ts';
import { VoicePage, type VoiceTyped } from './voice-page.tsx';

/** 声にする. */
export const voiceRoutes = new Hono<Env>();

voiceRoutes.get('/', async (c) => {
  const ground = await readVoiceGround(c.var.session.worker, askedId(c, 'person'), c.var.today);
  const typed = { id: uuidv7(), words: ground.draft, scene: '', theme: '', areaId: '', sureOf: [] };
  return c.html(<VoicePage context={pageContext(c)} ground={ground} typed={typed} />);
});

voiceRoutes.post('/', async (c) => {
  const personId = askedId(c, 'person');
  const typed = typedVoice(await readForm(c));
  const draft = voiceShape.safeParse({ ...typed, areaId: typed.areaId === '' ? null : typed.areaId });
  if (!draft.success) return again(c, personId, typed, fieldErrors(draft.error));
  const given = { id: typed.id, personId, draft: draft.data, sureOf: typed.sureOf };
  const answer = await turnIntoVoice(c.var.session.worker, given, c.var.today);
  if (answer.ok)
    return seeOther(c, `/connect?person=${personId}`, '声を出しました。名まえは載っていません。');
  const words = answer.identifying.map(({ found, why }) => `「${found}」は${why}`).join('。');
  const open = answer.identifying.filter(({ weight }) => weight === 'ask');
  return again(c, personId, typed, { words: `だれの話かわかることばがあります。${words}` }, open);
});

export function typedVoice(form: Form): VoiceTyped {
  const id = form.text('id');
  return {
    id: isId(id) ? id : uuidv7(),
    words: form.text('words'),
    scene: form.text('scene'),
    theme: form.text('theme'),
    areaId: form.text('areaId'),
    sureOf: form.all('sureOf'),
  };
}

async function again(
  c: Context<Env>,
  personId: string,
  typed: VoiceTyped,
  errors: FieldErrors,
  identifying: Parameters<typeof VoicePage>[0]['identifying'] = [],
): Promise<Response> {
  const ground = await readVoiceGround(c.var.session.worker, personId, c.var.today);
  // What was already said to name nobody stays on the page, ticked.
  const sure = typed.sureOf.map((found) => ({ found, why: 'たしかめました', weight: 'ask' as const }));
  const asked = [...(identifying ?? []), ...sure];
  return c.html(
    <VoicePage context={pageContext(c)} ground={ground} typed={typed} errors={errors} identifying={asked} />,
    422,
  );
}
