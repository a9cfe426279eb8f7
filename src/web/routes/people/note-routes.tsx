import { Hono, type Context } from 'hono';
import { uuidv7 } from 'uuidv7';
import * as z from 'zod';
import { noteShape, strikeShape } from '#domain/progress-note.ts';
import { Refusal } from '#domain/refusal.ts';
import { tokyoTime } from '#domain/tokyo-day.ts';
import { findNote } from '#use-cases/notes/find-note.ts';
import { finishNextStep } from '#use-cases/notes/finish-next-step.ts';
import { listNotes } from '#use-cases/notes/list-notes.ts';
import { recordNote } from '#use-cases/notes/record-note.ts';
import { strikeNote } from '#use-cases/notes/strike-note.ts';
import { findPerson, type PersonHead } from '#use-cases/people/find-person.ts';
import { listChoices } from '#use-cases/people/list-choices.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { fieldErrors, type FieldErrors } from '#web/ui/field-errors.ts';
import { formReader, type FormReader, type Values } from '#web/form-reader.ts';
import { NoteFormPage } from './note-form-page.tsx';
import { NotesPage } from './notes-page.tsx';
import { personIdOf, sentId } from './person-id.ts';
import { pathId } from '#web/path-id.ts';
import { settled } from '#web/settled.ts';
import { StrikePage } from './strike-page.tsx';

export const noteRoutes = new Hono<Env>();

function readNote(reader: FormReader) {
  const { form } = reader;
  return settled(
    reader,
    noteShape.safeParse({
      at: reader.instant('on', 'time') ?? new Date(0),
      minutes: form.number('minutes') ?? null,
      method: form.text('method'),
      withKind: form.text('withKind'),
      withWhom: form.text('withWhom'),
      placeNote: form.text('placeNote'),
      body: form.text('body'),
      ownWords: form.text('ownWords'),
      enclosures: form.text('enclosures'),
      nextStep: form.text('nextStep'),
      nextOn: reader.day('nextOn'),
      nextBy: form.text('nextStep').trim() === '' ? null : reader.choice('nextBy'),
      basis: form.text('basis'),
      scope: form.text('scope') || 'consented',
      side: form.text('side') || 'person',
      dangerSign: form.isChecked('dangerSign'),
    }),
  );
}

async function show(
  c: Context<Env>,
  person: PersonHead,
  values: Values,
  errors: FieldErrors = {},
): Promise<Response> {
  const choices = await listChoices(c.var.session.worker);
  const context = pageContext(c);
  return c.html(
    <NoteFormPage context={context} person={person} choices={choices} values={values} errors={errors} />,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

noteRoutes.get('/:personId/notes', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const search = (c.req.query('q') ?? '').slice(0, 100);
  const after = z.uuid().safeParse(c.req.query('after')).data;
  const found = await listNotes(worker, person.id, { search, ...(after ? { after } : {}) });
  return c.html(<NotesPage context={pageContext(c)} person={person} search={search} {...found} />);
});

noteRoutes.get('/:personId/notes/new', async (c) => {
  const person = await findPerson(c.var.session.worker, personIdOf(c));
  return show(c, person, {
    noteId: [uuidv7()],
    replacesId: [z.uuid().safeParse(c.req.query('replaces')).data ?? ''],
    on: [c.var.today],
    time: [tokyoTime(c.var.now)],
    // きょう reminds only whoever is named here; most often that is the one who writes.
    nextBy: [c.var.session.worker.accountId],
    basis: ['consent'],
    scope: ['consented'],
    side: ['person'],
  });
});

noteRoutes.post('/:personId/notes/new', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const form = await readForm(c);
  const note = readNote(formReader(form, c.var.today));
  if (!note.ok) return show(c, person, form.values, note.errors);
  if (note.value.basis === 'confidential_meeting' && !person.open.has('sealed')) {
    const basis = '支援会議の記録は、構成員だけが書けます。主管課に頼んでください';
    return show(c, person, form.values, { basis });
  }
  const replacesId = form.text('replacesId');
  await recordNote(worker, person.id, {
    ...note.value,
    id: sentId(form.text('noteId')),
    ...(replacesId === '' ? {} : { replacesId: sentId(replacesId) }),
  });
  return seeOther(c, `/people/${person.id}/notes`, '経過に書きました。');
});

async function strikePage(c: Context<Env>, errors: FieldErrors = {}): Promise<Response> {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const note = await findNote(worker, person.id, pathId(c, 'noteId'));
  if (note.isStruck) throw new Refusal('already-done');
  const path = `/people/${person.id}/notes`;
  return c.html(
    <StrikePage
      context={pageContext(c)}
      person={person}
      tab="/notes"
      action={`${path}/${note.id}/strike`}
      back={path}
      words={note.body}
      errors={errors}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

noteRoutes.get('/:personId/notes/:noteId/strike', (c) => strikePage(c));

noteRoutes.post('/:personId/notes/:noteId/strike', async (c) => {
  const strike = strikeShape.safeParse({ reason: (await readForm(c)).text('reason') });
  if (!strike.success) return strikePage(c, fieldErrors(strike.error));
  const personId = personIdOf(c);
  await strikeNote(c.var.session.worker, personId, pathId(c, 'noteId'), strike.data.reason);
  return seeOther(c, `/people/${personId}/notes`, '消し線をひきました。');
});

noteRoutes.post('/:personId/notes/:noteId/next-done', async (c) => {
  const personId = personIdOf(c);
  await finishNextStep(c.var.session.worker, personId, pathId(c, 'noteId'));
  return seeOther(c, `/people/${personId}/notes`, '済みにしました。');
});
