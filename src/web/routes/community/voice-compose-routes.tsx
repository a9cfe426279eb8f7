import { Hono } from 'hono';
import { Refusal } from '#domain/refusal.ts';
import { composeForVoice } from '#use-cases/placement/compose-for-voice.ts';
import { takeUpForGroup } from '#use-cases/placement/take-up-for-group.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { townFirst } from '#web/routes/connect/town-first.tsx';
import { isId } from '#web/routes/town/resource-filter.ts';
import { VoiceComposePage } from './voice-compose-page.tsx';

/** つくる from a voice: what groups could begin, and its beginning. Mounted with the voices. */
export const voiceComposeRoutes = new Hono<Env>();

const changed =
  '見ていた案は、いまの町ではそのままつくれません。団体か、場の時間か、声が変わりました。何も始めていません。いまの案は、ここにあるとおりです。';

voiceComposeRoutes.get('/:id/compose', townFirst, async (c) => {
  const found = await composeForVoice(c.var.session.worker, pathId(c, 'id'), c.var.today);
  return c.html(<VoiceComposePage context={pageContext(c)} found={found} />);
});

voiceComposeRoutes.post('/:id/compose', async (c) => {
  const { worker } = c.var.session;
  const voiceId = pathId(c, 'id');
  const form = await readForm(c);
  const [leadId, placeId] = [form.text('leadId'), form.text('placeId')];
  if (!isId(leadId) || !isId(placeId)) throw new Refusal('not-found');
  const seen = { voiceId, key: form.text('key'), leadId, placeId, firstOn: form.text('firstOn') };
  const answer = await takeUpForGroup(worker, seen, c.var.today);
  if (answer.ok) {
    return seeOther(
      c,
      `/town/activities/${answer.activityId}`,
      '活動の芽ができました。団体、声の主、場の主に、それぞれ聞くところから始めます。',
    );
  }
  const found = await composeForVoice(worker, voiceId, c.var.today);
  const notice =
    answer.reason === 'changed'
      ? changed
      : `活動のことばに、だれの話かわかる所があります。${answer.identifying.map((one) => `「${one.found}」は${one.why}`).join('。')}。つくり方か声のことばを直してから、もう一度始めてください。`;
  return c.html(
    <VoiceComposePage context={pageContext(c)} found={found} notice={notice} />,
    answer.reason === 'changed' ? 409 : 422,
  );
});
