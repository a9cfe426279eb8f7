import { cook, lifeOf, type Cast, type Life } from './a1-cast.ts';
import { becomesTeacher, checksAreDone, promisesAreMade } from './a1-class.ts';
import { classLivesOn, isLetGo, isLookedBackOn, supportFades } from './a1-ending.ts';
import { callsIn, isHeard, isPlannedFor } from './a1-planned.ts';
import { classIsComposed, kitchenIsFree, townAgrees, voiceIsHeard } from './a1-town.ts';
import { watchScreens } from './glance.ts';
import { expect, test } from './journey.ts';

test.use({ actionTimeout: 15_000 });

async function lives(cast: Cast, life: Life): Promise<void> {
  await test.step('受付と同意', () => callsIn(cast, life));
  await test.step('話を聞き、版にする', () => isHeard(cast, life));
  await test.step('プラン、会議、本人の同意、支援決定', () => isPlannedFor(cast, life));
  await test.step('自治会の声と、空いている調理室', async () => {
    await voiceIsHeard(cast, life);
    await kitchenIsFree(cast, life);
  });
  await test.step('つくる：男性の料理教室', () => classIsComposed(cast, life));
  await test.step('声の主と場の主の了解', () => townAgrees(cast, life));
  await test.step('打診、本人のはい、見学、体験、講師に', () => becomesTeacher(cast, life));
  await test.step('約束と、確かめること', async () => {
    await promisesAreMade(cast, life);
    await checksAreDone(cast, life);
  });
  await test.step('開催と、うすれていく支え', () => supportFades(cast, life));
  await test.step('評価と、二度目の会議', () => isLookedBackOn(cast, life));
  await test.step('教室は、わたしたちの手を離れる', () => classLivesOn(cast, life));
  await test.step('終結、三か月後の連絡', () => isLetGo(cast, life));
}

test('A1 元料理人の一生：「もうお店では調理を行うことができない」から、教室が自分たちで続くまで', async ({
  desk,
}) => {
  test.setTimeout(900_000);
  const cast: Cast = {
    worker: await desk('participation'),
    community: await desk('community'),
    coordinator: await desk('coordinator'),
    officer: await desk('officer'),
  };
  const screens = watchScreens(Object.values(cast));
  await lives(cast, lifeOf(cook('安西', 'あんざい', '000-0000-4921'), '川端西'));
  expect(screens.size).toBeGreaterThan(40);
});
