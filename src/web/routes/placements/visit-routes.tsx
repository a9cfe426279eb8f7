import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import { formatDayNear } from '#domain/japanese-date.ts';
import { Refusal } from '#domain/refusal.ts';
import { visitLabels, visitOutcomes, visitPlanShape, visitRecordShape } from '#domain/visit.ts';
import { listChoices } from '#use-cases/people/list-choices.ts';
import { planVisit } from '#use-cases/placements/plan-visit.ts';
import type { StoredVisit } from '#use-cases/placements/read-visits.ts';
import { recordVisit } from '#use-cases/placements/record-visit.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, type FormReader, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { settled } from '#web/settled.ts';
import { readClockTime } from '#web/ui/clock-time.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { isWrong, opened, placementPath, seenBy, type Opened } from './placement-ids.ts';
import { NewVisitPage, VisitPage } from './visit-page.tsx';

/** 見学・体験: planned, moved, and written down. */
export const visitRoutes = new Hono<Env>();

const list = '/:personId/placements/:placementId/visits';

function clock(reader: FormReader, name: 'timeFrom' | 'timeUntil'): string | null {
  const typed = reader.form.text(name);
  if (typed.trim() === '') return null;
  const time = readClockTime(typed);
  if (time === undefined) {
    reader.errors['time'] = '時刻を、9:30のように書いてください';
    return null;
  }
  return time.padStart(5, '0');
}

function readPlan(reader: FormReader) {
  const { form } = reader;
  return {
    plannedOn: reader.day('plannedOn'),
    fromTime: clock(reader, 'timeFrom'),
    toTime: clock(reader, 'timeUntil'),
    meetAt: form.text('meetAt'),
    companionId: reader.choice('companionId'),
    companionNote: form.text('companionNote'),
  };
}

async function showNew(
  c: Context<Env>,
  found: Opened,
  values: Values,
  errors: FieldErrors = {},
): Promise<Response> {
  const choices = await listChoices(c.var.session.worker);
  const context = pageContext(c);
  return c.html(<NewVisitPage {...{ context, ...found, choices, values, errors }} />, isWrong(errors));
}

visitRoutes.get(`${list}/new`, async (c) => {
  const found = await opened(c);
  const kind = c.req.query('kind') === 'trial' ? 'trial' : 'visit';
  const before = found.placement.visits.at(-1);
  return showNew(c, found, {
    id: [uuidv7()],
    kind: [kind],
    meetAt: [before?.meetAt ?? ''],
    timeFrom: [before?.fromTime ?? ''],
    timeUntil: [before?.toTime ?? ''],
    companionId: [before?.companionId ?? c.var.session.worker.accountId],
  });
});

visitRoutes.post(`${list}/new`, async (c) => {
  const found = await opened(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const plan = settled(reader, visitPlanShape.safeParse({ kind: form.text('kind'), ...readPlan(reader) }));
  if (!plan.ok) return showNew(c, found, form.values, plan.errors);
  const { plannedOn } = plan.value;
  // Written down afterwards: it was decided on that day at the latest.
  const on = plannedOn < c.var.today ? plannedOn : c.var.today;
  const given = { ...seenBy(c, form), id: sentId(form.text('id')), plan: plan.value, on };
  await planVisit(c.var.session.worker, given);
  return seeOther(c, placementPath(found.person.id, found.placement.id), '日を決めました。');
});

function visitOf(c: Context<Env>, { placement }: Opened): StoredVisit {
  const id = pathId(c, 'visitId');
  const visit = placement.visits.find((one) => one.id === id);
  if (!visit) throw new Refusal('not-found');
  return visit;
}

async function show(
  c: Context<Env>,
  found: Opened,
  visit: StoredVisit,
  values: Values,
  errors: FieldErrors = {},
): Promise<Response> {
  const choices = await listChoices(c.var.session.worker);
  const context = pageContext(c);
  return c.html(<VisitPage {...{ context, ...found, visit, choices, values, errors }} />, isWrong(errors));
}

visitRoutes.get(`${list}/:visitId`, async (c) => {
  const found = await opened(c);
  const visit = visitOf(c, found);
  return show(c, found, visit, {
    version: [String(visit.version)],
    plannedOn: [visit.plannedOn],
    timeFrom: [visit.fromTime ?? ''],
    timeUntil: [visit.toTime ?? ''],
    meetAt: [visit.meetAt],
    companionId: [visit.companionId ?? ''],
    companionNote: [visit.companionNote],
    heldOn: [visit.heldOn ?? ''],
    personWords: [visit.personWords],
    hostWords: [visit.hostWords],
    workerView: [visit.workerView],
    outcome: [visit.outcome ?? ''],
    outcomeWords: [visit.outcomeWords],
  });
});

visitRoutes.post(`${list}/:visitId`, async (c) => {
  const { worker } = c.var.session;
  const found = await opened(c);
  const visit = visitOf(c, found);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const record = settled(
    reader,
    visitRecordShape.safeParse({
      ...readPlan(reader),
      heldOn: reader.pastDay('heldOn'),
      personWords: form.text('personWords'),
      hostWords: form.text('hostWords'),
      workerView: form.text('workerView'),
      outcome: reader.choice('outcome'),
      outcomeWords: form.text('outcomeWords'),
    }),
  );
  if (!record.ok) return show(c, found, visit, form.values, record.errors);
  const { seen, kept } = seenVersions(form);
  const at = { personId: found.person.id, placementId: found.placement.id, visitId: visit.id, version: seen };
  const saved = await recordVisit(worker, at, record.value, kept);
  const back = placementPath(found.person.id, found.placement.id);
  if (saved.ok) {
    const { outcome } = record.value;
    const needsReason = outcome === 'stop' || outcome === 'rest';
    if (needsReason) return seeOther(c, `${back}/stop`, '書きました。つぎに、だれの判断かを書いてください。');
    return seeOther(c, back, '書きました。');
  }
  const { today } = c.var;
  const { colleagues } = await listChoices(worker);
  return c.html(
    <ConflictPage
      context={pageContext(c)}
      crumbs={[
        { label: '参加', href: `/people/${found.person.id}/placements` },
        { label: found.placement.host.name, href: back },
      ]}
      clash={saved.clash}
      form={form}
      labels={visitLabels}
      show={(field, value) =>
        field === 'companionId'
          ? (colleagues.find(({ id }) => id === value)?.name ?? 'ほかの機関の人')
          : shownValue(field, String(value), today)
      }
    />,
    409,
  );
});

function shownValue(field: string, value: string, today: string): string {
  if (field === 'plannedOn' || field === 'heldOn') return formatDayNear(value, today);
  if (field === 'outcome') return visitOutcomes[value as keyof typeof visitOutcomes];
  return value;
}
