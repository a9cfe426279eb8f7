import { Hono, type Context } from 'hono';
import * as z from 'zod';
import { uuidv7 } from 'uuidv7';
import {
  decisionNeedsWords,
  decisionsFor,
  itemDecisions,
  itemFieldLabels,
  itemPurposes,
  type ItemReport,
  type ItemRole,
} from '#domain/meeting.ts';
import { codesOf } from '#domain/person.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { Refusal } from '#domain/refusal.ts';
import { addItem } from '#use-cases/meetings/add-item.ts';
import { findAgendaPerson, type AgendaPerson } from '#use-cases/meetings/find-agenda-person.ts';
import { readMeeting, type ShownItem, type ShownMeeting } from '#use-cases/meetings/read-meeting.ts';
import { saveItem } from '#use-cases/meetings/save-item.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import type { Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { isId } from '#web/routes/connect/asked-id.ts';
import { sentId } from '#web/routes/people/person-id.ts';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { rowAct, rowsAfter } from '#web/typed-rows.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { AddItemPage } from './add-item-page.tsx';
import { ItemPage, ItemViewPage } from './item-page.tsx';
import { postedItem, readItemForm, reportRows, roleRows, storedItem, type TypedItem } from './item-rows.ts';
import { meetingPage } from './meeting-answer.tsx';
import { meetingTitle } from './meeting-words.ts';

/** 議題: one person's part of a meeting. */
export const itemRoutes = new Hono<Env>();

export async function openItem(c: Context<Env>): Promise<{ meeting: ShownMeeting; item: ShownItem }> {
  const meeting = await readMeeting(c.var.session.worker, pathId(c, 'meetingId'));
  const item = meeting.items.find(({ id }) => id === pathId(c, 'itemId'));
  if (!item) throw new Refusal('not-found');
  return { meeting, item };
}

async function addPage(
  c: Context<Env>,
  person: AgendaPerson,
  values: Values,
  errors: FieldErrors = {},
): Promise<Response> {
  const meeting = await readMeeting(c.var.session.worker, pathId(c, 'meetingId'));
  const common = { context: pageContext(c), meeting: { id: meeting.id, title: meetingTitle(meeting) } };
  const page = <AddItemPage {...common} person={person} values={values} errors={errors} />;
  return c.html(page, Object.keys(errors).length > 0 ? 422 : 200);
}

function usualPurpose({ plans }: AgendaPerson): string {
  if (plans.some(({ state }) => state === 'in_meeting')) return 'plan';
  return plans.some(({ state }) => state === 'running' || state === 'evaluating') ? 'review' : 'other';
}

itemRoutes.get('/:meetingId/items/new', async (c) => {
  const id = c.req.query('person');
  const number = (c.req.query('number') ?? '').normalize('NFKC').trim().toUpperCase();
  const meetingId = pathId(c, 'meetingId');
  const asked = isId(id) ? { id } : { number };
  const person = await findAgendaPerson(c.var.session.worker, meetingId, asked);
  if (!person) {
    return meetingPage(c, { number: 'その番号の人は、あなたに開いていません。番号をたしかめてください' });
  }
  return addPage(c, person, { id: [uuidv7()], purpose: [usualPurpose(person)] });
});

itemRoutes.post('/:meetingId/items/new', async (c) => {
  const { worker } = c.var.session;
  const meetingId = pathId(c, 'meetingId');
  const form = await readForm(c);
  const personId = sentId(form.text('personId'));
  const person = await findAgendaPerson(worker, meetingId, { id: personId });
  if (!person) throw new Refusal('not-found');
  const purpose = z.enum(codesOf(itemPurposes)).safeParse(form.text('purpose'));
  if (!purpose.success)
    return addPage(c, person, form.values, { purpose: 'なにを話しあうかを選んでください' });
  const wanted = purpose.data === 'plan' ? ['in_meeting'] : ['running', 'evaluating'];
  const plan =
    purpose.data === 'other' ? undefined : person.plans.find(({ state }) => wanted.includes(state));
  if (purpose.data === 'plan' && !plan) {
    const why = '会議にかけるプランがありません。さきにプランの頁で「会議にかける」を押してください';
    return addPage(c, person, form.values, { purpose: why });
  }
  const standsAside = form.all('standsAside').filter(isId);
  const item = { id: sentId(form.text('id')), personId, purpose: purpose.data, planId: plan?.id ?? null };
  const added = await addItem(worker, meetingId, { ...item, standsAside });
  if (added.ok) return seeOther(c, `/meetings/${meetingId}`, '議題に加えました。');
  if (added.why === 'no-consent') {
    const consent =
      '本人は、まだ情報を分けあうことに同意していません。同意をうかがうか、支援会議（法106条の6）で考えます';
    return addPage(c, person, form.values, { consent });
  }
  const names = added.seats.map(({ name }) => name).join('、');
  const aside = `本人の同意は、${names}を含んでいません。このままでは議題にできません`;
  return addPage(c, person, form.values, { standsAside: aside });
});

function itemPage(
  c: Context<Env>,
  meeting: ShownMeeting,
  item: ShownItem,
  given: { typed: TypedItem; version: number; errors?: FieldErrors; again?: boolean },
): Response | Promise<Response> {
  const { typed, version, errors = {}, again = false } = given;
  const page = { context: pageContext(c), meeting, item, typed, version, errors };
  return c.html(<ItemPage {...page} />, again ? 422 : 200);
}

itemRoutes.get('/:meetingId/items/:itemId', async (c) => {
  const { meeting, item } = await openItem(c);
  if (meeting.state === 'confirmed') {
    return c.html(<ItemViewPage context={pageContext(c)} meeting={meeting} item={item} />);
  }
  return itemPage(c, meeting, item, { typed: storedItem(item, meeting), version: item.version });
});

/** A value of the record as people read it, where two records are laid side by side. */
function showItemValue(field: string, value: unknown): string {
  if (field === 'reports')
    return (value as ItemReport[]).map(({ by, words }) => `${by}：${words}`).join('\n');
  if (field === 'roles') return (value as ItemRole[]).map(({ who, what }) => `${who}：${what}`).join('\n');
  if (field === 'nextOn') return formatJapaneseDate(String(value));
  if (typeof value === 'boolean') return value ? '出席' : '出席なし';
  return String(value);
}

itemRoutes.post('/:meetingId/items/:itemId', async (c) => {
  const { meeting, item } = await openItem(c);
  const form = await readForm(c);
  const typed = postedItem(form);
  const { seen, kept } = seenVersions(form);
  const act = rowAct(form);
  if (act) {
    const reports = rowsAfter(typed.reports, reportRows, act);
    const roles = rowsAfter(typed.roles, roleRows, act);
    return itemPage(c, meeting, item, { typed: { ...typed, reports, roles }, version: seen, again: true });
  }
  const input = readItemForm(form, typed, c.var.today);
  const decision = z.enum(codesOf(itemDecisions)).safeParse(form.text('decision')).data ?? null;
  const errors: Record<string, string> = input.ok ? {} : { ...input.errors };
  if (decision !== null && item.decision === null) {
    if (!decisionsFor(item.planState ?? undefined).includes(decision)) {
      errors['decision'] = 'プランの段が変わっています。頁を読み直して、選びなおしてください';
    } else if (decisionNeedsWords(decision) && form.text('decisionWords').trim() === '') {
      errors['decisionWords'] ??= 'なぜそう決めたかを、ことばで書いてください';
    }
  }
  if (!input.ok || Object.keys(errors).length > 0) {
    return itemPage(c, meeting, item, { typed, version: seen, errors, again: true });
  }
  const written = { item: input.value, decision };
  const saved = await saveItem(c.var.session.worker, meeting.id, item.id, seen, written, kept);
  if (saved.ok) return seeOther(c, `/meetings/${meeting.id}/items/${item.id}`, '記録を保存しました。');
  const crumbs = [
    { label: '会議', href: '/meetings' },
    { label: meetingTitle(meeting), href: `/meetings/${meeting.id}` },
    { label: `事例${item.position}` },
  ];
  const common = { context: pageContext(c), crumbs, clash: saved.clash, form };
  return c.html(<ConflictPage {...common} labels={itemFieldLabels} show={showItemValue} />, 409);
});
