import { Hono, type Context } from 'hono';
import {
  careSheetParts,
  careSheetShape,
  emptyCareSheet,
  type CareSheetContent,
  type CareSheetPart,
} from '#domain/care-sheet.ts';
import { withLines } from '#domain/care-sheet-draft.ts';
import { consentManners, type ConsentManner } from '#domain/consent.ts';
import { agreeCareSheet } from '#use-cases/hosting/agree-care-sheet.ts';
import { handCareSheet } from '#use-cases/hosting/hand-care-sheet.ts';
import { readCareSheet, type CareSheetFile } from '#use-cases/hosting/read-care-sheet.ts';
import { saveCareSheet } from '#use-cases/hosting/save-care-sheet.ts';
import { takeBackCareSheet } from '#use-cases/hosting/take-back-care-sheet.ts';
import { findPerson, type PersonHead } from '#use-cases/people/find-person.ts';
import { Refusal } from '#domain/refusal.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm, type Form } from '#web/form.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import { pathId } from '#web/path-id.ts';
import { seeOther } from '#web/respond.ts';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { CareSheetEditPage, linesName } from './care-sheet-edit-page.tsx';
import { CareSheetPage } from './care-sheet-page.tsx';
import { placementPath, placementTrail } from './placement-frame.tsx';
import { statusOf } from './placement-of.ts';

/** Mounted under /people/:personId/placements/:placementId/care-sheet. */
export const careSheetRoutes = new Hono<Env>();

const parts = Object.keys(careSheetParts) as CareSheetPart[];
const labels: Record<Exclude<keyof CareSheetContent, 'v'>, string> = {
  ...careSheetParts,
  called: '呼び名',
  contact: '連絡先（支援者）',
  notTold: '伝えないこと',
};

type Opened = { person: PersonHead; file: CareSheetFile };

async function open(c: Context<Env>): Promise<Opened> {
  const { worker } = c.var.session;
  const personId = pathId(c, 'personId');
  const person = await findPerson(worker, personId);
  return { person, file: await readCareSheet(worker, personId, pathId(c, 'placementId'), c.var.today) };
}

function show(c: Context<Env>, { person, file }: Opened, values: Values = {}, errors: FieldErrors = {}) {
  const wanted = c.req.query('edition') ?? c.req.param('sheetId');
  const edition = file.editions.find((one) => String(one.edition) === wanted || one.id === wanted);
  if (wanted !== undefined && !edition) throw new Refusal('not-found');
  return c.html(
    <CareSheetPage
      context={pageContext(c)}
      person={person}
      file={file}
      values={values}
      errors={errors}
      {...(edition ? { shown: edition } : {})}
    />,
    statusOf(errors),
  );
}

function showForm(c: Context<Env>, { person, file }: Opened, values: Values, errors: FieldErrors = {}) {
  const page = (
    <CareSheetEditPage context={pageContext(c)} person={person} file={file} values={values} errors={errors} />
  );
  return c.html(page, statusOf(errors));
}

/** A first edition begins with what may be told already ticked; a later one with the words of the one before. */
function firstValues(c: Context<Env>, { file }: Opened): Values {
  const { session } = c.var;
  const [newest] = file.editions;
  const content = newest?.content ?? {
    ...emptyCareSheet,
    called: file.placement.called,
    contact: `${session.agencyName}　${session.name}`,
  };
  const values: Record<string, string[]> = {};
  for (const [field, text] of Object.entries(content)) values[field] = [String(text)];
  if (newest) return values;
  for (const part of parts) {
    values[linesName(part)] = file.lines
      .filter((line) => line.part === part && line.isTicked)
      .map(({ words }) => words);
  }
  return values;
}

function readSheet(form: Form) {
  const text = Object.fromEntries(
    parts.map((part) => [part, withLines(form.text(part), form.all(linesName(part)))]),
  );
  const parsed = careSheetShape.safeParse({
    v: 1,
    ...text,
    called: form.text('called'),
    contact: form.text('contact'),
    notTold: form.text('notTold'),
  });
  if (!parsed.success) return { ok: false as const, errors: fieldErrors(parsed.error) };
  const isEmpty = parts.every((part) => parsed.data[part].trim() === '');
  return isEmpty
    ? { ok: false as const, errors: { goodAt: '受入先に伝えることを、ひとつは書くか、選んでください' } }
    : { ok: true as const, content: parsed.data };
}

careSheetRoutes.get('/', async (c) => show(c, await open(c)));

careSheetRoutes.get('/new', async (c) => {
  const opened = await open(c);
  return showForm(c, opened, firstValues(c, opened));
});

careSheetRoutes.post('/new', async (c) => {
  const opened = await open(c);
  const form = await readForm(c);
  const sheet = readSheet(form);
  if (!sheet.ok) return showForm(c, opened, form.values, sheet.errors);
  const { placement } = opened.file;
  const { seen, kept } = seenVersions(form);
  const typed = { seen, content: sheet.content, kept };
  const saved = await saveCareSheet(c.var.session.worker, opened.person.id, placement.id, typed);
  const path = `${placementPath(placement)}/care-sheet`;
  if (saved.ok) return seeOther(c, path, '配慮シートの版を保存しました。');
  return c.html(
    <ConflictPage
      context={pageContext(c)}
      crumbs={[...placementTrail(placement), { label: '配慮シート', href: path }]}
      clash={saved.clash}
      form={form}
      labels={labels}
    />,
    409,
  );
});

function seenSheet(c: Context<Env>, form: Form) {
  return {
    personId: pathId(c, 'personId'),
    placementId: pathId(c, 'placementId'),
    sheetId: pathId(c, 'sheetId'),
    version: form.number('version') ?? 0,
  };
}

async function again(c: Context<Env>, form: Form, errors: FieldErrors): Promise<Response> {
  return show(c, await open(c), form.values, errors);
}

function back(c: Context<Env>, notice: string): Response {
  const placement = { personId: pathId(c, 'personId'), id: pathId(c, 'placementId') };
  return seeOther(c, `${placementPath(placement)}/care-sheet`, notice);
}

careSheetRoutes.post('/:sheetId/agree', async (c) => {
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const on = reader.pastDay('on');
  const manner = form.text('manner');
  const errors: Record<string, string> = { ...reader.errors };
  if (on === null) errors['on'] ??= '了解した日を書いてください';
  if (!Object.hasOwn(consentManners, manner)) errors['manner'] = 'どのように受けたかを選んでください';
  if (on === null || Object.keys(errors).length > 0) return again(c, form, errors);
  await agreeCareSheet(c.var.session.worker, seenSheet(c, form), { on, manner: manner as ConsentManner });
  return back(c, '本人の了解を書きました。この版は変わりません。');
});

careSheetRoutes.post('/:sheetId/hand', async (c) => {
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const on = reader.pastDay('on');
  const to = form.text('to').slice(0, 200);
  const errors: Record<string, string> = { ...reader.errors };
  if (to.trim() === '') errors['to'] = '渡した相手の名まえを書いてください';
  if (on === null) errors['on'] ??= '渡した日を書いてください';
  if (on === null || Object.keys(errors).length > 0) return again(c, form, errors);
  await handCareSheet(c.var.session.worker, seenSheet(c, form), { on, to }, c.var.today);
  return back(c, '受入先に渡したと書きました。');
});

careSheetRoutes.post('/:sheetId/take-back', async (c) => {
  const form = await readForm(c);
  const reader = formReader(form, c.var.today);
  const on = reader.pastDay('on');
  if (on === null) return again(c, form, { on: reader.errors['on'] ?? '返った日を書いてください' });
  await takeBackCareSheet(c.var.session.worker, seenSheet(c, form), on);
  return back(c, '紙が返ったと書きました。');
});
