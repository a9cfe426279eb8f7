import { Hono, type Context } from 'hono';
import { readWhatIfs, whatIfGroups, type WhatIf } from '#domain/candidate-what-if.ts';
import { explainResource } from '#use-cases/placement/explain-resource.ts';
import { findCandidates } from '#use-cases/placement/find-candidates.ts';
import { lookBack } from '#use-cases/placement/look-back.ts';
import { listRuns } from '#use-cases/placement/list-runs.ts';
import { readNextStep } from '#use-cases/placement/next-step.ts';

import { tryWhatIf } from '#use-cases/placement/what-if.ts';
import { Refusal } from '#domain/refusal.ts';
import { pageContext, type Env } from '#web/context.ts';
import { askedId, isId } from './asked-id.ts';
import { choose } from './choose.tsx';
import { LookingBackPage } from './looking-back-page.tsx';
import { MatchPage } from './match-page.tsx';
import { NoAssessmentPage } from './no-assessment-page.tsx';
import { PaperPage } from './paper-page.tsx';
import { ReplayPage } from './replay-page.tsx';
import { RunsPage } from './runs-page.tsx';
import { TalkPage } from './talk-page.tsx';
import { townFirst } from './town-first.tsx';
import { WhatIfPart } from './what-if-part.tsx';
import { WhyPage } from './why-page.tsx';

/** Looking, for one person: their candidates, what if, why not, the past, and the step after. */
export const searchRoutes = new Hono<Env>();

searchRoutes.get('/', async (c, next) => {
  if (c.req.query('person') === undefined) return choose(c);
  return townFirst(c, next);
});

searchRoutes.get('/', async (c) => {
  const personId = askedId(c, 'person');
  const { worker } = c.var.session;
  const asked = readWhatIfs(Object.keys(whatIfGroups).flatMap((group) => c.req.queries(`if-${group}`) ?? []));
  if (c.req.header('Turbo-Frame') === 'what-if') return whatIfFrame(c, personId, asked);
  const found = await findCandidates(worker, personId, c.var.today);
  if (found.state === 'no-assessment') {
    return c.html(<NoAssessmentPage context={pageContext(c)} person={found.person} />);
  }
  const answer = asked.length === 0 ? undefined : await tryWhatIf(worker, personId, asked, c.var.today);
  return c.html(<MatchPage context={pageContext(c)} found={found} asked={asked} answer={answer} />);
});

searchRoutes.get('/paper', townFirst, async (c) => {
  const found = await findCandidates(
    c.var.session.worker,
    askedId(c, 'person'),
    c.var.today,
    'papers.candidates',
  );
  if (found.state === 'no-assessment') {
    return c.html(<NoAssessmentPage context={pageContext(c)} person={found.person} />);
  }
  return c.html(<PaperPage context={pageContext(c)} found={found} />);
});

searchRoutes.get('/why', async (c) => {
  const asked = { typed: (c.req.query('q') ?? '').slice(0, 100), resourceId: optionalId(c, 'resource') };
  const why = await explainResource(c.var.session.worker, askedId(c, 'person'), asked, c.var.today);
  return c.html(<WhyPage context={pageContext(c)} why={why} />);
});

searchRoutes.get('/talk', async (c) => {
  const { worker } = c.var.session;
  const step = await readNextStep(worker, askedId(c, 'person'), askedId(c, 'resource'), c.var.today);
  const runId = optionalId(c, 'run');
  return c.html(<TalkPage context={pageContext(c)} step={step} {...(runId ? { runId } : {})} />);
});

searchRoutes.get('/runs', async (c) => {
  const { worker } = c.var.session;
  const listed = await listRuns(worker, askedId(c, 'person'), optionalId(c, 'before'));
  return c.html(<RunsPage context={pageContext(c)} {...listed} />);
});

searchRoutes.get('/runs/:id', async (c) => {
  const id = c.req.param('id');
  if (!isId(id)) throw new Refusal('not-found');
  const looked = await lookBack(c.var.session.worker, id, c.var.today);
  const context = pageContext(c);
  return looked.state === 'done'
    ? c.html(<ReplayPage context={context} replay={looked.result} />)
    : c.html(<LookingBackPage context={context} href={`/connect/runs/${id}`} soFar={looked} />);
});

/** Only the frame is wanted: the candidates above it have not changed. */
async function whatIfFrame(c: Context<Env>, personId: string, asked: readonly WhatIf[]): Promise<Response> {
  const { today } = c.var;
  const answer = await tryWhatIf(c.var.session.worker, personId, asked, today);
  const shown = asked.length === 0 ? undefined : answer;
  return c.html(
    <WhatIfPart
      personId={personId}
      possible={answer?.possible ?? []}
      asked={asked}
      answer={shown}
      today={today}
    />,
  );
}

function optionalId(c: Context, name: string): string | undefined {
  return c.req.query(name) === undefined ? undefined : askedId(c, name);
}
