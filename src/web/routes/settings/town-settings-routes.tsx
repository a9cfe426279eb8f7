import { Hono, type Context } from 'hono';
import { areaShape } from '#domain/area.ts';
import { addDays } from '#domain/calendar-day.ts';
import { parseJapaneseDate } from '#domain/japanese-date.ts';
import { Refusal } from '#domain/refusal.ts';
import { schoolBreakShape } from '#domain/school-day.ts';
import { addArea } from '#use-cases/areas/add-area.ts';
import { listAreas } from '#use-cases/areas/list-areas.ts';
import { listSchoolDays } from '#use-cases/school-calendar/list-school-days.ts';
import { removeSchoolDays, writeSchoolDays } from '#use-cases/school-calendar/write-school-days.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { TownSettingsPage } from './town-settings-page.tsx';

/** 設定 → 地区と学校の暦: what the town's register and the hours of resources stand on. */
export const townSettingsRoutes = new Hono<Env>();

const here = '/settings/town';

townSettingsRoutes.use(async (c, next) => {
  // 管理者は事例の中身も、まちの台帳も書かない: the database would refuse, so the page is not offered.
  if (c.var.session.worker.roles.includes('administrator')) throw new Refusal('not-permitted');
  await next();
});

townSettingsRoutes.get('/', async (c) => c.html(await page(c)));

townSettingsRoutes.post('/areas', async (c) => {
  const form = await readForm(c);
  const fields = areaShape.safeParse({ kind: form.text('kind'), name: form.text('name') });
  if (!fields.success) return c.html(await page(c, { areaErrors: fieldErrors(fields.error), form }), 422);
  await addArea(c.var.session.worker, fields.data);
  return seeOther(c, here, '地区を加えました。');
});

townSettingsRoutes.post('/school-days', async (c) => {
  const form = await readForm(c);
  const { today } = c.var;
  const read = (name: string): string => {
    const parsed = parseJapaneseDate(form.text(name), today);
    return parsed.ok ? parsed.date : '';
  };
  const from = read('from');
  const fields = schoolBreakShape.safeParse({
    from,
    until: form.text('until').trim() === '' ? from : read('until'),
    kind: form.text('dayKind'),
    note: form.text('note'),
  });
  if (!fields.success) {
    const { kind, ...errors } = fieldErrors(fields.error);
    return c.html(
      await page(c, { dayErrors: kind === undefined ? errors : { ...errors, dayKind: kind }, form }),
      422,
    );
  }
  await writeSchoolDays(c.var.session.worker, fields.data);
  return seeOther(c, here, '学校の暦に書きました。');
});

townSettingsRoutes.post('/school-days/remove', async (c) => {
  const form = await readForm(c);
  const [from = '', until = ''] = form.text('stretch').split('/');
  const isDay = /^\d{4}-\d{2}-\d{2}$/;
  if (!isDay.test(from) || !isDay.test(until)) throw new Refusal('not-found');
  await removeSchoolDays(c.var.session.worker, from, until);
  return seeOther(c, here, '学校の暦から消しました。ふつうの日にもどります。');
});

type Typed = { areaErrors?: FieldErrors; dayErrors?: FieldErrors; form?: Form };

async function page(c: Context<Env>, typed: Typed = {}) {
  const { worker } = c.var.session;
  return (
    <TownSettingsPage
      context={pageContext(c)}
      areas={await listAreas(worker)}
      stretches={await listSchoolDays(worker, addDays(c.var.today, -60))}
      {...typed}
    />
  );
}
