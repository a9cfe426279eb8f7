import { uuidv7 } from 'uuidv7';
import { asActor } from '#db/as-actor.ts';
import { addDays } from '#domain/calendar-day.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { writeSchoolDays } from '#use-cases/school-calendar/write-school-days.ts';
import type { DemoTown } from './demo-person.ts';

const voices: readonly [words: string, scene: string, theme: string, area: string, daysAgo: number][] = [
  ['男の人が集まる理由が、うちの地区にはない', '川端地区　自治会長', '居場所', '川端', 8],
  ['登校の見守りが、三丁目だけ足りません', '北野小学校', '見守り', '北野', 12],
  ['夜、だれもいない公園の灯だけがついている', '中央地区　見回りの会', '夜', '中央', 20],
  ['子どもと二人で食べると、味がしない日がある', 'こども食堂の帰り道', '子育て', '中央', 31],
];

/** What people of the town said, without anybody's name, and the school calendar of this and the next year. */
export async function seedVoices(town: DemoTown, now: Date): Promise<void> {
  const worker = town.workers['hamaguchi'];
  if (!worker) throw new Error('the demo town has no community coordinator');
  const today = tokyoDay(now);
  await asActor(worker, { act: 'voices.record' }, async (db) => {
    for (const [words, scene, theme, area, daysAgo] of voices) {
      await db
        .insertInto('voice')
        .values({
          municipalityId: worker.municipalityId,
          id: uuidv7(),
          words,
          scene,
          theme,
          areaId: town.areas[area] ?? null,
          fromKind: 'resident',
          heardOn: addDays(today, -daysAgo),
          createdBy: worker.accountId,
        })
        .execute();
    }
  });
  const year = Number(today.slice(0, 4));
  for (const start of [year - 1, year, year + 1]) {
    const holiday = (from: string, until: string, note: string) =>
      writeSchoolDays(worker, { from, until, kind: 'holiday', note });
    await holiday(`${start}-07-21`, `${start}-08-31`, '夏休み');
    await holiday(`${start}-12-25`, `${start + 1}-01-07`, '冬休み');
    await holiday(`${start}-03-25`, `${start}-04-06`, '春休み');
  }
}
