import { Hono, type Context } from 'hono';
import { placementTermLabels, placementTermsShape } from '#domain/placement-terms.ts';
import { changeTerms } from '#use-cases/placements/change-terms.ts';
import { readOwnOffice } from '#use-cases/placements/own-office.ts';
import type { Placement } from '#use-cases/placements/read-placement.ts';
import { readPlannedStop } from '#use-cases/placements/read-planned-stop.ts';
import { settlePlacement } from '#use-cases/placements/settle-placement.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { formReader, type FormReader, type Values } from '#web/form-reader.ts';
import { seeOther } from '#web/respond.ts';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { settled } from '#web/settled.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { isWrong, opened, placementPath, seenBy, type Opened } from './placement-ids.ts';
import { SettlePage, TermsPage } from './settle-page.tsx';

/** 成立 and the terms of a placement. */
export const settleRoutes = new Hono<Env>();

const base = '/:personId/placements/:placementId';

function valuesOf(placement: Placement): Record<string, string[]> {
  return {
    role: [placement.role],
    hostPerson: [placement.hostPerson],
    hostContact: [placement.hostContact || placement.host.phone],
    stopRule: [placement.stopRule],
    emergencyContact: [placement.emergencyContact],
    recallNoticeDays: [String(placement.recallNoticeDays)],
    version: [String(placement.version)],
  };
}

function readTerms(reader: FormReader) {
  const { form } = reader;
  return settled(
    reader,
    placementTermsShape.safeParse({
      role: form.text('role'),
      hostPerson: form.text('hostPerson'),
      hostContact: form.text('hostContact'),
      stopRule: form.text('stopRule'),
      emergencyContact: form.text('emergencyContact'),
      recallNoticeDays: form.number('recallNoticeDays'),
    }),
  );
}

function show(
  c: Context<Env>,
  found: Opened,
  Page: typeof SettlePage,
  values: Values,
  errors: FieldErrors = {},
): Response | Promise<Response> {
  return c.html(<Page {...{ context: pageContext(c), ...found, values, errors }} />, isWrong(errors));
}

settleRoutes.get(`${base}/settle`, async (c) => {
  const found = await opened(c);
  const { agencyName, phone } = await readOwnOffice(c.var.session.worker);
  const values = { ...valuesOf(found.placement), settledOn: [c.var.today] };
  const { caseId, emergencyContact, stopRule } = found.placement;
  const ofCase = { personId: found.person.id, caseId };
  return show(c, found, SettlePage, {
    ...values,
    stopRule: [stopRule || (await readPlannedStop(c.var.session.worker, ofCase))],
    emergencyContact: [emergencyContact || `${agencyName} ${phone}`.trim()],
  });
});

settleRoutes.post(`${base}/settle`, async (c) => {
  const found = await opened(c);
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const settledOn = reader.pastDay('settledOn');
  const startedOn = reader.day('startedOn');
  if (settledOn === null) reader.errors['settledOn'] ??= '双方で決めた日を書いてください';
  if (startedOn === null) reader.errors['startedOn'] ??= 'はじまる日を書いてください';
  const terms = readTerms(reader);
  if (!terms.ok || settledOn === null || startedOn === null) {
    return show(c, found, SettlePage, form.values, terms.ok ? reader.errors : terms.errors);
  }
  const given = { ...seenBy(c, form), terms: terms.value, settledOn, startedOn };
  await settlePlacement(c.var.session.worker, given, c.var.today);
  return seeOther(c, placementPath(found.person.id, found.placement.id), '受け入れが決まりました。');
});

settleRoutes.get(`${base}/terms`, async (c) => {
  const found = await opened(c);
  return show(c, found, TermsPage, valuesOf(found.placement));
});

settleRoutes.post(`${base}/terms`, async (c) => {
  const found = await opened(c);
  const form = await readForm(c);
  const terms = readTerms(formReader(form, c.var.today));
  if (!terms.ok) return show(c, found, TermsPage, form.values, terms.errors);
  const { seen, kept } = seenVersions(form);
  const held = { ...seenBy(c, form), version: seen };
  const saved = await changeTerms(c.var.session.worker, held, terms.value, kept);
  const back = placementPath(found.person.id, found.placement.id);
  if (saved.ok) return seeOther(c, back, '取り決めをなおしました。');
  const list = { label: '参加', href: `/people/${found.person.id}/placements` };
  return c.html(
    <ConflictPage
      context={pageContext(c)}
      crumbs={[list, { label: found.placement.host.name, href: back }]}
      clash={saved.clash}
      form={form}
      labels={placementTermLabels}
    />,
    409,
  );
});
