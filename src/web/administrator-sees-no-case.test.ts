import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { receiveIntake } from '#use-cases/intakes/receive-intake.ts';
import { testDatabase } from '#tests/database.ts';
import { signedIn, type Visitor } from '#tests/pages.ts';
import { addPerson, addTown, someIntake, type Town } from '#tests/people.ts';
import { createApp } from './server.ts';

const database = testDatabase();
let town: Town;
let personId: string;

beforeAll(async () => {
  town = await addTown(database.owner);
  personId = await addPerson(town.recorder, {}, { address: '縁が丘市中央九丁目99番' });
  await receiveIntake(town.recorder, personId, uuidv7(), someIntake);
});

const content = ['相良', 'さがら', '調理を行う', '九丁目99番'];

/** Every page there is, about this person wherever a page is about somebody. */
async function pagesWithContent(site: Visitor): Promise<string[]> {
  const paths = createApp({ secure: false })
    .routes.filter(({ method, path }) => method === 'GET' && !path.includes('*'))
    .map(({ path }) => path.replaceAll(/:[A-Za-z]+(?:\{[^}]*\})?/g, personId));
  const found: string[] = [];
  for (const path of new Set(paths)) {
    const { text } = await site.get(`${path}?person=${personId}`);
    if (content.some((words) => text.includes(words))) found.push(path);
  }
  return found;
}

it('管理者は、どの頁を開いても、事例の中身を見ない', async () => {
  expect(await pagesWithContent(await signedIn(town.administrator))).toEqual([]);
  // The same walk does find it for the one who recorded it: the walk is not blind.
  expect(await pagesWithContent(await signedIn(town.recorder))).toEqual(
    expect.arrayContaining(['/people', `/people/${personId}`]),
  );
}, 120_000);

it('同意のないほかの機関の人にも、どの頁でも見えない', async () => {
  expect(await pagesWithContent(await signedIn(town.other))).toEqual([]);
}, 120_000);
