import { Hono, type Context } from 'hono';
import type { Identifying } from '#domain/candidate-voice.ts';
import { Refusal } from '#domain/refusal.ts';
import { composeForPerson } from '#use-cases/placement/compose-for-person.ts';
import { openDraft } from '#use-cases/placement/open-draft.ts';
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
import { townFirst } from './town-first.tsx';

/** つくる, for one person: drafts, one of them in full, and its beginning. */
export const composeRoutes = new Hono<Env>();

const changed =
  '見ていた案は、いまの町ではそのままつくれません。場の時間か、声か、条件が変わりました。何も始めていません。いまの案は、ここにあるとおりです。';

composeRoutes.get('/compose-runs/:id', async (c) => {
  const replay = await replayComposeRun(c.var.session.worker, pathId(c, 'id'), c.var.today);
  return c.html(<ComposeReplayPage context={pageContext(c)} replay={replay} />);
});

composeRoutes.get('/:personId/compose', townFirst, async (c) => {
  const found = await composeForPerson(c.var.session.worker, pathId(c, 'personId'), c.var.today);
  return c.html(<ComposePage context={pageContext(c)} found={found} />);
});

composeRoutes.get('/:personId/compose/:key', townFirst, async (c) => {
  return one(c, pathId(c, 'personId'));
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
    ? one(c, personId, { notice: changed, status: 409 })
    : one(c, personId, { notice: tellingOf(answer.identifying), status: 422 });
});

function tellingOf(identifying: Identifying[]): string {
  const found = identifying.map((detail) => `「${detail.found}」は${detail.why}`).join('。');
  return `活動のことばに、だれの話かわかる所があります。${found}。つくり方か声のことばを直してから、もう一度始めてください。`;
}

/** The draft that was asked for, or what is shown instead when it is not shown any more. */
async function one(
  c: Context<Env>,
  personId: string,
  refused?: { notice: string; status: 409 | 422 },
): Promise<Response> {
  const key = c.req.param('key') ?? '';
  const { found, draft, comers } = await openDraft(c.var.session.worker, personId, key, c.var.today);
  const context = pageContext(c);
  if (draft === undefined) {
    const { notice, status } = refused ?? { notice: changed, status: 404 };
    return c.html(<ComposePage context={context} found={found} notice={notice} />, status);
  }
  const page = { context, person: found.person, draft, comers };
  return refused === undefined
    ? c.html(<DraftPage {...page} />)
    : c.html(<DraftPage {...page} notice={refused.notice} />, refused.status);
}
