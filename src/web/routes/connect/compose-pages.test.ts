import { beforeAll, expect, it } from 'vitest';
import type { Worker } from '#domain/actor.ts';
import { hoursOn, weeklyRule } from '#domain/hours.ts';
import { voiceConditionsShape } from '#domain/voice.ts';
import { recordVoice } from '#use-cases/community/record-voice.ts';
import { addCase } from '#tests/cases.ts';
import { someVoice } from '#tests/community.ts';
import { testDatabase } from '#tests/database.ts';
import { signedIn, type Visitor } from '#tests/pages.ts';
import { addTown, today, type Town } from '#tests/people.ts';
import { addAssessment, addResource } from '#tests/placement-scenes.ts';

const database = testDatabase();
let town: Town;
let worker: Worker;
let site: Visitor;
let personId: string;
let voiceId: string;
let placeId: string;

beforeAll(async () => {
  town = await addTown(database.owner);
  worker = town.recorder;
  site = await signedIn(worker, () => new Date(`${today}T03:00:00Z`));
  ({ personId } = await addCase(worker));
  placeId = await addResource(database.owner, worker, {
    name: '川端公民館 調理室',
    kind: 'space',
    opportunity: { v: 1, windows: [{ rule: weeklyRule(hoursOn([5], 600, 720)), capacity: 12 }] },
  });
});

it('アセスメントがなければ、書くことをすすめる', async () => {
  const page = await site.get(`/connect/${personId}/compose`);
  expect(page.status).toBe(200);
  expect(page.text).toContain('アセスメントを書く');
});

it('案は、強み・声・場と、わけ、聞くこと、減らし方を見せ、点数も人の順も見せない', async () => {
  await addAssessment(worker, personId, {
    profile: {
      v: 1,
      strengths: [{ text: '和食の調理 31年<b>', concepts: ['a.cook'], level: 'professional' }],
      tolerance: { standing: 1, heavy: 0, fine_hand: 1 },
      hours: hoursOn([5], 540, 780),
    },
  });
  const conditions = voiceConditionsShape.parse({ v: 1, concepts: ['a.menonly'], wanted: ['t.men'] });
  const heard = { voice: someVoice, conditions, fromKind: 'resident', heardOn: today, sureOf: [] } as const;
  const answer = await recordVoice(worker, heard);
  if (!answer.ok) throw new Error('expected a voice');
  voiceId = answer.id;
  const list = await site.get(`/connect/${personId}/compose`);
  expect(list.text).toContain('男性の料理教室');
  expect(list.text).toContain('和食の調理 31年&lt;b&gt;');
  const draft = await site.get(`/connect/${personId}/compose/${voiceId}.cook-class`);
  for (const shown of [
    'この案で活動をはじめる',
    '声の主に聞く',
    '場の主に聞く',
    '本人に聞く',
    '検便',
    '1〜2回目',
    'いすに座ってできる台',
  ]) {
    expect(draft.text).toContain(shown);
  }
  expect(draft.text).not.toMatch(/点数|スコア|\d%/u);
});

it('案の頁は、ほかに来られそうな人を、5人より少なければ数で言わない', async () => {
  const { text } = await site.get(`/connect/${personId}/compose/${voiceId}.cook-class`);
  expect(text).toContain('ほかに来られそうな人');
  expect(text).toContain('5人より少ないか、まだ聞いていません');
  // It belongs to the page of one draft: not to the list, and not to what is kept.
  expect((await site.get(`/connect/${personId}/compose`)).text).not.toContain('来られそうな人');
});

it('このときの案は、その日の案とわけを見せ、同じになると言う。案に手は出せず、よその機関には無い', async () => {
  const list = await site.get(`/connect/${personId}/compose`);
  const href = /href="(\/connect\/compose-runs\/[^"]+)">このときの案/u.exec(list.text)?.[1] ?? '';
  const { status, text } = await site.get(href);
  expect(status).toBe(200);
  for (const shown of ['同じ案になりました', '男性の料理教室', 'いすに座ってできる台', 'その日の条件'])
    expect(text).toContain(shown);
  expect(text).not.toContain('この案で活動をはじめる');
  expect((await site.get(`/connect/runs?person=${personId}`)).text).toContain(href);
  const stranger = await signedIn(town.other, () => new Date(`${today}T03:00:00Z`));
  expect((await stranger.get(href)).status).toBe(404);
});

it('声の頁からは、人の名を出さず、数で言えない強みも出さない', async () => {
  const page = await site.get(`/town/voices/${voiceId}/compose`);
  expect(page.status).toBe(200);
  expect(page.text).not.toContain('相良');
  expect(page.text).toContain('声の側から人は選びません');
});

it('いまはしない案は、わけを聞き、出なくなり、取り消せる。書きまちがいは、書いたまま戻る', async () => {
  const list = `/connect/${personId}/compose`;
  const path = `${list}/${voiceId}.cook-class/pass`;
  expect((await site.get(path)).text).toContain('場の主が、いまは貸せない');
  const wrong = await site.post(path, { reason: '', until: '2月31日' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('2月31日');
  expect((await site.post(path, { reason: 'too_early', until: '2020/1/1' })).status).toBe(422);
  expect((await site.post(path, { reason: 'person_not_now', until: '' })).location).toBe(list);
  const after = await site.get(list);
  expect(after.text).toContain('いまはしない案');
  expect(after.text).not.toContain(`${list}/${voiceId}.cook-class"`);
  expect((await site.get(path)).location).toBe(list);
  const pass = /name="pass" value="([^"]*)"/u.exec(after.text)?.[1] ?? '';
  expect((await site.post(`${list}/undo`, { pass })).location).toBe(list);
  expect((await site.get(list)).text).toContain(`${list}/${voiceId}.cook-class"`);
  expect((await site.post(`${list}/undo`, { pass: 'x' })).status).toBe(404);
});

it('変わった案は始めず、そう言う。見たとおりなら始まり、もう一度押しても同じ所へ行く', async () => {
  const path = `/connect/${personId}/compose/${voiceId}.cook-class`;
  const firstOn = /name="firstOn" value="([^"]*)"/u.exec((await site.get(path)).text)?.[1] ?? '';
  const stale = await site.post(path, { placeId, firstOn: '2026-01-01' });
  expect(stale.status).toBe(409);
  expect(stale.text).toContain('何も始めていません');
  const done = await site.post(path, { placeId, firstOn });
  expect([done.status, done.location?.startsWith('/town/activities/')]).toEqual([303, true]);
  expect((await site.post(path, { placeId, firstOn })).location).toBe(done.location);
});

it.each([
  '/connect/x/compose',
  '/connect/compose-runs/x',
  '/settings/recipes/nothing-here',
  '/town/voices/x/compose',
])('%s は、無い頁', async (path) => {
  expect((await site.get(path)).status).toBe(404);
});

it('つくり方を直すと、次から使われ、先に直した人がいれば、違いが並び、書いたものは残る', async () => {
  expect((await site.get('/settings/recipes')).text).toContain('〇〇料理教室');
  const narrowed = (await site.get('/settings/recipes?q=%E3%81%9D%E3%81%B0%E6%89%93%E3%81%A1')).text;
  expect([narrowed.includes('〇〇そば打ちの会'), narrowed.includes('〇〇料理教室')]).toEqual([true, false]);
  expect((await site.get('/settings/recipes?q=xyz')).text).toContain('「xyz」のつくり方はありません');
  const path = '/settings/recipes/cook-class';
  const typed = {
    version: '0',
    name: '〇〇台所の会',
    concept: 'a.cook',
    'facility-0': 'kitchen',
    minutes: '９０',
    groupLeast: '4',
    groupMost: '10',
    'title-lead': '先生',
    'does-lead': '教える',
    'title-assistant': '助手',
    'does-assistant': '運ぶ',
    'title-participant': '参加する人',
    'does-participant': '切る',
    checklist: 'food',
    note: '',
    inUse: 'yes',
  };
  const wrong = await site.post(path, { ...typed, minutes: 'ながい', groupMost: '2' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('ながい');
  expect(wrong.text).toContain('最少の人数より少なくはできません');
  expect((await site.post(path, typed)).status).toBe(303);
  const clash = await site.post(path, { ...typed, name: '別の名まえの会' });
  expect(clash.status).toBe(409);
  expect(clash.text).toContain('別の名まえの会');
  expect(clash.text).toContain('〇〇台所の会');
  expect((await site.get('/settings/recipes')).text).toContain('〇〇台所の会');
});
