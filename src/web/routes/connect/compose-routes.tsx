import { Hono, type Context } from 'hono';
import type { Composition } from '#domain/composition.ts';
import { Refusal } from '#domain/refusal.ts';
import { composeForPerson } from '#use-cases/placement/compose-for-person.ts';
import { replayComposeRun } from '#use-cases/placement/replay-compose-run.ts';
import { takeUpComposition } from '#use-cases/placement/take-up-composition.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { isId } from './asked-id.ts';
import { ComposePage } from './compose-page.tsx';
import { ComposeReplayPage } from './compose-replay-page.tsx';
import { DraftPage } from './draft-page.tsx';

/** つくる, for one person: drafts, one of them in full, and its beginning. */
export const composeRoutes = new Hono<Env>();

const changed =
  '見ていた案は、いまの町ではそのままつくれません。場の時間か、声か、条件が変わりました。何も始めていません。いまの案は、ここにあるとおりです。';

composeRoutes.get('/compose-runs/:id', async (c) => {
  const replay = await replayComposeRun(c.var.session.worker, pathId(c, 'id'), c.var.today);
  return c.html(<ComposeReplayPage context={pageContext(c)} replay={replay} />);
});

composeRoutes.get('/:personId/compose', async (c) => {
  const found = await composeForPerson(c.var.session.worker, pathId(c, 'personId'), c.var.today);
  return c.html(<ComposePage context={pageContext(c)} found={found} />);
});

composeRoutes.get('/:personId/compose/:key', async (c) => {
  const found = await composeForPerson(c.var.session.worker, pathId(c, 'personId'), c.var.today);
  const draft = found.drafts.find(({ key }) => key === c.req.param('key'));
  if (draft === undefined)
    return c.html(<ComposePage context={pageContext(c)} found={found} notice={changed} />, 404);
  return c.html(<DraftPage context={pageContext(c)} person={found.person} draft={draft} />);
});

composeRoutes.post('/:personId/compose/:key', async (c) => {
  const { worker } = c.var.session;
  const personId = pathId(c, 'personId');
  const form = await readForm(c);
  const placeId = form.text('placeId');
  if (!isId(placeId)) throw new Refusal('not-found');
  const seen = { personId, key: c.req.param('key'), placeId, firstOn: form.text('firstOn') };
  const answer = await takeUpComposition(worker, seen, c.var.today);
  if (answer.ok) {
    return seeOther(
      c,
      `/town/activities/${answer.activityId}`,
      '活動の芽ができました。声の主と場の主に、それぞれ聞くところから始めます。',
    );
  }
  return answer.reason === 'changed'
    ? again(c, personId, changed, 409)
    : again(
        c,
        personId,
        `活動のことばに、だれの話かわかる所があります。${answer.identifying.map(({ found, why }) => `「${found}」は${why}`).join('。')}。つくり方か声のことばを直してから、もう一度始めてください。`,
        422,
      );
});

async function again(
  c: Context<Env>,
  personId: string,
  notice: string,
  status: 409 | 422,
): Promise<Response> {
  const found = await composeForPerson(c.var.session.worker, personId, c.var.today);
  const draft: Composition | undefined = found.drafts.find(({ key }) => key === c.req.param('key'));
  return draft === undefined
    ? c.html(<ComposePage context={pageContext(c)} found={found} notice={notice} />, status)
    : c.html(
        <DraftPage context={pageContext(c)} person={found.person} draft={draft} notice={notice} />,
        status,
      );
}
