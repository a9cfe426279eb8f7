import { uuidv7 } from 'uuidv7';
import { addDays } from '#domain/calendar-day.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { recordClosure } from '#use-cases/bookings/record-closure.ts';
import { placementOf } from './paper-placement.ts';
import type { DemoTown } from './demo-person.ts';
import { seedCornerPapers } from './papers-of-corner.ts';
import { seedWorkshopPapers } from './papers-of-workshop.ts';

/**
 * What goes with the two placements of the seed's cases A3 and B3: sheets, asks, agreements, loans, insurance, money, a near
 * miss, half days, and one host that needs a place back. Written through the verbs of the screens.
 */
export async function seedPapers(town: DemoTown, now: Date): Promise<void> {
  const worker = town.workers['mizusawa'];
  const coordinator = town.workers['hamaguchi'];
  if (!worker || !coordinator) throw new Error('the demo town has nobody who writes papers');
  const today = tokyoDay(now);
  const day = (offset: number) => addDays(today, offset);
  const corner = await placementOf(worker, {
    familyName: '古屋',
    resourceName: '三丁目の角　朝の立ち番',
    role: '朝の立ち番（月・水）',
    hostPerson: '会の代表 松井さん',
    since: day(-5),
  });
  const workshop = await placementOf(worker, {
    familyName: '木暮',
    resourceName: '作業所あおぞら　パソコン入力の席',
    role: '伝票の入力（火・木の午前）',
    hostPerson: '管理者 谷口さん',
    since: day(-6),
  });
  await seedCornerPapers({ worker, placement: corner, day });
  await seedWorkshopPapers({ worker, placement: workshop, day }, today);
  await recordClosure(coordinator, null, uuidv7(), {
    fromDay: day(-12),
    toDay: day(-12),
    half: 'am',
    kind: 'weather',
    reason: '大雨警報のため',
  });
  await recordClosure(coordinator, workshop.resourceId, uuidv7(), {
    fromDay: day(9),
    toDay: day(10),
    half: '',
    kind: 'host',
    reason: '職員研修',
  });
}
