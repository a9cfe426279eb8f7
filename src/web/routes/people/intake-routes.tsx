import { Hono } from 'hono';
import { uuidv7 } from 'uuidv7';
import {
  consentStates,
  intakeMethods,
  intakeRoutes as routeLabels,
  intakeTopics,
  personKnowsLabels,
  urgencies,
  type IntakeDraft,
} from '#domain/intake.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { Refusal } from '#domain/refusal.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import { nameWithSan } from '#domain/person.ts';
import { changeIntake } from '#use-cases/intakes/change-intake.ts';
import { listIntakes } from '#use-cases/intakes/list-intakes.ts';
import { receiveIntake } from '#use-cases/intakes/receive-intake.ts';
import { findPerson } from '#use-cases/people/find-person.ts';
import { pageContext, type Env } from '#web/context.ts';
import { readForm } from '#web/form.ts';
import { seeOther } from '#web/respond.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import { seenVersions } from '#web/routes/town/conflict-answer.ts';
import { formReader } from '#web/form-reader.ts';
import { IntakeEditPage, IntakesPage } from './intake-pages.tsx';
import { personIdOf, sentId } from './person-id.ts';
import { pathId } from '#web/path-id.ts';
import { blankIntake, intakeValues, readIntake } from './read-intake.ts';

export const intakeRoutes = new Hono<Env>();

const labels: Record<keyof IntakeDraft, string> = {
  receivedAt: '受付の日時',
  method: '受付のしかた',
  route: '経路',
  topics: '相談の内容',
  mainTopic: 'いちばん困っていること',
  ownWords: '話されたこと',
  otherVisitor: '来た人',
  personKnows: '本人は知っているか',
  urgency: '急ぐこと',
  consentState: '同意のようす',
  noConsent: '同意がとれない理由',
};

const codes: Partial<Record<string, Readonly<Record<string, string>>>> = {
  method: intakeMethods,
  route: routeLabels,
  mainTopic: intakeTopics,
  personKnows: personKnowsLabels,
  consentState: consentStates,
};

/** A field of the sheet as people read it, on the conflict page. */
function show(field: string, value: unknown): string {
  if (field === 'receivedAt') {
    const at = new Date(value as string | Date);
    return `${formatJapaneseDate(tokyoDay(at))} ${tokyoTime(at)}`;
  }
  if (field === 'topics')
    return (value as (keyof typeof intakeTopics)[]).map((code) => intakeTopics[code]).join('、');
  if (field === 'urgency') {
    const { signs, action } = value as IntakeDraft['urgency'];
    return [...signs.map((sign) => urgencies[sign]), action].filter(Boolean).join('、');
  }
  if (value !== null && typeof value === 'object') return Object.values(value).filter(Boolean).join('　');
  return codes[field]?.[String(value)] ?? String(value);
}

intakeRoutes.get('/:personId/intake', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const intakes = await listIntakes(worker, person.id);
  return c.html(<IntakesPage context={pageContext(c)} person={person} intakes={intakes} />);
});

intakeRoutes.get('/:personId/intake/new', async (c) => {
  const person = await findPerson(c.var.session.worker, personIdOf(c));
  const values = { ...blankIntake(c.var.now), intakeId: [uuidv7()] };
  return c.html(<IntakeEditPage context={pageContext(c)} person={person} values={values} errors={{}} />);
});

intakeRoutes.post('/:personId/intake/new', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const form = await readForm(c);
  const intake = readIntake(formReader(form, c.var.today));
  if (!intake.ok) {
    const { errors } = intake;
    const context = pageContext(c);
    return c.html(
      <IntakeEditPage context={context} person={person} values={form.values} errors={errors} />,
      422,
    );
  }
  await receiveIntake(worker, person.id, sentId(form.text('intakeId')), intake.value);
  return seeOther(c, `/people/${person.id}/intake`, '相談を受け付けました。');
});

intakeRoutes.get('/:personId/intake/:intakeId', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const intakeId = pathId(c, 'intakeId');
  const stored = (await listIntakes(worker, person.id)).find(({ id }) => id === intakeId);
  if (!stored) throw new Refusal('not-found');
  const values = intakeValues(stored);
  return c.html(
    <IntakeEditPage context={pageContext(c)} person={person} values={values} errors={{}} stored={stored} />,
  );
});

intakeRoutes.post('/:personId/intake/:intakeId', async (c) => {
  const { worker } = c.var.session;
  const person = await findPerson(worker, personIdOf(c));
  const id = pathId(c, 'intakeId');
  const form = await readForm(c);
  const intake = readIntake(formReader(form, c.var.today));
  const context = pageContext(c);
  if (!intake.ok) {
    const stored = { id, version: form.number('version') ?? 0 };
    const { errors } = intake;
    return c.html(
      <IntakeEditPage
        context={context}
        person={person}
        values={form.values}
        errors={errors}
        stored={stored}
      />,
      422,
    );
  }
  const { seen, kept } = seenVersions(form);
  const saved = await changeIntake(worker, person.id, id, seen, intake.value, kept);
  if (saved.ok) return seeOther(c, `/people/${person.id}/intake`, '保存しました。');
  const crumbs = [{ label: 'ひと', href: '/people' }, { label: nameWithSan(person) }];
  return c.html(
    <ConflictPage
      context={context}
      crumbs={crumbs}
      clash={saved.clash}
      form={form}
      labels={labels}
      show={show}
    />,
    409,
  );
});
