import { Hono, type Context } from 'hono';
import { gapAgendaLabels, gapAgendaShape, gapDecisions, type GapDecision } from '#domain/gap-agenda.ts';
import { Refusal } from '#domain/refusal.ts';
import { decideOnGap } from '#use-cases/meetings/decide-on-gap.ts';
import { listGapsOnAgenda, type GapOnAgenda } from '#use-cases/meetings/list-gaps.ts';
import { takeOffGap } from '#use-cases/meetings/take-off-gap.ts';
import { readMeeting, type ShownMeeting } from '#use-cases/meetings/read-meeting.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import type { Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { meetingTitle } from '#web/routes/meetings/meeting-words.ts';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { AgendaEntryPage } from './agenda-entry-page.tsx';

/** まちの議題 of one meeting. Mounted at /meetings. */
export const agendaEntryRoutes = new Hono<Env>();

async function openEntry(c: Context<Env>): Promise<{ meeting: ShownMeeting; entry: GapOnAgenda }> {
  const { worker } = c.var.session;
  const meeting = await readMeeting(worker, pathId(c, 'meetingId'));
  const entries = await listGapsOnAgenda(worker, meeting.id);
  const entry = entries.find(({ id }) => id === pathId(c, 'agendaId'));
  if (!entry) throw new Refusal('not-found');
  return { meeting, entry };
}

function entryPage(
  c: Context<Env>,
  { meeting, entry }: { meeting: ShownMeeting; entry: GapOnAgenda },
  given: { values: Values; version: number; errors?: FieldErrors },
): Response | Promise<Response> {
  const { id, number, state } = meeting;
  const named = { id, number, state, title: meetingTitle(meeting) };
  const page = <AgendaEntryPage context={pageContext(c)} meeting={named} entry={entry} {...given} />;
  return c.html(page, given.errors ? 422 : 200);
}

agendaEntryRoutes.get('/:meetingId/gaps/:agendaId', async (c) => {
  const open = await openEntry(c);
  const { points, decision, decisionWords, version } = open.entry;
  const values = { points: [points], decision: [decision ?? ''], decisionWords: [decisionWords] };
  return entryPage(c, open, { values, version });
});

agendaEntryRoutes.post('/:meetingId/gaps/:agendaId', async (c) => {
  const open = await openEntry(c);
  const { meeting, entry } = open;
  const form = await readForm(c);
  const { seen, kept } = seenVersions(form);
  const isHeld = meeting.state === 'held';
  const parsed = gapAgendaShape.safeParse({
    points: form.text('points'),
    // Before the meeting is held the form does not ask: what stands there stays.
    decision: isHeld ? form.text('decision') || null : entry.decision,
    decisionWords: isHeld ? form.text('decisionWords') : entry.decisionWords,
  });
  if (!parsed.success) {
    return entryPage(c, open, { values: form.values, version: seen, errors: fieldErrors(parsed.error) });
  }
  const at = { meetingId: meeting.id, agendaId: entry.id };
  const saved = await decideOnGap(c.var.session.worker, at, seen, parsed.data, kept);
  if (saved.ok) return seeOther(c, `/meetings/${meeting.id}/gaps/${entry.id}`, '保存しました。');
  const crumbs = [
    { label: '会議', href: '/meetings' },
    { label: meetingTitle(meeting), href: `/meetings/${meeting.id}` },
    { label: 'まちに足りないもの' },
  ];
  const common = { context: pageContext(c), crumbs, clash: saved.clash, form };
  return c.html(<ConflictPage {...common} labels={gapAgendaLabels} show={showValue} />, 409);
});

function showValue(field: string, value: unknown): string {
  if (field !== 'decision') return String(value);
  return value === null ? 'まだ' : gapDecisions[value as GapDecision];
}

agendaEntryRoutes.post('/:meetingId/gaps/:agendaId/off', async (c) => {
  const meetingId = pathId(c, 'meetingId');
  await takeOffGap(c.var.session.worker, meetingId, pathId(c, 'agendaId'));
  return seeOther(c, `/meetings/${meetingId}`, '議題から外しました。');
});
