import { uuidv7 } from 'uuidv7';
import { addDays } from '#domain/calendar-day.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { proposeSharing } from '#use-cases/placement/propose-sharing.ts';
import { setSharingRule } from '#use-cases/placement/set-sharing-rule.ts';
import type { DemoTown } from './demo-person.ts';

/** The weight that a meeting has set, and the first proposal that was made with it. Nobody has decided a line yet. */
export async function seedSharing(town: DemoTown, now: Date): Promise<void> {
  const { murase: coordinator, mizusawa: worker } = town.workers;
  if (!coordinator || !worker) throw new Error('the demo town has nobody who shares its places');
  const today = tokyoDay(now);
  await setSharingRule(coordinator, {
    id: uuidv7(),
    draft: {
      weight: '40',
      meetingId: null,
      reason:
        '半年をこえて待つ人がいる一方、合わない場では続かないため、両方を見る。年度がかわったら、待った日と続いた人の数を見て話しなおす。',
      reviewOn: addDays(today, 150),
    },
  });
  await proposeSharing(worker, { id: uuidv7(), draft: { weight: '40', meetingId: null } }, today);
}
