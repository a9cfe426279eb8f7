import { beforeAll, expect, it } from 'vitest';
import { showHostCode } from '#domain/host-code.ts';
import { testDatabase } from '#tests/database.ts';
import { addTown, now, type Town } from '#tests/people.ts';
import { passerBy, signedIn } from '#tests/pages.ts';
import { addRunningWay, addWay, ask, look, openDoor, seen, type Way } from '#tests/placements.ts';
import { closeHostLink } from '#use-cases/placements/close-host-link.ts';

const database = testDatabase();
let town: Town;
// The host's tries are counted by the clock of the database; the page's days are of the test.
const clock = () => now;

beforeAll(async () => {
  town = await addTown(database.owner);
});

const hidden = (text: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

async function asked(): Promise<{ way: Way; path: string; code: string }> {
  const way = await addWay(database.owner, town.recorder);
  await ask(town.recorder, way, { manner: 'link', told: [{ label: '続けられる時間', value: '1時間まで' }] });
  const { token, code } = await openDoor(town.recorder, way);
  return { way, path: `/host/${token}`, code };
}

it('不変条件4: だれでもない人が、リンクだけで問いを読み、名まえのないまま答えられる', async () => {
  const { way, path } = await asked();
  const host = passerBy(clock);
  const page = await host.get(path);
  expect(page.status).toBe(200);
  expect(page.text).toContain('交通安全の会のみなさまへ');
  expect(page.text).toContain('1時間まで');
  expect(page.text).not.toMatch(/相良|さがら|R8-\d|支8-|参8-|1968-\d\d-|昭和43/u);
  const keys = { sounding: hidden(page.text, 'sounding'), version: hidden(page.text, 'version') };
  const wrong = await host.post(`${path}/answer`, { ...keys, answer: 'no', reasonWords: '春まではいっぱい' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('いちばん近いわけ');
  expect(wrong.text).toContain('春まではいっぱい');
  const sent = await host.post(`${path}/answer`, {
    ...keys,
    answer: 'conditional',
    conditions: 'はじめは週に1日',
  });
  expect([sent.status, sent.location]).toEqual([303, path]);
  const after = await host.get(path);
  expect(after.text).toContain('お返事をいただきました');
  expect(after.text).toContain('はじめは週に1日');
  expect(after.text).not.toContain('返事を送る');
  const twice = await host.post(`${path}/answer`, { ...keys, answer: 'yes' });
  expect(twice.status).toBe(409);
  expect(twice.text).toContain('もう、受けとっています');
  expect(await look(town.recorder, way)).toMatchObject({ state: 'sounding', next: 'take_up' });
});

it('紙の番号でも入れる。番号は頁にも番地にも出ず、閉じれば、もどれない', async () => {
  const { code } = await asked();
  const host = passerBy(clock);
  const wrong = await host.post('/host', { code: 'abcd' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="abcd"');
  const opened = await host.post('/host', { code: showHostCode(code).toLowerCase() });
  expect([opened.status, opened.location]).toEqual([303, '/host/paper']);
  const page = await host.get('/host/paper');
  expect(page.status).toBe(200);
  expect(page.text).not.toContain(code);
  expect(page.text).not.toContain(showHostCode(code));
  expect((await host.post('/host/leave', {})).location).toBe('/host');
  expect((await passerBy(clock).get('/host/paper')).status).toBe(404);
});

it('閉じた入口、ちがうリンクは、理由を分けずに「いま閉じています」', async () => {
  const { way, path } = await asked();
  await closeHostLink(town.recorder, await seen(town.recorder, way));
  const host = passerBy(clock);
  for (const address of [path, `/host/${'A'.repeat(43)}`, '/host/x', '/host/paper']) {
    const page = await host.get(address);
    expect([page.status, page.text.includes('この入口は、いま閉じています')], address).toEqual([404, true]);
  }
  expect((await host.post(`${path}/answer`, { answer: 'yes' })).status).toBe(404);
});

it('来ている人の受入先は、来た日・ようす・枠のことを知らせられ、書きちがいは残ったまま返る', async () => {
  const way = await addRunningWay(database.owner, town.recorder);
  const { token } = await openDoor(town.recorder, way);
  const path = `/host/${token}`;
  const host = passerBy(clock);
  const page = await host.get(path);
  expect(page.text).toContain('相良さん');
  expect(page.text).toContain('参加支援センター 000-0000-0110');
  const wrong = await host.post(`${path}/attendance`, { day: 'あさって', half: 'am', dayWords: 'にこにこ' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('にこにこ');
  const old = await host.post(`${path}/attendance`, { day: '令和8年8月1日', half: 'am', state: 'came' });
  expect(old.text).toContain('60日より前');
  expect(
    (await host.post(`${path}/attendance`, { day: '11/24', half: 'am', state: 'late', reason: 'weather' }))
      .status,
  ).toBe(303);
  expect((await host.get(path)).text).toContain('おくれて来た　天気');
  expect((await host.post(`${path}/how`, { words: '元気', load: 'light' })).status).toBe(422);
  expect((await host.post(`${path}/how`, { words: '元気', load: 'light', wish: 'go_on' })).status).toBe(303);
  const early = await host.post(`${path}/recall`, { effectiveOn: '11/1', reasonCode: 'staff' });
  expect(early.text).toContain('きょうより前の日');
  expect((await host.post(`${path}/recall`, { effectiveOn: '12/1', reasonCode: 'staff' })).status).toBe(303);
  expect((await host.get(path)).text).toContain('12月1日から返してほしいと、うかがっています');
});

it('よその頁から送られたフォームは受けとらない。働き手がはいったままの機械でも、受入先の頁は受入先の頁', async () => {
  const { path } = await asked();
  const worker = await signedIn(town.recorder, clock);
  const page = await worker.get(path);
  expect(page.status).toBe(200);
  expect(page.text).not.toContain('ひと・まちをさがす');
  expect((await worker.post(`${path}/answer`, { answer: 'yes' }, 'ちがうしるし')).status).toBe(403);
});
