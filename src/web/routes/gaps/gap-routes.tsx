import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { readGapKey, type Gap } from '#domain/gap.ts';
import { blankImagined, type ImaginedResource } from '#domain/imagined-resource.ts';
import { Refusal } from '#domain/refusal.ts';
import { listAreas } from '#use-cases/areas/list-areas.ts';
import { countGaps } from '#use-cases/gaps/count-gaps.ts';
import { measureGap } from '#use-cases/gaps/measure-gap.ts';
import { readGap } from '#use-cases/gaps/read-gap.ts';
import { readReport } from '#use-cases/gaps/read-report.ts';
import { tryResource } from '#use-cases/gaps/try-resource.ts';
import { addGap } from '#use-cases/meetings/add-gap.ts';
import { isConcept } from '#use-cases/resources/name-concept.ts';
import { listMeetings } from '#use-cases/meetings/list-meetings.ts';
import { pageContext, type Env } from '#web/context.ts';
import { formOf, readForm, type Form } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { CountingPage } from './counting-page.tsx';
import { imaginedValues, isImagined, readImagined } from './imagined-values.ts';
import { LookPage } from './look-page.tsx';
import { lookAt, ReportPage } from './report-page.tsx';
import { TryPage } from './try-page.tsx';

/** まちに足りないもの. */
export const gapRoutes = new Hono<Env>();

const crumbs = [
  { label: 'まち', href: '/town' },
  { label: '足りないもの', href: '/gaps' },
];

/** The address as a form: what was asked stands in it. */
function askedForm(c: Context): Form {
  return formOf(new URL(c.req.url).searchParams.entries());
}

/** This page again, with all that was asked. */
function ownAddress(c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  return `${pathname}${search}`;
}

gapRoutes.get('/', async (c) => {
  const { worker, agencyName } = c.var.session;
  const report = await readReport(worker, c.var);
  const context = pageContext(c);
  if (report.state === 'counting') {
    return c.html(<CountingPage context={context} title="まちに足りないもの" href="/gaps" {...report} />);
  }
  return c.html(<ReportPage context={context} report={report} agencyName={agencyName} />);
});

gapRoutes.post('/count', async (c) => {
  await countGaps(c.var.session.worker, c.var, { again: true });
  return seeOther(c, '/gaps');
});

export function askedGap(key: string): Gap {
  const gap = readGapKey(key);
  const isWorded =
    gap?.kind === 'change' || gap?.items.every((item) => item.kind !== 'wish' || isConcept(item.concept));
  if (!gap || !isWorded) throw new Refusal('not-found');
  return gap;
}

/** An imagined place out of an address or a form; undefined when none was described, or not soundly. */
export function imaginedIn(form: Form): ImaginedResource | undefined {
  const read = isImagined(form) ? readImagined(form) : undefined;
  return read?.ok ? read.imagined : undefined;
}

gapRoutes.get('/look', async (c) => {
  const form = askedForm(c);
  const gap = askedGap(form.text('key'));
  const { worker } = c.var.session;
  const read = isImagined(form) ? readImagined(form) : undefined;
  const errors: FieldErrors = read && !read.ok ? read.errors : {};
  const look = await readGap(worker, gap, read?.ok ? read.imagined : undefined, c.var);
  const context = pageContext(c);
  if (look.state === 'counting') {
    return c.html(
      <CountingPage context={context} title="足りないもの" crumbs={crumbs} href={ownAddress(c)} {...look} />,
    );
  }
  const page = (
    <LookPage
      context={context}
      look={look}
      isChange={gap.kind === 'change'}
      newId={uuidv7()}
      meetings={await listMeetings(worker)}
      areas={await listAreas(worker)}
      values={read && !read.ok ? form.values : imaginedValues(look.imagined)}
      errors={errors}
    />
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
});

gapRoutes.get('/try', async (c) => {
  const form = askedForm(c);
  const { worker } = c.var.session;
  const read = isImagined(form) ? readImagined(form) : undefined;
  const errors: FieldErrors = read && !read.ok ? read.errors : {};
  const imagined = read?.ok ? read.imagined : undefined;
  const tried = await tryResource(worker, imagined, c.var);
  const context = pageContext(c);
  if (tried.state === 'counting') {
    return c.html(
      <CountingPage context={context} title="もしもの資源" crumbs={crumbs} href={ownAddress(c)} {...tried} />,
    );
  }
  const page = (
    <TryPage
      context={context}
      tried={tried}
      imagined={imagined ?? blankImagined()}
      areas={await listAreas(worker)}
      values={read ? form.values : imaginedValues(blankImagined())}
      errors={errors}
    />
  );
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
});

gapRoutes.post('/agenda', async (c) => {
  const form = await readForm(c);
  const gap = askedGap(form.text('key'));
  const meetingId = sentId(form.text('meeting'));
  const { worker } = c.var.session;
  const measured = await measureGap(worker, gap, imaginedIn(form), c.var);
  if (measured === undefined) {
    const why = 'あてはまる人が5人より少なくなったので、議題にしませんでした。';
    return seeOther(c, lookAt(form.text('key')), why);
  }
  const added = await addGap(worker, meetingId, { id: sentId(form.text('id')), measured });
  const said = added.wasThere ? 'もう、この会議の議題になっています。' : '会議の議題にしました。';
  return seeOther(c, `/meetings/${meetingId}/gaps/${added.agendaId}`, said);
});
