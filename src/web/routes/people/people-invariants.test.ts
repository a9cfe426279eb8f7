import { beforeAll, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { testDatabase } from '#tests/database.ts';
import {
  addPerson,
  addTown,
  now,
  someConsent,
  someFact,
  someIntake,
  someNote,
  type Town,
} from '#tests/people.ts';
import { signedIn, type Visitor } from '#tests/pages.ts';
import { recordFact } from '#use-cases/assessments/record-fact.ts';
import { startEdition } from '#use-cases/assessments/start-edition.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { receiveIntake } from '#use-cases/intakes/receive-intake.ts';
import { recordNote } from '#use-cases/notes/record-note.ts';

const database = testDatabase();
let town: Town;
let site: Visitor;
let id: string;

const pages = [
  '',
  '/particulars',
  '/contact',
  '/contact/edit',
  '/household',
  '/case',
  '/intake',
  '/intake/new',
  '/consents',
  '/consents/new',
  '/sight',
  '/consents/paper',
  '/notes',
  '/notes/new',
  '/timeline',
  '/assessment',
  '/assessment/1',
  '/issues',
  '/sealed',
];

beforeAll(async () => {
  town = await addTown(database.owner);
  site = await signedIn(town.recorder, () => now);
  id = await addPerson(town.recorder, {}, { address: '縁が丘市川端9丁目', phone: '000-0000-3333' });
  await receiveIntake(town.recorder, id, uuidv7(), someIntake);
  await recordConsent(town.recorder, id, uuidv7(), someConsent);
  await recordNote(town.recorder, id, { ...someNote, id: uuidv7() });
  await startEdition(town.recorder, id, uuidv7(), '2026-11-24');
  await recordFact(town.recorder, id, { ...someFact, id: uuidv7() });
});

it.each(pages)('不変条件8: 「%s」を見たことは、だれのことかとともに残る', async (path) => {
  const count = async () => {
    const { rows } = await database.owner.query<{ count: number }>(
      `select count(*)::int as count from access_log where subjects @> $1::jsonb and account_id = $2 and outcome = 'done'`,
      [JSON.stringify([{ kind: 'person', id }]), town.recorder.accountId],
    );
    return rows[0]?.count ?? 0;
  };
  const before = await count();
  expect((await site.get(`/people/${id}${path}`)).status).toBe(200);
  expect(await count()).toBeGreaterThan(before);
});

it.each(['/people', '/people/new', ...pages.map((path) => `/people/:id${path}`)])(
  '不変条件15: %s は、スクリプトなしで動き、どの欄にも名まえがある',
  async (path) => {
    const { text } = await site.get(path.replace(':id', id));
    const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
    // The policy of the site forbids them; a page that needs one would be dead.
    expect(main).not.toMatch(/<script|\sstyle="|\son[a-z]+="|href="javascript:/);
    for (const [form] of main.matchAll(/<form[^>]*method="post"[\s\S]*?<\/form>/g)) {
      expect(form).toContain('name="csrf"');
      expect(form).toMatch(/<button/);
    }
    const labelled = new Set([...main.matchAll(/<label[^>]*for="([^"]+)"/g)].map((match) => match[1]));
    for (const [field] of main.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)) {
      if (field.includes('type="hidden"')) continue;
      const named = /\sid="([^"]+)"/.exec(field)?.[1];
      const inLabel = /aria-label=/.test(field) || (named !== undefined && labelled.has(named));
      const wrapped = /type="radio"/.test(field) && main.includes(field) && main.includes('<fieldset');
      expect([field, inLabel || wrapped]).toEqual([field, true]);
    }
    const ids = [...main.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.filter((one, place) => ids.indexOf(one) !== place)).toEqual([]);
  },
);
