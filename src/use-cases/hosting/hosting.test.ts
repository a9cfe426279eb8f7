import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { asActor } from '#db/as-actor.ts';
import { beginAs } from '#db/claims.ts';
import { findAccessDrift } from '#db/access-list.ts';
import { emptyCareSheet, forHost, type CareSheetContent, type ToldSheet } from '#domain/care-sheet.ts';
import { addDays } from '#domain/calendar-day.ts';
import type { ConsentDraft } from '#domain/consent.ts';
import { emptyMemorandum } from '#domain/memorandum.ts';
import { emptyWatchRequest } from '#domain/watch-request.ts';
import type { WatchDraft } from '#domain/watch-draft.ts';
import { recordConsent } from '#use-cases/consents/record-consent.ts';
import { withdrawConsent } from '#use-cases/consents/withdraw-consent.ts';
import { testDatabase } from '#tests/database.ts';
import { addHost, addPlacement, type Hosted } from '#tests/hosted.ts';
import { addFact } from '#tests/placement-scenes.ts';
import { addTown, someConsent, today, type Town } from '#tests/people.ts';
import { openHostLink } from '#use-cases/placements/open-host-link.ts';
import { agreeCareSheet } from './agree-care-sheet.ts';
import { agreeMemorandum } from './agree-memorandum.ts';
import { agreeWatchRequest } from './agree-watch-request.ts';
import { answerWatchRequest } from './answer-watch-request.ts';
import { askWatchRequest } from './ask-watch-request.ts';
import { changeWatchRequest } from './change-watch-request.ts';
import { endMemorandum } from './end-memorandum.ts';
import { endWatchRequest } from './end-watch-request.ts';
import { handCareSheet } from './hand-care-sheet.ts';
import { listMemoranda } from './list-memoranda.ts';
import { listWatchRequests } from './list-watch-requests.ts';
import { readCareSheet } from './read-care-sheet.ts';
import { saveCareSheet } from './save-care-sheet.ts';
import { saveMemorandum } from './save-memorandum.ts';
import { takeBackCareSheet } from './take-back-care-sheet.ts';
import { writeWatchRequest } from './write-watch-request.ts';

const database = testDatabase();
let town: Town;
let resourceId: string;
let organizationId: string;

beforeAll(async () => {
  town = await addTown(database.owner);
  ({ resourceId, organizationId } = await addHost(database.owner, town.municipalityId));
});

async function placed(state: 'settled' | 'sounding' = 'settled'): Promise<Hosted> {
  return addPlacement(database.owner, town.recorder, resourceId, { state });
}

const sheet: CareSheetContent = {
  ...emptyCareSheet,
  called: '古屋さん',
  goodAt: '時間に正確',
  helps: '休む日は前の日に電話',
  notTold: '病名。前の会でのこと',
};

async function save(who: Hosted, content: CareSheetContent, seen: number, worker = town.recorder) {
  return saveCareSheet(worker, who.personId, who.placementId, { seen, content });
}

async function fileOf(who: Hosted) {
  return readCareSheet(town.recorder, who.personId, who.placementId, today);
}

async function newest(who: Hosted) {
  const [edition] = (await fileOf(who)).editions;
  return { edition: edition!, seen: { ...who, sheetId: edition!.id, version: edition!.version } };
}

async function consentFor(who: Hosted, change: Partial<ConsentDraft> = {}): Promise<string> {
  const id = uuidv7();
  await recordConsent(town.recorder, who.personId, id, {
    ...someConsent,
    purpose: '見学・体験・参加を支えるため',
    recipientName: '',
    recipientOrganizationId: organizationId,
    items: ['participation'],
    validUntil: addDays(today, 100),
    ...change,
  });
  return id;
}

it('書くたびに新しい版になる。前の版はそのまま残り、変わらなければ増えない', async () => {
  const who = await placed();
  expect(await save(who, sheet, 0)).toEqual({ ok: true });
  expect(await save(who, sheet, 1)).toEqual({ ok: true });
  expect(await save(who, { ...sheet, goodAt: '朝に強い' }, 1)).toEqual({ ok: true });
  const { editions } = await fileOf(who);
  expect(editions.map(({ edition, content }) => [edition, content.goodAt])).toEqual([
    [2, '朝に強い'],
    [1, '時間に正確'],
  ]);
  expect(editions[0]?.content.notTold).toBe('病名。前の会でのこと');
});

it('ふたりの版は欄ごとに合わさり、同じ欄を別々に直せば並べて見せる', async () => {
  const who = await placed();
  await save(who, sheet, 0);
  await save(who, { ...sheet, goodAt: '朝に強い' }, 1);
  expect(await save(who, { ...sheet, helps: '声を小さく' }, 1, town.colleague)).toEqual({ ok: true });
  expect((await newest(who)).edition.content).toMatchObject({ goodAt: '朝に強い', helps: '声を小さく' });
  const clash = await save(who, { ...sheet, goodAt: '早起き' }, 1, town.colleague);
  expect(clash).toMatchObject({
    ok: false,
    clash: {
      version: 3,
      fields: [{ field: 'goodAt', before: '時間に正確', mine: '早起き', theirs: '朝に強い' }],
    },
  });
  const kept = { version: 3, sides: { goodAt: 'mine' as const } };
  await saveCareSheet(town.colleague, who.personId, who.placementId, {
    seen: 1,
    content: { ...sheet, goodAt: '早起き' },
    kept,
  });
  expect((await newest(who)).edition.content).toMatchObject({ goodAt: '早起き', helps: '声を小さく' });
});

it('不変条件1: 支援会議で知ったこと、通報で知ったことは、配慮シートの下書きに一字も届かない', async () => {
  const who = await placed();
  await addFact(town.recorder, who.personId, { kind: 'strength', words: '和裁 40年' });
  await addFact(town.recorder, who.personId, {
    kind: 'limit',
    words: '夜に大声を出すとの苦情',
    basis: 'confidential_meeting',
  });
  await addFact(town.recorder, who.personId, {
    kind: 'limit',
    words: '転倒の通報があった',
    basis: 'duty_to_report',
  });
  const file = await fileOf(who);
  expect(file.lines.map(({ words }) => words)).toEqual(['和裁 40年']);
  expect(file.keptOut).toBe(2);
  expect(JSON.stringify(file.lines)).not.toMatch(/大声|通報/);
});

it('本人の了解・受入先への同意・名まえの了解がそろうまで、渡せない', async () => {
  const who = await placed();
  await save(who, sheet, 0);
  const hand = async (on = today) =>
    handCareSheet(town.recorder, (await newest(who)).seen, { on, to: '会の代表 松井さん' }, today);
  await expect(hand()).rejects.toMatchObject({ code: 'consent-missing' });
  await agreeCareSheet(town.recorder, (await newest(who)).seen, { on: today, manner: 'signed' });
  await expect(hand()).rejects.toMatchObject({ code: 'consent-missing' });
  await consentFor(who, { recipientOrganizationId: null, recipientName: '受け入れ先になるかもしれない団体' });
  await consentFor(who, { items: ['health'] });
  await consentFor(who, { purpose: '別のこと', givenOn: '2025-04-01', validUntil: '2026-03-31' });
  await expect(hand()).rejects.toMatchObject({ code: 'consent-missing' });
  await consentFor(who, {
    recipientOrganizationId: null,
    recipientName: '交通安全の会の代表',
    purpose: '渡すため',
  });
  await hand();
  expect((await newest(who)).edition).toMatchObject({ handedOn: today, handedTo: '会の代表 松井さん' });
  await expect(hand()).rejects.toMatchObject({ code: 'already-done' });
  const early = await placed('sounding');
  await consentFor(early);
  await save(early, sheet, 0);
  await agreeCareSheet(town.recorder, (await newest(early)).seen, { on: today, manner: 'signed' });
  await expect(
    handCareSheet(town.recorder, (await newest(early)).seen, { on: today, to: '代表' }, today),
  ).rejects.toMatchObject({ code: 'consent-missing' });
});

it('不変条件9: 了解した版は変えられない。直すと次の版になり、また了解がいる', async () => {
  const who = await placed();
  await save(who, sheet, 0);
  const { seen } = await newest(who);
  await agreeCareSheet(town.recorder, seen, { on: today, manner: 'written_for' });
  await expect(agreeCareSheet(town.recorder, seen, { on: today, manner: 'signed' })).rejects.toMatchObject({
    code: 'changed-meanwhile',
  });
  await save(who, { ...sheet, avoid: '大きな声' }, 1);
  const { editions } = await fileOf(who);
  expect(editions.map(({ agreedOn }) => agreedOn)).toEqual([null, today]);
  await consentFor(who);
  const older = editions[1]!;
  await expect(
    handCareSheet(
      town.recorder,
      { ...who, sheetId: older.id, version: older.version },
      { on: today, to: '代表' },
      today,
    ),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' });
  await expect(
    asActor(town.recorder, { act: 'test.rewrite' }, (db) =>
      db.updateTable('careSheet').set({ content: '{}' }).where('id', '=', older.id).execute(),
    ),
  ).rejects.toMatchObject({ code: 'not-permitted' });
});

/** What the host's role reads on its link. */
async function asHost(linkId: string): Promise<{ told: ToldSheet }[]> {
  const client = await database.owner.connect();
  try {
    await client.query(
      beginAs({ kind: 'host', municipalityId: town.municipalityId, tokenHash: 'a'.repeat(64), linkId }),
    );
    const { rows } = await client.query<{ told: ToldSheet }>('select told from care_sheet');
    await expect(client.query('select not_told from care_sheet')).rejects.toMatchObject({ code: '42501' });
    return rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

it('不変条件4: 受入先には渡した版だけが見え、伝えないことは見えず、同意を撤回した次の要求から消える', async () => {
  const who = await placed();
  const linkId = uuidv7();
  await database.owner.query(
    `insert into host_link (municipality_id, id, person_id, placement_id, resource_id, token_hash, valid_until, created_by)
     values ($1, $2, $3, $4, $5, $6, now() + interval '30 days', $7)`,
    [town.municipalityId, linkId, who.personId, who.placementId, resourceId, linkId, town.recorder.accountId],
  );
  await database.owner.query('update placement set host_link_id = $1 where id = $2', [
    linkId,
    who.placementId,
  ]);
  await asActor(town.recorder, { act: 'test.derive' }, async (db) =>
    (await import('#db/access-list.ts')).refreshAccess(db, who.personId),
  );
  await save(who, sheet, 0);
  await agreeCareSheet(town.recorder, (await newest(who)).seen, { on: today, manner: 'signed' });
  expect(await asHost(linkId)).toEqual([]);
  const consentId = await consentFor(who, { validUntil: '2099-03-31' });
  await handCareSheet(town.recorder, (await newest(who)).seen, { on: today, to: '代表' }, today);
  const [shown] = await asHost(linkId);
  expect(shown?.told).toEqual(forHost(sheet));
  expect(JSON.stringify(shown)).not.toContain('病名');
  await withdrawConsent(town.recorder, who.personId, { id: consentId, version: 1 }, '本人から');
  expect(await asHost(linkId)).toEqual([]);
  expect((await newest(who)).edition.hasLostConsent).toBe(true);
  expect(await asActor(town.recorder, { act: 'access.check' }, findAccessDrift)).toEqual([]);
  await takeBackCareSheet(town.recorder, (await newest(who)).seen, today);
  expect((await newest(who)).edition).toMatchObject({ takenBackOn: today, hasLostConsent: false });
  await expect(takeBackCareSheet(town.recorder, (await newest(who)).seen, today)).rejects.toMatchObject({
    code: 'already-done',
  });
});

it('手わたすと、道のひらいている入口の印がつく。入口より先に手わたしたものは、入口をひらくとつく', async () => {
  const who = await placed();
  await consentFor(who);
  const edition = async (content: CareSheetContent, number: number) => {
    await save(who, content, number - 1);
    await agreeCareSheet(town.recorder, (await newest(who)).seen, { on: today, manner: 'signed' });
    await handCareSheet(town.recorder, (await newest(who)).seen, { on: today, to: '代表' }, today);
  };
  const linksOf = async () => {
    const { rows } = await database.owner.query<{ what: string }>(
      `select edition::text as what from care_sheet where placement_id = $1 and host_link_id = (select host_link_id from placement where id = $1)
       union all select watcher from watch_request where placement_id = $1 and host_link_id = (select host_link_id from placement where id = $1)`,
      [who.placementId],
    );
    return rows.map(({ what }) => what).sort();
  };
  const open = async () => {
    const { rows } = await database.owner.query<{ version: number }>(
      'select version from placement where id = $1',
      [who.placementId],
    );
    const draft = { addressee: '会', about: '', asker: '水沢', askerPhone: '', validUntil: '2099-03-31' };
    const opening = { ...who, id: uuidv7(), version: rows[0]?.version ?? 0, draft, sureOf: [] };
    expect(await openHostLink(town.recorder, opening)).toMatchObject({ ok: true });
  };
  const asked = async (watcher: string, isOnHostPage: boolean) => {
    const seen = { ...who, watchId: uuidv7(), version: 1 };
    await writeWatchRequest(town.recorder, who.personId, who.placementId, seen.watchId, {
      ...watch,
      watcher,
    });
    await agreeWatchRequest(town.recorder, seen, today);
    return askWatchRequest(town.recorder, { ...seen, version: 2 }, { on: today, isOnHostPage }, today);
  };
  await edition(sheet, 1);
  await edition({ ...sheet, avoid: '大きな声' }, 2);
  await asked('会のみなさん', true);
  await asked('民生委員', false);
  expect(await linksOf()).toEqual([]);
  await open();
  expect(await linksOf()).toEqual(['2', '会のみなさん']);
  await edition({ ...sheet, avoid: '急な予定' }, 3);
  expect(await linksOf()).toEqual(['3', '会のみなさん']);
  await open();
  expect(await linksOf()).toEqual(['3', '会のみなさん']);
});

it('不変条件2: 受入先の画面に出す見守り依頼は、受入先への同意がいり、撤回すると職員にもそう見える', async () => {
  const who = await placed();
  const watchId = uuidv7();
  await writeWatchRequest(town.recorder, who.personId, who.placementId, watchId, watch);
  await agreeWatchRequest(town.recorder, { ...who, watchId, version: 1 }, today);
  const ask = () =>
    askWatchRequest(town.recorder, { ...who, watchId, version: 2 }, { on: today, isOnHostPage: true }, today);
  expect(await ask()).toEqual({ ok: false, lacks: 'host-consent' });
  const consentId = await consentFor(who);
  expect(await ask()).toEqual({ ok: true });
  const shown = async () =>
    (await listWatchRequests(town.recorder, who.personId, who.placementId)).map(
      ({ onHostPage }) => onHostPage,
    );
  expect(await shown()).toEqual(['no-door']);
  await withdrawConsent(town.recorder, who.personId, { id: consentId, version: 1 }, '');
  expect(await shown()).toEqual(['lost-consent']);
  expect(await asActor(town.recorder, { act: 'access.check' }, findAccessDrift)).toEqual([]);
});

const watch: WatchDraft = {
  ...emptyWatchRequest,
  watcher: '立ち番の松井さん',
  told: '無理をしないよう、見ていてください',
  signs: ['tired', 'absent'],
  tell: '参加支援センター 000-0000-0110',
  until: '2027-03-31',
};

it('見守り依頼：本人の了解→頼む→返事→終える。順番はとばせない', async () => {
  const who = await placed();
  const watchId = uuidv7();
  await writeWatchRequest(town.recorder, who.personId, who.placementId, watchId, watch);
  await writeWatchRequest(town.recorder, who.personId, who.placementId, watchId, watch);
  const seen = (version: number) => ({ ...who, watchId, version });
  const ask = { on: today, isOnHostPage: false };
  await expect(askWatchRequest(town.recorder, seen(1), ask, today)).rejects.toMatchObject({
    code: 'consent-missing',
  });
  await agreeWatchRequest(town.recorder, seen(1), today);
  await expect(
    answerWatchRequest(town.recorder, seen(2), { answer: 'accepted', on: today }),
  ).rejects.toMatchObject({ code: 'already-done' });
  await askWatchRequest(town.recorder, seen(2), ask, today);
  await expect(changeWatchRequest(town.recorder, seen(3), watch)).rejects.toMatchObject({
    code: 'already-done',
  });
  await expect(
    answerWatchRequest(town.recorder, seen(2), { answer: 'accepted', on: today }),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' });
  await answerWatchRequest(town.recorder, seen(3), { answer: 'accepted', on: today });
  await endWatchRequest(town.recorder, seen(4), '会の一員になった');
  await expect(endWatchRequest(town.recorder, seen(5), '')).rejects.toMatchObject({ code: 'already-done' });
  expect(await listWatchRequests(town.recorder, who.personId, who.placementId)).toMatchObject([
    { answer: 'accepted', endedReason: '会の一員になった' },
  ]);
});

it('見守り依頼：ことばを直すと、本人の了解からやりなおし。ふたりの直しは欄ごとに見る', async () => {
  const who = await placed();
  const watchId = uuidv7();
  await writeWatchRequest(town.recorder, who.personId, who.placementId, watchId, watch);
  await agreeWatchRequest(town.recorder, { ...who, watchId, version: 1 }, today);
  await changeWatchRequest(
    town.recorder,
    { ...who, watchId, version: 2 },
    { ...watch, told: '暑い日は声を' },
  );
  const [stored] = await listWatchRequests(town.recorder, who.personId, who.placementId);
  expect(stored).toMatchObject({ agreedOn: null, content: { told: '暑い日は声を' }, version: 3 });
  const clash = await changeWatchRequest(
    town.colleague,
    { ...who, watchId, version: 2 },
    { ...watch, told: '休む日は電話を', often: '毎朝' },
  );
  expect(clash).toMatchObject({ ok: false, clash: { fields: [{ field: 'told' }] } });
});

const memo = {
  ...emptyMemorandum,
  role: '朝の立ち番',
  recallNoticeDays: 21,
  validFrom: today,
  validUntil: '2027-03-31',
};

it('覚書：両方が合意すると変えられなくなり、予告の日数が参加に写る。更新は次の版', async () => {
  const who = await placed();
  const saveMemo = async (content: typeof memo, seen: number) =>
    saveMemorandum(town.recorder, who.personId, who.placementId, { seen, content });
  const latest = async () => {
    const { editions, placement } = await listMemoranda(town.recorder, who.personId, who.placementId);
    const { id, version } = editions[0]!;
    return {
      edition: editions[0]!,
      notice: placement.recallNoticeDays,
      seen: { ...who, memorandumId: id, version },
    };
  };
  await saveMemo(memo, 0);
  expect(await agreeMemorandum(town.recorder, (await latest()).seen, { side: 'person', on: today })).toEqual({
    isSigned: false,
  });
  expect((await latest()).notice).toBe(30);
  const host = { side: 'host' as const, on: today, signer: '代表 松井 明' };
  expect(await agreeMemorandum(town.recorder, (await latest()).seen, host)).toEqual({ isSigned: true });
  expect(await latest()).toMatchObject({ notice: 21, edition: { hostSigner: '代表 松井 明' } });
  await expect(agreeMemorandum(town.recorder, (await latest()).seen, host)).rejects.toMatchObject({
    code: 'already-done',
  });
  const signed = (await latest()).seen;
  await saveMemo({ ...memo, validFrom: '2027-04-01', validUntil: '2028-03-31', recallNoticeDays: 45 }, 1);
  expect((await latest()).edition).toMatchObject({ edition: 2, personAgreedOn: null, lockedAt: null });
  expect((await latest()).notice).toBe(21);
  await expect(agreeMemorandum(town.recorder, signed, host)).rejects.toMatchObject({
    code: 'changed-meanwhile',
  });
  await endMemorandum(town.recorder, (await latest()).seen, '団体の都合');
  await expect(endMemorandum(town.recorder, (await latest()).seen, '')).rejects.toMatchObject({
    code: 'already-done',
  });
});

it('ほかの機関からは、どの紙も見つからない', async () => {
  const who = await placed();
  await save(who, sheet, 0);
  const args = [who.personId, who.placementId] as const;
  await expect(readCareSheet(town.other, ...args, today)).rejects.toMatchObject({ code: 'not-found' });
  await expect(listMemoranda(town.other, ...args)).rejects.toMatchObject({ code: 'not-found' });
  await expect(save(who, sheet, 0, town.other)).rejects.toMatchObject({ code: 'not-found' });
  expect(await listWatchRequests(town.other, ...args)).toEqual([]);
});
