import { Hono, type Context } from 'hono';
import * as z from 'zod';
import { attendanceShape } from '#domain/meeting.ts';
import { Refusal } from '#domain/refusal.ts';
import { changeAttendance } from '#use-cases/meetings/change-attendance.ts';
import { listAgencies } from '#use-cases/meetings/list-agencies.ts';
import { readMeeting } from '#use-cases/meetings/read-meeting.ts';
import { setAside } from '#use-cases/meetings/set-aside.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { isId } from '#web/routes/connect/asked-id.ts';
import { postedRows, rowAct, rowsAfter, type TypedRow } from '#web/typed-rows.ts';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Page } from '#web/ui/page.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { AttendancePage, seatRows } from './attendance-page.tsx';
import { seatLabel } from './coverage-table.tsx';
import { ItemHead } from './item-page.tsx';
import { openItem } from './item-routes.tsx';

/** Who sits at the table, and who leaves the room for whom. */
export const attendanceRoutes = new Hono<Env>();

async function show(
  c: Context<Env>,
  typed: readonly TypedRow[] | undefined,
  errors: FieldErrors = {},
): Promise<Response> {
  const { worker } = c.var.session;
  const meeting = await readMeeting(worker, pathId(c, 'meetingId'));
  if (meeting.state === 'confirmed') throw new Refusal('already-done');
  const stored = meeting.seats.map(({ id, agencyId, affiliation, name, role, presence, version }) => ({
    id,
    agencyId: agencyId ?? '',
    affiliation,
    name,
    role,
    presence,
    version: String(version),
  }));
  const agencies = await listAgencies(worker);
  const common = { context: pageContext(c), meeting, agencies };
  const page = <AttendancePage {...common} rows={typed ?? stored} errors={errors} />;
  return c.html(page, typed ? 422 : 200);
}

attendanceRoutes.get('/:meetingId/attendance', (c) => show(c, undefined));

attendanceRoutes.post('/:meetingId/attendance', async (c) => {
  const meetingId = pathId(c, 'meetingId');
  const form = await readForm(c);
  const typed = postedRows(form, seatRows);
  const act = rowAct(form);
  if (act) return show(c, rowsAfter(typed, seatRows, act));
  const rows = typed.map((row) => ({
    ...row,
    agencyId: row['agencyId'] === '' ? null : row['agencyId'],
    version: Number(row['version']),
  }));
  const parsed = z.object({ seats: z.array(attendanceShape).max(60) }).safeParse({ seats: rows });
  if (!parsed.success) return show(c, typed, fieldErrors(parsed.error));
  const seated = await changeAttendance(c.var.session.worker, meetingId, parsed.data.seats);
  if (seated.ok) return seeOther(c, `/meetings/${meetingId}`, '出席を保存しました。');
  const names = seated.uncovered.map(({ seat, personNumber }) => `${personNumber}の同意は${seat}`).join('、');
  const seats = `${names}を含んでいません。その議題で席を外してもらうか、同意をうかがってから招いてください`;
  return show(c, typed, { seats });
});

async function asidePage(
  c: Context<Env>,
  values: readonly string[] | undefined,
  errors: FieldErrors = {},
): Promise<Response> {
  const { meeting, item } = await openItem(c);
  if (meeting.state === 'confirmed') throw new Refusal('already-done');
  const context = pageContext(c);
  const seats = meeting.seats.filter(({ presence }) => presence !== 'left_out');
  return c.html(
    <Page context={context} title="席を外す人">
      <ItemHead meeting={meeting} item={item} />
      <Section title="この議題のあいだ、席を外す人">
        <Form csrf={context.csrf}>
          <ErrorSummary errors={errors} />
          <Checkboxes
            name="standsAside"
            label="席を外す人"
            hint="本人の同意が及ばない人は、席を外さなければなりません"
            choices={seats.map((seat) => ({
              value: seat.id,
              label: seatLabel(seat),
              hint: item.coverage.get(seat.id) === 'none' ? '同意の外' : '',
            }))}
            values={values ?? item.standsAside}
            error={errors['standsAside']}
          />
          <SaveBar save="決める" back={`/meetings/${meeting.id}`} />
        </Form>
      </Section>
    </Page>,
    values ? 422 : 200,
  );
}

attendanceRoutes.get('/:meetingId/items/:itemId/aside', (c) => asidePage(c, undefined));

attendanceRoutes.post('/:meetingId/items/:itemId/aside', async (c) => {
  const meetingId = pathId(c, 'meetingId');
  const chosen = (await readForm(c)).all('standsAside').filter(isId);
  const set = await setAside(c.var.session.worker, meetingId, pathId(c, 'itemId'), chosen);
  if (set.ok) return seeOther(c, `/meetings/${meetingId}`, '席を外す人を決めました。');
  const names = set.seats.map(({ name }) => name).join('、');
  return asidePage(c, chosen, {
    standsAside: `本人の同意は、${names}を含んでいません。席を外してもらってください`,
  });
});
