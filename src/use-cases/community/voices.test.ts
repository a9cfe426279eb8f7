import { uuidv7 } from 'uuidv7';
import { beforeAll, expect, it } from 'vitest';
import { voiceAsWish } from '#domain/voice-wish.ts';
import { blankVoiceConditions } from '#domain/voice.ts';
import { someVoice, someWishes } from '#tests/community.ts';
import { testDatabase } from '#tests/database.ts';
import { addTown, type Town } from '#tests/people.ts';
import { addAlly } from './add-ally.ts';
import { changeVoice } from './change-voice.ts';
import { endAlly } from './end-ally.ts';
import { listVoices } from './list-voices.ts';
import { readVoice, type VoiceRecord } from './read-voice.ts';
import { recordVoice, type VoiceRecording } from './record-voice.ts';
import { setVoiceState } from './set-voice-state.ts';

const database = testDatabase();
const refused = (code: string) => expect.objectContaining({ code });
let town: Town;

async function record(more: Partial<VoiceRecording> = {}): Promise<string> {
  const given = { voice: someVoice, conditions: someWishes, fromKind: 'organization' as const };
  const kept = await recordVoice(town.recorder, { ...given, heardOn: '2026-11-10', sureOf: [], ...more });
  if (!kept.ok) throw new Error(`not kept: ${JSON.stringify(kept)}`);
  return kept.id;
}

async function read(id: string): Promise<VoiceRecord> {
  const found = await readVoice(town.recorder, id);
  if (!found) throw new Error('expected the voice');
  return found;
}

beforeAll(async () => {
  town = await addTown(database.owner);
});

it('声は、言ったとおりのことばと条件で残り、そのまま「願い」になる', async () => {
  const found = await read(await record());
  expect(found.voice).toEqual(someVoice);
  expect(found.conditions).toEqual(someWishes);
  expect(found).toMatchObject({ state: 'open', fromKind: 'organization', version: 1, heardOn: '2026-11-10' });
  const { id, heardOn, state, conditions } = found;
  const wish = voiceAsWish({ id, heardOn, state, conditions, words: found.voice.words, theme: '' });
  expect(wish).toMatchObject({ kind: 'wish', concepts: ['a.menonly', 't.men'], group: 8 });
});

it('同じ用紙を二度送っても、声はひとつ', async () => {
  const id = uuidv7();
  await record({ id });
  await record({ id, voice: { ...someVoice, words: '二度目' } });
  expect((await read(id)).voice.words).toBe(someVoice.words);
});

it('人の名や年齢、電話のある声は残らず、どこがいけないかが返る', async () => {
  const before = (await listVoices(town.recorder, {})).total;
  const kept = await recordVoice(town.recorder, {
    voice: { ...someVoice, words: '田中さんは78歳で、ひとりで困っている' },
    conditions: blankVoiceConditions(),
    fromKind: 'resident',
    heardOn: '2026-11-10',
    sureOf: [],
  });
  expect(kept).toMatchObject({ ok: false });
  if (!kept.ok) {
    expect(kept.identifying.map(({ found, weight }) => [found, weight])).toEqual([
      ['78歳', 'must'],
      ['田中さん', 'ask'],
    ]);
  }
  expect((await listVoices(town.recorder, {})).total).toBe(before);
});

it('ふたりが別のところを直せば合わさり、同じところなら両方が見える。ことばは消えない', async () => {
  const id = await record();
  const base = { voice: someVoice, conditions: someWishes, sureOf: [], seen: 1 };
  const fewer = { ...base, conditions: { ...someWishes, group: 12 } };
  expect(await changeVoice(town.colleague, id, fewer)).toEqual({ ok: true });
  const quieter = { ...base, voice: { ...someVoice, theme: '男性' } };
  expect(await changeVoice(town.recorder, id, quieter)).toEqual({ ok: true });
  const both = await read(id);
  expect(both.voice.theme).toBe('男性');
  expect(both.conditions.group).toBe(12);

  const late = { ...base, voice: { ...someVoice, theme: '料理' } };
  const clash = await changeVoice(town.recorder, id, late);
  expect(clash).toMatchObject({
    ok: false,
    clash: { fields: [{ field: 'theme', mine: '料理', theirs: '男性', before: '居場所' }], version: 3 },
  });
  const chosen = { ...late, kept: { version: 3, sides: { theme: 'mine' as const } } };
  expect(await changeVoice(town.recorder, id, chosen)).toEqual({ ok: true });
  expect((await read(id)).voice.theme).toBe('料理');
});

it('同時に保存しても、片方だけが黙って消えることはない', async () => {
  const id = await record();
  const change = (theme: string) => ({
    voice: { ...someVoice, theme },
    conditions: someWishes,
    sureOf: [],
    seen: 1,
  });
  const answers = await Promise.all([
    changeVoice(town.recorder, id, change('ひとつめ')),
    changeVoice(town.colleague, id, change('ふたつめ')),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((answer) => 'clash' in answer)).toHaveLength(1);
});

it('共感はふえ、ぬけてもなかったことにはならない。声の主の名は要らない', async () => {
  const id = await record();
  const ally = { organizationId: null, fromParticipants: false, since: '2026-11-12' };
  const taro = { ...ally, name: '太郎', part: 'feels_same' as const, offers: '' };
  const added = await addAlly(town.recorder, { voiceId: id }, taro);
  await addAlly(
    town.recorder,
    { voiceId: id },
    { ...ally, name: '花子', part: 'helper', offers: '鍵を開ける' },
  );
  if (!added.ok) throw new Error('expected an ally');
  await endAlly(town.colleague, added.id, { on: '2026-11-20' });
  await endAlly(town.colleague, added.id, { on: '2026-11-25' });
  expect((await read(id)).allies).toMatchObject([
    { name: '花子', until: null },
    { name: '太郎', until: '2026-11-20', version: 2 },
  ]);
  const { rows } = await listVoices(town.recorder, { words: someVoice.theme });
  expect(rows.find((row) => row.id === id)?.allies).toBe(1);
  await expect(addAlly(town.recorder, { voiceId: uuidv7() }, taro)).rejects.toEqual(refused('not-found'));
});

it('声の行き先は、見ていた状態からだけ動く', async () => {
  const id = await record();
  await setVoiceState(town.recorder, id, { from: 'open', to: 'resting' });
  await setVoiceState(town.recorder, id, { from: 'open', to: 'resting' });
  expect((await read(id)).state).toBe('resting');
  await expect(setVoiceState(town.recorder, id, { from: 'open', to: 'answered' })).rejects.toEqual(
    refused('changed-meanwhile'),
  );
});

it('言葉・状態・頁でさがせる。記号も、ただの字としてさがす', async () => {
  const id = await record({ voice: { ...someVoice, words: '夜に100%ひらく場所がほしい' } });
  const ids = async (words: string) => (await listVoices(town.recorder, { words })).rows.map((row) => row.id);
  expect(await ids('１００％ ひらく')).toEqual([id]);
  expect(await ids('100_')).toEqual([]);
  const first = await listVoices(town.recorder, { limit: 2 });
  expect(first.rows).toHaveLength(2);
  const second = await listVoices(town.recorder, { limit: 2, after: first.next ?? '' });
  expect(second.rows.map((row) => row.id)).not.toContain(first.rows[1]?.id);
});

it('ケースを見ない管理者と、よその機関のちがいは、声にはない。管理者には一つも見えない', async () => {
  const id = await record();
  expect((await readVoice(town.other, id))?.voice.words).toBe(someVoice.words);
  expect(await readVoice(town.administrator, id)).toBeUndefined();
  expect((await listVoices(town.administrator, {})).total).toBe(0);
});
