import type { Context } from 'hono';
import { listGapsOnAgenda } from '#use-cases/meetings/list-gaps.ts';
import { listAwaiting } from '#use-cases/meetings/list-awaiting.ts';
import { readMeeting } from '#use-cases/meetings/read-meeting.ts';
import { pageContext, type Env } from '#web/context.ts';
import { pathId } from '#web/path-id.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { MeetingPage } from './meeting-page.tsx';

/** The page of a meeting, as it is or with what a step missed. */
export async function meetingPage(c: Context<Env>, errors: FieldErrors = {}): Promise<Response> {
  const { worker } = c.var.session;
  const meeting = await readMeeting(worker, pathId(c, 'meetingId'));
  const awaiting = meeting.state === 'confirmed' ? [] : await listAwaiting(worker);
  const gaps = await listGapsOnAgenda(worker, meeting.id);
  const common = { context: pageContext(c), meeting, awaiting, gaps };
  return c.html(<MeetingPage {...common} errors={errors} />, Object.keys(errors).length > 0 ? 422 : 200);
}
