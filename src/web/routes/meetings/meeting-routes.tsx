import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { meetingManners, type MeetingDraft } from '#domain/meeting.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { Refusal } from '#domain/refusal.ts';
import { arrangeMeeting } from '#use-cases/meetings/arrange-meeting.ts';
import { changeMeeting } from '#use-cases/meetings/change-meeting.ts';
import { listAgencies } from '#use-cases/meetings/list-agencies.ts';
import { listMeetings } from '#use-cases/meetings/list-meetings.ts';
import { readMeeting, type ShownMeeting } from '#use-cases/meetings/read-meeting.ts';
import { stepMeeting } from '#use-cases/meetings/step-meeting.ts';
import { readStandingCases } from '#use-cases/today/read-standing-cases.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { isId } from '#web/routes/connect/asked-id.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { ArrangePage } from './arrange-page.tsx';
import { MeetingListPage } from './list-page.tsx';
import { meetingPage } from './meeting-answer.tsx';
import { meetingValues, readMeetingForm } from './meeting-fields.tsx';
import { meetingTitle } from './meeting-words.ts';

/** 重層的支援会議: arranged, called, held, confirmed. */
export const meetingRoutes = new Hono<Env>();

meetingRoutes.get('/', async (c) => {
  const { worker } = c.var.session;
  const meetings = await listMeetings(worker);
  const cases = await readStandingCases(worker, c.var.today);
  const person = c.req.query('person');
  // Somebody whom this worker may not see is not found here either.
  if (isId(person)) await findPerson(c.var.session.worker, person);
  const common = { context: pageContext(c), meetings, cases };
  return c.html(<MeetingListPage {...common} person={isId(person) ? person : undefined} />);
});

async function newPage(c: Context<Env>, values: Values, errors: FieldErrors = {}): Promise<Response> {
  const agencies = await listAgencies(c.var.session.worker);
  const page = (
    <ArrangePage
      context={pageContext(c)}
      title="会議をひらく用意"
      crumbs={[{ label: '会議', href: '/meetings' }, { label: '会議をひらく用意' }]}
      sub="重層的支援会議（法106条の4）。本人の同意のある事例だけを扱います"
      save="用意をはじめる"
      back="/meetings"
      values={values}
      errors={errors}
      agencies={agencies}
    />
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

meetingRoutes.get('/new', (c) =>
  newPage(c, {
    id: [uuidv7()],
    manner: ['in_person'],
    title: ['重層的支援会議'],
    recorder: [c.var.session.name],
  }),
);

meetingRoutes.post('/new', async (c) => {
  const form = await readForm(c);
  const meeting = readMeetingForm(formReader(form, c.var.today));
  if (!meeting.ok) return newPage(c, form.values, meeting.errors);
  const id = sentId(form.text('id'));
  const agencyIds = form.all('agencyIds').filter(isId);
  await arrangeMeeting(c.var.session.worker, { id, meeting: meeting.value, agencyIds });
  return seeOther(c, `/meetings/${id}`, '会議の用意をはじめました。');
});

meetingRoutes.get('/:meetingId', (c) => meetingPage(c));

function editPage(
  c: Context<Env>,
  meeting: ShownMeeting,
  given: { values: Values; version: number; errors?: FieldErrors },
): Response | Promise<Response> {
  const errors = given.errors ?? {};
  const back = `/meetings/${meeting.id}`;
  const page = (
    <ArrangePage
      context={pageContext(c)}
      title="会議の日や場所を直す"
      crumbs={[
        { label: '会議', href: '/meetings' },
        { label: meetingTitle(meeting), href: back },
        { label: '日や場所' },
      ]}
      save="保存する"
      back={back}
      values={given.values}
      errors={errors}
      version={given.version}
    />
  );
  return c.html(page, given.errors ? 422 : 200);
}

async function openMeeting(c: Context<Env>): Promise<ShownMeeting> {
  const meeting = await readMeeting(c.var.session.worker, pathId(c, 'meetingId'));
  if (meeting.state === 'confirmed') throw new Refusal('already-done');
  return meeting;
}

meetingRoutes.get('/:meetingId/edit', async (c) => {
  const meeting = await openMeeting(c);
  return editPage(c, meeting, { values: meetingValues(meeting), version: meeting.version });
});

const labels: Record<keyof MeetingDraft, string> = {
  title: '会議の名まえ',
  heldOn: '開く日',
  fromTime: 'はじめの時刻',
  toTime: 'おわりの時刻',
  placeNote: '場所',
  manner: '開き方',
  chair: '司会',
  recorder: '記録',
  nextOn: '次回',
};

function showValue(field: string, value: unknown): string {
  if (field === 'heldOn' || field === 'nextOn') return formatJapaneseDate(String(value));
  if (field === 'manner') return meetingManners[value as keyof typeof meetingManners];
  return String(value);
}

meetingRoutes.post('/:meetingId/edit', async (c) => {
  const meeting = await openMeeting(c);
  const form = await readForm(c);
  const { seen, kept } = seenVersions(form);
  const read = readMeetingForm(formReader(form, c.var.today));
  if (!read.ok) return editPage(c, meeting, { values: form.values, version: seen, errors: read.errors });
  const saved = await changeMeeting(c.var.session.worker, meeting.id, seen, read.value, kept);
  if (saved.ok) return seeOther(c, `/meetings/${meeting.id}`, '保存しました。');
  const crumbs = [{ label: '会議', href: '/meetings' }, { label: meetingTitle(meeting) }];
  const common = { context: pageContext(c), crumbs, clash: saved.clash, form };
  return c.html(<ConflictPage {...common} labels={labels} show={showValue} />, 409);
});

meetingRoutes.post('/:meetingId/step', async (c) => {
  const id = pathId(c, 'meetingId');
  const form = await readForm(c);
  const to = (['called', 'held', 'confirmed'] as const).find((state) => state === form.text('to'));
  if (!to) throw new Refusal('forged-form');
  if (to === 'held' && !form.isChecked('pledged')) {
    return meetingPage(c, { held: '守秘の確認をしてから、会議を開きます' });
  }
  const seen = { id, version: form.number('version') ?? 0 };
  const stepped = await stepMeeting(c.var.session.worker, seen, { to });
  if (stepped.ok) return seeOther(c, `/meetings/${id}`, '会議を進めました。');
  const why =
    stepped.why === 'undecided'
      ? `決まったことが、${stepped.count}件の議題でまだ書かれていません`
      : `${stepped.uncovered.map(({ seat, personNumber }) => `${personNumber}の同意は${seat}`).join('、')}を含んでいません`;
  return meetingPage(c, { [to]: why });
});
