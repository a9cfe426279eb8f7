import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import {
  lineDecisionShape,
  lineDecisions,
  proposalShape,
  sharingRuleShape,
  usualWeight,
  weightCodes,
  pointsOf,
} from '#domain/sharing.ts';
import { decideLine } from '#use-cases/placement/decide-line.ts';
import { lineTodayWords } from '#use-cases/placement/line-of-today.ts';
import { startSharing } from '#use-cases/placement/list-sharings.ts';
import type { SharingMade } from '#use-cases/placement/propose-sharing.ts';
import { readSharing } from '#use-cases/placement/read-sharing.ts';
import { readSharingLine } from '#use-cases/placement/read-sharing-line.ts';
import { followSharing, runReplay, runSharing } from '#use-cases/placement/run-sharing.ts';
import { openSharingRule, setSharingRule } from '#use-cases/placement/set-sharing-rule.ts';
import { lineParts } from '#use-cases/placement/sharing-lines.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { isId } from '#web/routes/connect/asked-id.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { LinePage, type TypedDecision } from './line-page.tsx';
import { MakingPage } from './making-page.tsx';
import { SharingPaperPage } from './paper-page.tsx';
import { PlacesPage } from './places-page.tsx';
import { SharingReplayPage } from './replay-page.tsx';
import { RulePage, type TypedRule } from './rule-page.tsx';
import { SharingPage } from './sharing-page.tsx';
import { home } from './sharing-words.ts';
import { StartPage, type TypedProposal } from './start-page.tsx';
import { WeightsPage } from './weights-page.tsx';

/** 場の分けあい: proposals for a meeting, each line decided by a person. Mounted at /connect/allocation. */
export const allocationRoutes = new Hono<Env>();

/** The answer of a form that stands for these points; none of them where the town has chosen a number in between. */
function codeOf(points: number | null): string {
  return weightCodes.find((code) => pointsOf(code) === points) ?? usualWeight;
}

async function startPage(
  c: Context<Env>,
  again?: { typed: TypedProposal; errors: FieldErrors },
): Promise<Response> {
  const asked = c.req.query('before');
  const before = isId(asked) ? asked : undefined;
  const start = await startSharing(c.var.session.worker, before);
  const typed = again?.typed ?? { id: uuidv7(), weight: codeOf(start.rule.points), meetingId: '' };
  const page = { context: pageContext(c), start, typed, isLater: before !== undefined };
  return c.html(<StartPage {...page} errors={again?.errors ?? {}} />, again ? 422 : 200);
}

allocationRoutes.get('/', async (c) => startPage(c));

allocationRoutes.post('/', async (c) => {
  const form = await readForm(c);
  const typed = { id: form.text('id'), weight: form.text('weight'), meetingId: form.text('meetingId') };
  const draft = proposalShape.safeParse(typed);
  if (!draft.success) return startPage(c, { typed, errors: fieldErrors(draft.error) });
  const id = sentId(typed.id);
  const going = await runSharing(c.var.session.worker, { id, draft: draft.data }, c.var.today);
  return going.state === 'done' ? toProposal(c, going.result) : seeOther(c, `${home}/making/${id}`);
});

function toProposal(c: Context<Env>, made: SharingMade): Response {
  const notice = `案をつくりました。${made.people}人のうち${made.placed}人に行き先の案があります。`;
  return seeOther(c, `${home}/${made.id}`, notice);
}

allocationRoutes.get('/making/:runId', async (c) => {
  const id = pathId(c, 'runId');
  const going = await followSharing(c.var.session.worker, id);
  if (going === undefined) return seeOther(c, home, '案は、途中で止まりました。もう一度つくってください。');
  if (going.state === 'done') return toProposal(c, going.result);
  const href = `${home}/making/${id}`;
  return c.html(<MakingPage context={pageContext(c)} title="案をつくっています" href={href} going={going} />);
});

async function rulePage(
  c: Context<Env>,
  again?: { typed: TypedRule; errors: FieldErrors },
): Promise<Response> {
  const { rules, meetings } = await openSharingRule(c.var.session.worker);
  const weight = rules[0] ? codeOf(rules[0].points) : usualWeight;
  const typed = again?.typed ?? { id: uuidv7(), weight, meetingId: '', reason: '', reviewOn: '' };
  const page = { context: pageContext(c), rules, meetings, typed, errors: again?.errors ?? {} };
  return c.html(<RulePage {...page} />, again ? 422 : 200);
}

allocationRoutes.get('/rule', async (c) => rulePage(c));

allocationRoutes.post('/rule', async (c) => {
  const form = await readForm(c);
  const typed = {
    id: form.text('id'),
    weight: form.text('weight'),
    meetingId: form.text('meetingId'),
    reason: form.text('reason'),
    reviewOn: form.text('reviewOn'),
  };
  const reader = formReader(form, c.var.today);
  const draft = sharingRuleShape.safeParse({ ...typed, reviewOn: reader.day('reviewOn') ?? '' });
  const errors = { ...(draft.success ? {} : fieldErrors(draft.error)), ...reader.errors };
  if (draft.success && draft.data.reviewOn <= c.var.today) {
    return rulePage(c, { typed, errors: { reviewOn: '見直す日は、あすより先の日にしてください' } });
  }
  if (!draft.success) return rulePage(c, { typed, errors });
  await setSharingRule(c.var.session.worker, { id: sentId(typed.id), draft: draft.data });
  return seeOther(c, home, '待っている日の重みを決めました。次の案から使います。');
});

async function linePage(
  c: Context<Env>,
  again?: { typed: TypedDecision; errors: FieldErrors },
): Promise<Response> {
  const open = await readSharingLine(c.var.session.worker, pathId(c, 'lineId'), c.var.today);
  const { decision, decisionWords } = open.line;
  const typed = again?.typed ?? { decision: decision ?? '', words: decisionWords };
  const page = { context: pageContext(c), open, typed, errors: again?.errors ?? {} };
  return c.html(<LinePage {...page} />, again ? 422 : 200);
}

allocationRoutes.get('/lines/:lineId', async (c) => linePage(c));

const lineLabels = { decision: 'どうするか', decisionWords: 'わけ・ひとこと' };

allocationRoutes.post('/lines/:lineId', async (c) => {
  const { worker } = c.var.session;
  const id = pathId(c, 'lineId');
  const form = await readForm(c);
  const typed = { decision: form.text('decision'), words: form.text('words') };
  const draft = lineDecisionShape.safeParse(typed);
  if (!draft.success) return linePage(c, { typed, errors: fieldErrors(draft.error) });
  const fields = { decision: draft.data.decision, decisionWords: draft.data.words };
  const decided = await decideLine(worker, { id, typed: { ...seenVersions(form), fields } }, c.var.today);
  if (decided.ok) {
    const { personId, resourceId } = decided;
    if (decided.decision === 'taken_up' && resourceId !== null) {
      const notice = '話してみることにしました。まず本人に話します。';
      return seeOther(c, `/connect/talk?person=${personId}&resource=${resourceId}`, notice);
    }
    const { run } = await readSharingLine(worker, id, c.var.today);
    return seeOther(c, `${home}/${run.id}#l-${id}`, '今回は進めないことにしました。本人には何も残りません。');
  }
  if ('changed' in decided) {
    return linePage(c, { typed, errors: { decision: lineTodayWords[decided.changed] } });
  }
  const { run, line } = await readSharingLine(worker, id, c.var.today);
  const show = (field: string, value: unknown) =>
    field === 'decision' ? lineDecisions[value as keyof typeof lineDecisions] : String(value);
  const crumbs = [
    { label: '場の分けあい', href: home },
    { label: '案', href: `${home}/${run.id}` },
    { label: line.personName },
  ];
  const page = { context: pageContext(c), crumbs, clash: decided.clash, form, labels: lineLabels, show };
  return c.html(<ConflictPage {...page} />, 409);
});

allocationRoutes.get('/:runId', async (c) => {
  const part = lineParts.find((one) => one === c.req.query('show'));
  const page = Math.min(10_000, Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1));
  const sharing = await readSharing(c.var.session.worker, pathId(c, 'runId'), { part, page });
  return c.html(<SharingPage context={pageContext(c)} sharing={sharing} part={part} page={page} />);
});

allocationRoutes.get('/:runId/places', async (c) => {
  const sharing = await readSharing(c.var.session.worker, pathId(c, 'runId'), { page: 'none' });
  return c.html(<PlacesPage context={pageContext(c)} sharing={sharing} />);
});

allocationRoutes.get('/:runId/weights', async (c) => {
  const sharing = await readSharing(c.var.session.worker, pathId(c, 'runId'), { page: 'none' });
  return c.html(<WeightsPage context={pageContext(c)} sharing={sharing} />);
});

allocationRoutes.get('/:runId/paper', async (c) => {
  const sharing = await readSharing(c.var.session.worker, pathId(c, 'runId'), { page: 'paper' });
  return c.html(<SharingPaperPage context={pageContext(c)} sharing={sharing} />);
});

allocationRoutes.get('/:runId/replay', async (c) => {
  const id = pathId(c, 'runId');
  const replay = await runReplay(c.var.session.worker, id);
  const context = pageContext(c);
  if (replay.state === 'done') return c.html(<SharingReplayPage context={context} replay={replay.result} />);
  const href = `${home}/${id}/replay`;
  return c.html(
    <MakingPage
      context={context}
      title="その日のとおりに、つくりなおしています"
      href={href}
      going={replay}
    />,
  );
});
