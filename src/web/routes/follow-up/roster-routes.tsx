import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { attendanceStates } from '#domain/attendance.ts';
import { readRosterMark } from '#domain/roster-mark.ts';
import { rosterShape } from '#domain/roster.ts';
import { readRoster, type RosterAnswer } from '#use-cases/follow-up/read-roster.ts';
import { saveRoster, type RosterEntries } from '#use-cases/follow-up/save-roster.ts';
import type { TypedAttendance } from '#use-cases/follow-up/write-attendance.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { formReader } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { monthOf } from './month.ts';
import { cellName, RosterPage, type TakenCell } from './roster-page.tsx';
import { RosterPaperPage } from './roster-paper-page.tsx';

/** A leader's paper roster of one place. Mounted at /town. */
export const rosterRoutes = new Hono<Env>();

const here = '/resources/:id/roster';

type Again = { form: Form; errors: FieldErrors; taken?: ReadonlyMap<string, TakenCell> };

async function show(c: Context<Env>, again?: Again): Promise<Response> {
  const month = monthOf(c.req.query('month'), c.var.today);
  const answer = await readRoster(c.var.session.worker, pathId(c, 'id'), month);
  const last = month.to < c.var.today ? month.to : c.var.today;
  const page = (
    <RosterPage
      context={pageContext(c)}
      answer={answer}
      month={month}
      values={
        again?.form.values ?? {
          rosterId: [uuidv7()],
          fromDay: [month.from],
          toDay: [last < month.from ? month.from : last],
          receivedOn: [c.var.today],
        }
      }
      errors={again?.errors ?? {}}
      {...(again?.taken ? { taken: again.taken } : {})}
    />
  );
  return c.html(page, again === undefined ? 200 : again.taken ? 409 : 422);
}

/** A shorter address for notes and links; the page itself lies beside the others of a resource. */
rosterRoutes.get('/:id/roster', (c) => {
  const month = monthOf(c.req.query('month'), c.var.today);
  return c.redirect(`/town/resources/${pathId(c, 'id')}/roster?month=${month.code}`, 303);
});

rosterRoutes.get(here, (c) => show(c));

rosterRoutes.get(`${here}/paper`, async (c) => {
  const month = monthOf(c.req.query('month'), c.var.today);
  const answer = await readRoster(c.var.session.worker, pathId(c, 'id'), month, 'papers.roster');
  return c.html(<RosterPaperPage context={pageContext(c)} answer={answer} month={month} />);
});

/** Every cell that holds a mark, by placement; a mark that cannot be read is an error of its cell. */
function readCells(
  form: Form,
  { lines }: RosterAnswer,
  today: string,
): { entries: RosterEntries; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const entries = lines.map(({ placementId, cells }) => ({
    placementId,
    entries: [...cells.values()].flatMap(({ key, row, expected }): TypedAttendance[] => {
      const [day, half] = [key.slice(0, 10), key.endsWith('am') ? ('am' as const) : ('pm' as const)];
      if (row === null && (day > today || expected?.closed !== null)) return [];
      const name = cellName(placementId, key);
      const mark = readRosterMark(form.text(name));
      if (mark === undefined) return [];
      if (mark === null) {
        errors[name] = '読めない印の升があります。○△▽×休か、1から5の数字で書いてください';
        return [];
      }
      const version = form.number(`version.${name}`) ?? 0;
      return [{ day, half, ...mark, words: row?.words ?? '', version }];
    }),
  }));
  return { entries, errors };
}

rosterRoutes.post(here, async (c) => {
  const { worker } = c.var.session;
  const resourceId = pathId(c, 'id');
  const form = await readForm(c);
  const month = monthOf(c.req.query('month'), c.var.today);
  const answer = await readRoster(worker, resourceId, month);
  const { entries, errors } = readCells(form, answer, c.var.today);
  const reader = formReader(form, c.var.today);
  const head = settled(
    reader,
    rosterShape.safeParse({
      fromDay: reader.pastDay('fromDay') ?? '',
      toDay: reader.pastDay('toDay') ?? '',
      writtenBy: form.text('writtenBy'),
      receivedOn: reader.pastDay('receivedOn') ?? '',
      note: form.text('note'),
    }),
  );
  const faults = { ...errors, ...(head.ok ? {} : head.errors) };
  if (!head.ok || Object.keys(faults).length > 0) return show(c, { form, errors: faults });
  const roster = { ...head.value, id: sentId(form.text('rosterId')) };
  const saved = await saveRoster(worker, resourceId, roster, entries, c.var.today);
  if (saved.ok) {
    const path = `/town/resources/${resourceId}/roster?month=${month.code}`;
    return seeOther(c, path, `出欠を${saved.written}件、まとめて入れました。`);
  }
  const taken = new Map(
    saved.taken.flatMap(({ placementId, halves }) =>
      halves.map(({ key, by, state, version }): [string, TakenCell] => [
        cellName(placementId, key),
        { words: `${by ?? 'ほかの人'}が先に「${attendanceStates[state]}」`, version },
      ]),
    ),
  );
  const clashes = Object.fromEntries(
    [...taken.keys()].map((name) => [name, '先に書かれた升があります。見て、のこす印を書いてください']),
  );
  return show(c, { form, errors: clashes, taken });
});
