import { refreshAccess } from '#db/access-list.ts';
import { asActor } from '#db/as-actor.ts';
import { activityShape, type ActivityPart, type ActivityWords } from '#domain/activity.ts';
import type { HeldSession } from '#domain/activity-session.ts';
import type { Worker } from '#domain/actor.ts';
import { hoursOn, weeklyRule } from '#domain/hours.ts';
import { townVoiceShape, voiceConditionsShape, type TownVoice } from '#domain/voice.ts';
import { uuidv7 } from 'uuidv7';

/** Words of a voice and an activity, complete and valid, of which a test changes what it is about. */
export const someVoice: TownVoice = townVoiceShape.parse({
  words: '男性の集まる機会をつくりたい',
  scene: '秋の役員会',
  theme: '居場所',
  areaId: null,
  organizationId: null,
  toldBy: '自治会長',
  sharing: 'yes',
});

export const someWishes = voiceConditionsShape.parse({
  v: 1,
  concepts: ['a.menonly'],
  wanted: ['t.men'],
  hours: hoursOn([5], 540, 720),
  group: 8,
});

export const someActivity: ActivityWords = activityShape.parse({
  name: '土曜の囲碁の会',
  nameKana: 'どようのいごのかい',
  summary: '土曜の午前に集まって、碁を打つ',
  concepts: ['a.comm'],
  organizationId: null,
  placeId: null,
  areaId: null,
  rule: weeklyRule(hoursOn([5], 600, 720)),
  minutes: 120,
  firstOn: '2026-12-05',
  capacity: 10,
  feeYen: 100,
  ledBy: '川端自治会 世話役会',
  firstSupport: '職員がいっしょに机を出す',
  fading: '3回目から後ろで見る',
  conditions: { v: 1, concepts: ['a.comm'], group: 8, supports: ['seat'] },
});

export const someHeld: HeldSession = {
  onDay: '2026-11-21',
  headcount: 7,
  firstTime: 2,
  cameAgain: 5,
  staffPart: 'beside',
  theme: '',
  words: '盤が足りず、ふたりで一面を囲んだ',
};

/** That somebody's own support led to the activity, as composing writes it. */
export async function linkToCase(
  worker: Worker,
  activityId: string,
  { personId, caseId, part = 'lead' }: { personId: string; caseId: string; part?: ActivityPart },
): Promise<void> {
  await asActor(worker, { act: 'test.link' }, async (db) => {
    const { municipalityId, accountId: createdBy } = worker;
    const row = { municipalityId, id: uuidv7(), activityId, personId, caseId, part, createdBy };
    await db
      .insertInto('activityCase')
      .values({ ...row, fromDay: '2026-11-01' })
      .execute();
    await refreshAccess(db, personId);
  });
}
