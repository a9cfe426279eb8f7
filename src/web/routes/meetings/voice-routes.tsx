import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { voiceShape, type Identifying } from '#domain/candidate-voice.ts';
import { listAreas } from '#use-cases/areas/list-areas.ts';
import { sayGap } from '#use-cases/meetings/say-gap.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { VoicePage, type VoiceTyped } from '#web/routes/connect/voice-page.tsx';
import { typedVoice } from '#web/routes/connect/voice-routes.tsx';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { openItem } from './item-routes.tsx';
import { meetingTitle } from './meeting-words.ts';

/** 足りない資源 → 声: what a meeting found missing becomes a matter of the town, without a name. */
export const gapRoutes = new Hono<Env>();

async function show(
  c: Context<Env>,
  typed: VoiceTyped | undefined,
  errors: FieldErrors = {},
  identifying: readonly Identifying[] = [],
): Promise<Response> {
  const { meeting, item } = await openItem(c);
  // A primary school district with few people would point at somebody.
  const areas = (await listAreas(c.var.session.worker)).filter(({ kind }) => kind !== 'elementary_school');
  const first = { id: uuidv7(), words: item.resourceGap, scene: '', theme: '', areaId: '', sureOf: [] };
  const back = `/meetings/${meeting.id}/items/${item.id}`;
  const page = (
    <VoicePage
      context={pageContext(c)}
      ground={{ person: { id: item.personId, name: item.personName }, areas }}
      typed={typed ?? first}
      errors={errors}
      identifying={identifying}
      from={{
        back,
        action: `${back}/voice`,
        crumbs: [
          { label: '会議', href: '/meetings' },
          { label: meetingTitle(meeting), href: `/meetings/${meeting.id}` },
          { label: `事例${item.position}`, href: back },
          { label: '声にする' },
        ],
      }}
    />
  );
  return c.html(page, typed ? 422 : 200);
}

gapRoutes.get('/:meetingId/items/:itemId/voice', (c) => show(c, undefined));

gapRoutes.post('/:meetingId/items/:itemId/voice', async (c) => {
  const typed = typedVoice(await readForm(c));
  const draft = voiceShape.safeParse({ ...typed, areaId: typed.areaId === '' ? null : typed.areaId });
  if (!draft.success) return show(c, typed, fieldErrors(draft.error));
  const ids = [pathId(c, 'meetingId'), pathId(c, 'itemId')] as const;
  const given = { id: typed.id, draft: draft.data, sureOf: typed.sureOf, on: c.var.today };
  const said = await sayGap(c.var.session.worker, ...ids, given);
  if (said.ok)
    return seeOther(c, `/meetings/${ids[0]}/items/${ids[1]}`, '声にしました。名まえは載っていません。');
  const words = said.identifying.map(({ found, why }) => `「${found}」は${why}`).join('。');
  const sure = typed.sureOf.map((found) => ({ found, why: 'たしかめました', weight: 'ask' as const }));
  const open = [...said.identifying.filter(({ weight }) => weight === 'ask'), ...sure];
  return show(c, typed, { words: `だれの話かわかることばがあります。${words}` }, open);
});
