import { Hono, type Context } from 'hono';
import { cancelShape, heldSessionShape, sessionPlanShape } from '#domain/activity-session.ts';
import type { Identifying } from '#domain/candidate-voice.ts';
import { clockText } from '#domain/hours-text.ts';
import { clockMinutes } from '#domain/hours.ts';
import { Refusal } from '#domain/refusal.ts';
import { cancelSession } from '#use-cases/community/cancel-session.ts';
import type { SessionRow } from '#use-cases/community/parts-of-activity.ts';
import { planSession } from '#use-cases/community/plan-session.ts';
import type { ActivityRecord } from '#use-cases/community/read-activity.ts';
import { writeSession } from '#use-cases/community/write-session.ts';
import { pageContext, type Env } from '#web/context.ts';
import { formReader } from '#web/form-reader.ts';
import { readForm, type Form } from '#web/form.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { tellingWords } from '#web/routes/placements/sure-of.tsx';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { readClockTime } from '#web/ui/clock-time.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { activityOf } from './activity-of.ts';
import { SessionPage, SessionPlanPage, type SessionTyped } from './session-page.tsx';
import { showCommunityField } from './show-field.ts';

/** 開催, mounted at /town/activities/:id/sessions. */
export const sessionRoutes = new Hono<Env>();

const sessionLabels = {
  onDay: '開いた日',
  headcount: '来た人',
  firstTime: 'うち、はじめて',
  cameAgain: 'うち、また来た',
  staffPart: '職員の入り方',
  theme: 'その日のこと',
  words: 'ようす',
};
const fields = [
  'onDay',
  'headcount',
  'firstTime',
  'cameAgain',
  'staffPart',
  'theme',
  'words',
  'timeFrom',
  'timeUntil',
  'whyCancelled',
] as const;

function typedOf(text: (name: (typeof fields)[number]) => string, sureOf: readonly string[]): SessionTyped {
  const typed = Object.fromEntries(fields.map((name) => [name, text(name)]));
  return { ...(typed as Omit<SessionTyped, 'sureOf'>), sureOf };
}

function postedSession(form: Form): SessionTyped {
  return typedOf((name) => form.text(name), form.all('sureOf'));
}

function storedSession(session: SessionRow): SessionTyped {
  const said: Partial<Record<(typeof fields)[number], unknown>> = {
    ...session,
    timeFrom: session.fromMinute === null ? '' : clockText(session.fromMinute),
    timeUntil: session.toMinute === null ? '' : clockText(session.toMinute),
  };
  return typedOf((name) => {
    const value = said[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }, []);
}

function sessionOf(c: Context<Env>, activity: ActivityRecord): SessionRow {
  const id = pathId(c, 'session');
  const found = activity.sessions.find((session) => session.id === id);
  if (!found) throw new Refusal('not-found');
  return found;
}

type Again = { errors?: FieldErrors; identifying?: readonly Identifying[]; version?: number };

function writePage(
  c: Context<Env>,
  activity: ActivityRecord,
  typed: SessionTyped,
  session?: SessionRow,
  again: Again = {},
) {
  return (
    <SessionPage context={pageContext(c)} activity={activity} session={session} typed={typed} {...again} />
  );
}

function readHeld(form: Form, today: string) {
  const reader = formReader(form, today);
  const onDay = reader.pastDay('onDay');
  const number = (name: string) => form.number(name) ?? null;
  const held = heldSessionShape.safeParse({
    onDay: onDay ?? today,
    headcount: number('headcount'),
    firstTime: number('firstTime'),
    cameAgain: number('cameAgain'),
    staffPart: reader.choice('staffPart'),
    theme: form.text('theme'),
    words: form.text('words'),
  });
  const errors: Record<string, string> = held.success
    ? {}
    : { ...numbersInJapanese(fieldErrors(held.error)) };
  if (onDay === null) errors['onDay'] = reader.errors['onDay'] ?? 'いつ開いたかを書いてください';
  return held.success && onDay !== null
    ? { ok: true as const, held: held.data }
    : { ok: false as const, errors };
}

function numbersInJapanese(errors: FieldErrors): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([field, message]) => [
      field,
      /[ぁ-んァ-ヶ一-龠]/u.test(message) ? message : '数字で書いてください',
    ]),
  );
}

sessionRoutes.get('/new', async (c) => {
  const activity = await activityOf(c);
  const typed = typedOf((name) => (name === 'onDay' ? c.var.today : ''), []);
  return c.html(writePage(c, activity, typed));
});

sessionRoutes.post('/new', async (c) => writePosted(c, await activityOf(c)));

sessionRoutes.get('/plan', async (c) => {
  const activity = await activityOf(c);
  const typed = typedOf(() => '', []);
  return c.html(<SessionPlanPage context={pageContext(c)} activity={activity} typed={typed} />);
});

sessionRoutes.post('/plan', async (c) => {
  const activity = await activityOf(c);
  const form = await readForm(c);
  const typed = postedSession(form);
  const reader = formReader(form, c.var.today);
  const onDay = reader.day('onDay');
  const errors: Record<string, string> = {};
  if (onDay === null) errors['onDay'] = reader.errors['onDay'] ?? 'いつ開くかを書いてください';
  const [fromMinute, toMinute] = ['timeFrom', 'timeUntil'].map((name) => minuteOf(form.text(name)));
  if (Number.isNaN(fromMinute) || Number.isNaN(toMinute))
    errors['time'] = '時刻を、9:30 から 12:00 のように書いてください';
  const plan = sessionPlanShape.safeParse({
    onDay: onDay ?? c.var.today,
    fromMinute: Number.isNaN(fromMinute) ? null : fromMinute,
    toMinute: Number.isNaN(toMinute) ? null : toMinute,
    theme: form.text('theme'),
  });
  if (!plan.success) Object.assign(errors, fieldErrors(plan.error));
  const again = (given: Again) =>
    c.html(<SessionPlanPage context={pageContext(c)} activity={activity} typed={typed} {...given} />, 422);
  if (!plan.success || Object.keys(errors).length > 0) return again({ errors });
  const planned = await planSession(c.var.session.worker, activity.id, plan.data, typed.sureOf);
  if (!planned.ok) {
    const { identifying } = planned;
    return again({ errors: { theme: tellingWords(identifying) }, identifying });
  }
  const told = planned.isNew ? '開く日を予定に入れました。' : 'その日の予定は、もうあります。';
  return seeOther(c, `/town/activities/${activity.id}`, told);
});

/** Empty is not known; what is no time is NaN. */
function minuteOf(typed: string): number | null {
  if (typed.trim() === '') return null;
  const time = readClockTime(typed);
  return time === undefined ? Number.NaN : (clockMinutes(time) ?? Number.NaN);
}

sessionRoutes.get('/:session', async (c) => {
  const activity = await activityOf(c);
  const session = sessionOf(c, activity);
  return c.html(writePage(c, activity, storedSession(session), session));
});

sessionRoutes.post('/:session', async (c) => {
  const activity = await activityOf(c);
  return writePosted(c, activity, sessionOf(c, activity));
});

async function writePosted(c: Context<Env>, activity: ActivityRecord, session?: SessionRow) {
  const form = await readForm(c);
  const typed = postedSession(form);
  const { seen, kept } = seenVersions(form);
  const page = (again: Again) =>
    c.html(writePage(c, activity, typed, session, { version: seen, ...again }), 422);
  const read = readHeld(form, c.var.today);
  if (!read.ok) return page({ errors: read.errors });
  const written = await writeSession(c.var.session.worker, activity.id, {
    id: session?.id ?? null,
    session: read.held,
    seen,
    kept,
    sureOf: typed.sureOf,
  });
  const back = `/town/activities/${activity.id}`;
  if (written.ok) return seeOther(c, back, '開催を書きました。');
  if ('dayTaken' in written)
    return page({
      errors: { onDay: 'その日の開催は、もうあります。活動の頁から、その日をひらいてください' },
    });
  if ('identifying' in written) {
    const { identifying } = written;
    return page({ errors: { words: tellingWords(identifying) }, identifying });
  }
  return c.html(
    <ConflictPage
      context={pageContext(c)}
      crumbs={[
        { label: '活動', href: '/town/activities' },
        { label: activity.words.name, href: back },
      ]}
      clash={written.clash}
      form={form}
      labels={sessionLabels}
      show={showCommunityField}
    />,
    409,
  );
}

sessionRoutes.post('/:session/cancel', async (c) => {
  const activity = await activityOf(c);
  const session = sessionOf(c, activity);
  const form = await readForm(c);
  const typed = { ...storedSession(session), whyCancelled: form.text('whyCancelled') };
  const read = cancelShape.safeParse(typed);
  const page = (again: Again) => c.html(writePage(c, activity, typed, session, again), 422);
  if (!read.success) return page({ errors: fieldErrors(read.error) });
  const given = { why: read.data.whyCancelled, sureOf: form.all('sureOf') };
  const cancelled = await cancelSession(c.var.session.worker, activity.id, session.id, given);
  if (cancelled.ok) return seeOther(c, `/town/activities/${activity.id}`, '中止と書きました。');
  return page({ errors: { whyCancelled: tellingWords(cancelled.identifying) } });
});
