import { beforeAll, beforeEach, expect, it } from 'vitest';
import { readBookingWeek } from '#use-cases/bookings/read-booking-week.ts';
import { recordFormalCapacity } from '#use-cases/capacity/record-formal-capacity.ts';
import { testDatabase } from '#tests/database.ts';
import { addHost, addPlacement, onDays, type Hosted } from '#tests/hosted.ts';
import { signedIn, type Visitor } from '#tests/pages.ts';
import { addTown, now, today, type Town } from '#tests/people.ts';

const database = testDatabase();
let town: Town;
let site: Visitor;
let resourceId: string;
let who: Hosted;
let path: string;

const term = { startsOn: today, endsOn: null };

beforeAll(async () => {
  town = await addTown(database.owner);
  site = await signedIn(town.recorder, () => now);
});

beforeEach(async () => {
  ({ resourceId } = await addHost(database.owner, town.municipalityId, {
    kind: 'capacity',
    windows: [{ rule: onDays([0, 1], 570, 720), capacity: null }],
    formal: [
      { weekday: 1, half: 'am', capacity: 20, contracted: 19 },
      { weekday: 2, half: 'am', capacity: 20, contracted: 20 },
    ],
  }));
  who = await addPlacement(database.owner, town.recorder, resourceId, {
    state: 'continuing',
    familyName: '名取',
  });
  path = `/people/${who.personId}/placements/${who.placementId}`;
});

async function bookings() {
  return (await readBookingWeek(town.recorder, who.personId, who.placementId, term, today)).bookings;
}

const hold = { do: 'hold', startsOn: '11/24', endsOn: '', heldUntil: '12/8', slots: 'formal.1.am' };

it('枠の頁は、残りを言葉で言う。押さえて、使いはじめて、返せる', async () => {
  const page = await site.get(`${path}/booking`);
  expect(page.text).toContain('あと1人');
  expect(page.text).toContain('空きなし');
  const held = await site.post(`${path}/booking`, hold);
  expect([held.status, held.location]).toEqual([303, `${path}/booking`]);
  expect((await site.get(`${path}/booking`)).text).toContain('この人の枠です');
  const [booking] = await bookings();
  const at = `${path}/booking/${booking!.id}`;
  const undated = await site.post(`${at}/prolong`, { heldUntil: '令和7年1月1日', version: '1' });
  expect(undated.status).toBe(422);
  expect(undated.text).toContain('仮押さえの期限が、もうすぎています');
  await site.post(`${at}/prolong`, { heldUntil: '12/20', version: '1' });
  await site.post(`${at}/use`, { version: '2' });
  expect((await site.get(at)).text).toContain('枠を返す');
  await site.post(`${at}/return`, { lastDay: '11/30', returnReason: '曜日をかえる', version: '3' });
  expect(await bookings()).toMatchObject([{ standing: 'returned', endsOn: '2026-11-30' }]);
});

it('空きのない半日を選ぶと、わけを聞く。選んだものと日は残り、わけを書けば押さえられる', async () => {
  const full = { ...hold, slots: 'formal.2.am', startsOn: '令和8年12月1日' };
  const asked = await site.post(`${path}/booking`, full);
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('火曜 午前は空きなし');
  expect(asked.text).toMatch(/value="formal\.2\.am" checked/);
  expect(asked.text).toContain('value="令和8年12月1日"');
  await site.post(`${path}/booking`, { ...full, overrideReason: '事業所と相談した' });
  expect(await bookings()).toMatchObject([{ overrideReason: '事業所と相談した' }]);
});

it('何も選ばない、期限が遠すぎる、終わりが先：どれも打ったまま返る', async () => {
  for (const [change, words] of [
    [{ slots: [] as string[] }, '曜日と半日を、ひとつ以上選んでください'],
    [{ heldUntil: '令和9年12月1日' }, '仮押さえは92日先までです'],
    [{ endsOn: '11/20' }, 'おわりの日が、はじめの日より前になっています'],
  ] as const) {
    const answer = await site.post(`${path}/booking`, { ...hold, ...change });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.text).toContain('value="11/24"');
  }
  expect(await bookings()).toEqual([]);
});

it('期間を変えて空きを見ても、何も押さえない', async () => {
  const looked = await site.post(`${path}/booking`, { ...hold, do: 'look', startsOn: '令和9年4月1日' });
  expect(looked.status).toBe(422);
  expect(looked.text).toMatch(/value="formal\.1\.am" checked/);
  expect(await bookings()).toEqual([]);
});

it('見ているあいだに埋まった最後の枠は、わかる言葉で断る', async () => {
  const other = await addPlacement(database.owner, town.recorder, resourceId);
  const theirs = `/people/${other.personId}/placements/${other.placementId}/booking`;
  await site.get(`${path}/booking`);
  await site.post(theirs, hold);
  const late = await site.post(`${path}/booking`, hold);
  expect(late.status).toBe(422);
  expect(late.text).toContain('月曜 午前は空きなし');
});

it('契約の方が増えると、定員の頁に「席が足りない」と話す相手が出る。数は断られない', async () => {
  await site.post(`${path}/booking`, hold);
  const day = {
    weekday: 1,
    half: 'am' as const,
    capacity: 20,
    contracted: 20,
    pending: 0,
    reserve: 0,
    guests: 0,
    overrideReason: '',
  };
  expect(await recordFormalCapacity(town.recorder, resourceId, 1, [day], undefined, today)).toEqual({
    ok: true,
  });
  const page = await site.get(`/town/resources/${resourceId}/capacity`);
  expect(page.text).toContain('契約の方が来るので席が足りない');
  expect(page.text).toContain(`${path}/booking`);
  const other = await signedIn(town.other, () => now);
  const theirs = await other.get(`/town/resources/${resourceId}/capacity`);
  expect(theirs.text).toContain('ほかの機関の人の枠');
  expect(theirs.text).not.toContain(who.personId);
});

it('まちの空きと資源の頁は、数だけを見せ、だれの枠かは見せない', async () => {
  await site.post(`${path}/booking`, hold);
  for (const address of ['/town/week?from=2026-11-30', `/town/resources/${resourceId}`]) {
    const { text } = await site.get(address);
    expect(text, address).toContain('仮押さえ');
    expect(text, address).not.toContain(who.personId);
    expect(text, address).not.toContain('名取');
  }
});

it('返してほしい：短い予告もそのまま書け、返す日までは枠だけを決められる', async () => {
  await site.post(`${path}/booking`, hold);
  const page = await site.get(`${path}/recall`);
  expect(page.text).toContain('value="令和8年12月24日"');
  const [, recallId = ''] = /name="recallId" value="([^"]+)"/.exec(page.text) ?? [];
  const recall = { recallId, toldOn: '11/24', effectiveOn: '12/4', manner: 'phone', reasonCode: '' };
  const wrong = await site.post(`${path}/recall`, recall);
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('わけを選んでください');
  await site.post(`${path}/recall`, { ...recall, reasonCode: 'formal_user' });
  expect((await site.get(`${path}/recall`)).text).toContain('10日まえ（約束は30日）');
  const at = `${path}/recall/${recallId}`;
  const [booking] = await bookings();
  const settle = { bookingIds: booking!.id, lastDay: '12/4', outcome: 'ended', version: '1' };
  const early = await site.post(`${at}/settle`, settle);
  expect(early.status).toBe(422);
  expect(early.text).toContain('返す日からにできます');
  const none = await site.post(`${at}/settle`, { ...settle, bookingIds: [], outcome: 'keep' });
  expect(none.text).toContain('返す枠を、ひとつ以上選んでください');
  expect((await site.post(`${at}/settle`, { ...settle, outcome: 'keep' })).status).toBe(303);
  expect((await bookings())[0]).toMatchObject({ standing: 'recalled' });
});

it('休み：資源とまち全体に書け、取りやめられる。日がさかさまなら打ったまま返る', async () => {
  for (const at of ['/town/closures', `/town/resources/${resourceId}/closures`]) {
    const page = await site.get(at);
    const [, closureId = ''] = /name="closureId" value="([^"]+)"/.exec(page.text) ?? [];
    const closure = {
      closureId,
      fromDay: '12/2',
      toDay: '12/1',
      half: 'am',
      kind: 'weather',
      reason: '警報',
    };
    const wrong = await site.post(at, closure);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('おわりの日が、はじめの日より前になっています');
    expect(wrong.text).toContain('value="12/2"');
    await site.post(at, { ...closure, toDay: '' });
    expect((await site.get(at)).text).toContain('大雨・暑さなど（警報）');
    expect((await site.get(`${path}/booking`)).text).toContain('警報');
    expect((await site.post(`${at}/${closureId}/end`, { version: '1' })).status).toBe(303);
    expect((await site.get(at)).text).toContain('取りやめた');
  }
});
