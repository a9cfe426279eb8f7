import { Hono, type Context } from 'hono';
import { attendanceShape, restShape, type AttendanceEntry } from '#domain/attendance.ts';
import { daysBetween } from '#domain/calendar-day.ts';
import { readAttendance, type AttendanceAnswer } from '#use-cases/follow-up/read-attendance.ts';
import { recordAttendance } from '#use-cases/follow-up/record-attendance.ts';
import { takeRest } from '#use-cases/follow-up/take-rest.ts';
import type { TakenHalf, TypedAttendance } from '#use-cases/follow-up/write-attendance.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { seeOther } from '#web/respond.ts';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { AttendancePage } from './attendance-page.tsx';
import { monthOf, type Month } from './month.ts';
import { openPerson, placedIds } from './placed.tsx';
import { placementPath } from './placement-frame.tsx';
import { RestPage } from './rest-page.tsx';

/** 出欠 of one placement. Mounted at /people/:personId/placements/:placementId/attendance. */
export const attendanceRoutes = new Hono<Env>();

/** The longest rest in one go: what is longer is a 中断 of the case. */
const longestRest = 184;

type Again = { form: Form; errors?: FieldErrors; taken?: readonly TakenHalf[] };

async function show(c: Context<Env>, again?: Again): Promise<Response> {
  const opened = await openPerson(c, '/placements', '出欠');
  if ('closed' in opened) return opened.closed;
  const { personId, placementId } = placedIds(c);
  const month = monthOf(c.req.query('month'), c.var.today);
  const answer = await readAttendance(c.var.session.worker, personId, placementId, month, c.var.today);
  const page = (
    <AttendancePage
      context={pageContext(c)}
      person={opened.person}
      answer={answer}
      month={month}
      values={again?.form.values}
      errors={again?.errors ?? {}}
      taken={again?.taken ?? []}
    />
  );
  const status = again === undefined ? 200 : again.taken && again.taken.length > 0 ? 409 : 422;
  return c.html(page, status);
}

attendanceRoutes.get('/', (c) => show(c));

/** The rows of the month that hold an answer, and the extra day. */
function readSheet(
  form: Form,
  halves: AttendanceAnswer['halves'],
  today: string,
): { entries: TypedAttendance[]; errors: Record<string, string> } {
  const reader = formReader(form, today);
  const entries: TypedAttendance[] = [];
  const errors: Record<string, string> = {};
  const keep = (field: string, entry: Record<keyof AttendanceEntry, string>, version: number) => {
    const read = attendanceShape.safeParse(entry);
    if (read.success) entries.push({ ...read.data, version });
    else errors[field] = read.error.issues[0]?.message ?? '';
  };
  const fillsBlanks = form.text('do') === 'all-came';
  for (const { key, day, half, expected, row } of halves) {
    if (row === null && (day > today || expected?.closed !== null)) continue;
    const typed = form.text(`state.${key}`);
    const state = typed === '' && fillsBlanks && row === null ? 'came' : typed;
    if (state === '') continue;
    const isAway = state === 'absent' || state === 'closed';
    const reason = isAway ? form.text(`reason.${key}`) : '';
    const version = form.number(`version.${key}`) ?? 0;
    keep(`state.${key}`, { day, half, state, reason, words: form.text(`words.${key}`) }, version);
  }
  const extra = reader.pastDay('extraDay');
  if (extra !== null) {
    const [half, state] = [form.text('extraHalf'), form.text('extraState')];
    keep('extraDay', { day: extra, half, state, reason: '', words: '' }, 0);
  }
  return { entries, errors: { ...errors, ...reader.errors } };
}

attendanceRoutes.post('/', async (c) => {
  const { worker } = c.var.session;
  const { personId, placementId } = placedIds(c);
  const form = await readForm(c);
  const month: Month = monthOf(c.req.query('month'), c.var.today);
  const { halves } = await readAttendance(worker, personId, placementId, month, c.var.today);
  const { entries, errors } = readSheet(form, halves, c.var.today);
  if (Object.keys(errors).length > 0) return show(c, { form, errors });
  const saved = await recordAttendance(worker, personId, placementId, entries, c.var.today);
  if (!saved.ok) {
    const errors = Object.fromEntries(
      saved.taken.map(({ key }) => [`state.${key}`, '先に書かれた答えを見て、選びなおしてください']),
    );
    return show(c, { form, errors, taken: saved.taken });
  }
  const path = `${placementPath({ personId, id: placementId })}/attendance?month=${month.code}`;
  return seeOther(
    c,
    path,
    saved.written === 0 ? 'かわったところはありませんでした。' : `出欠を${saved.written}件、保存しました。`,
  );
});

async function restPage(c: Context<Env>, values: Values, errors: FieldErrors = {}): Promise<Response> {
  const { worker } = c.var.session;
  const { personId, placementId } = placedIds(c);
  const person = await findPerson(worker, personId);
  const month = monthOf(undefined, c.var.today);
  const { placement, alerts } = await readAttendance(worker, personId, placementId, month, c.var.today);
  const series = alerts.find((alert) => alert.kind === 'absences');
  const from = series?.kind === 'absences' ? series.series.since : c.var.today;
  const page = (
    <RestPage
      context={pageContext(c)}
      person={person}
      placement={placement}
      values={{ from: [from], ...values }}
      errors={errors}
    />
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

attendanceRoutes.get('/rest', (c) => restPage(c, {}));

attendanceRoutes.post('/rest', async (c) => {
  const { personId, placementId } = placedIds(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const read = settled(
    reader,
    restShape.safeParse({
      from: reader.day('from') ?? '',
      until: reader.day('until') ?? '',
      reason: form.text('reason'),
      words: form.text('words'),
    }),
  );
  if (!read.ok) return restPage(c, form.values, read.errors);
  if (daysBetween(read.value.from, read.value.until) > longestRest) {
    return restPage(c, form.values, {
      until: '休みは半年までです。もっと長いときは、ケースを中断にしてください',
    });
  }
  const count = await takeRest(c.var.session.worker, personId, placementId, read.value);
  if (count === 0) return restPage(c, form.values, { until: 'その間に、来る予定の日がありません' });
  const path = `${placementPath({ personId, id: placementId })}/attendance`;
  return seeOther(c, path, `${count}回の予定を、休みにしました。`);
});
