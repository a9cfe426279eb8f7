import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { closureShape } from '#domain/resource-closure.ts';
import { endClosure } from '#use-cases/bookings/end-closure.ts';
import { listClosures } from '#use-cases/bookings/list-closures.ts';
import { recordClosure } from '#use-cases/bookings/record-closure.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { statusOf } from '#web/routes/hosting/placement-of.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { ClosuresPage } from './closures-page.tsx';

/** Days on which one resource or the whole town is shut. Mounted at /town. */
export const closureRoutes = new Hono<Env>();

/** Null for the whole town. */
function resourceIdOf(c: Context<Env>): string | null {
  return c.req.param('resourceId') === undefined ? null : pathId(c, 'resourceId');
}

function pathOf(resourceId: string | null): string {
  return resourceId === null ? '/town/closures' : `/town/resources/${resourceId}/closures`;
}

async function show(
  c: Context<Env>,
  values: Values | undefined,
  errors: FieldErrors = {},
): Promise<Response> {
  const resourceId = resourceIdOf(c);
  const found = await listClosures(c.var.session.worker, resourceId, c.var.today);
  const first = { closureId: [uuidv7()], fromDay: [c.var.today], half: [''], kind: ['weather'] };
  return c.html(
    <ClosuresPage
      context={pageContext(c)}
      {...found}
      path={pathOf(resourceId)}
      values={values ?? first}
      errors={errors}
    />,
    statusOf(errors),
  );
}

async function record(c: Context<Env>): Promise<Response> {
  const resourceId = resourceIdOf(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const fromDay = reader.day('fromDay') ?? '';
  const closure = settled(
    reader,
    closureShape.safeParse({
      fromDay,
      toDay: reader.day('toDay') ?? fromDay,
      half: form.text('half'),
      kind: form.text('kind'),
      reason: form.text('reason'),
    }),
  );
  if (!closure.ok) return show(c, form.values, closure.errors);
  await recordClosure(c.var.session.worker, resourceId, sentId(form.text('closureId')), closure.value);
  return seeOther(c, pathOf(resourceId), '休みを書きました。');
}

async function end(c: Context<Env>): Promise<Response> {
  const resourceId = resourceIdOf(c);
  const version = (await readForm(c)).number('version') ?? 0;
  await endClosure(c.var.session.worker, resourceId, { id: pathId(c, 'closureId'), version });
  return seeOther(c, pathOf(resourceId), '休みを取りやめました。');
}

for (const at of ['/closures', '/resources/:resourceId/closures'] as const) {
  closureRoutes.get(at, (c) => show(c, undefined));
  closureRoutes.post(at, (c) => record(c));
  closureRoutes.post(`${at}/:closureId/end`, (c) => end(c));
}

/** The short address of a resource's closures. */
closureRoutes.get('/:resourceId/closures', (c) => c.redirect(pathOf(pathId(c, 'resourceId')), 303));
