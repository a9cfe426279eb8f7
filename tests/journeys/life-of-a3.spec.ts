import { callIsTaken, isHeard, isPlannedFor } from './a3-planned.ts';
import { findsHerCorner, promisesAreMade } from './a3-placed.ts';
import { isCalledAgain, isLetGo, isLookedBackOn, sheStands } from './a3-supported.ts';
import type { Cast, Life } from './a3-cast.ts';
import { dayFrom } from './case-steps.ts';
import { fullName, type Newcomer } from './casework.ts';
import { watchScreens } from './glance.ts';
import { hostPhone } from './host-door.ts';
import { expect, test } from './journey.ts';

test.use({ actionTimeout: 15_000 });
test.describe.configure({ mode: 'parallel' });

function elder(familyName: string, familyNameKana: string, phone: string): Newcomer {
  return {
    familyName,
    givenName: 'ヨネ',
    familyNameKana,
    givenNameKana: 'よね',
    bornOn: '昭和22年5月9日',
    household: 'ひとり暮らし',
    area: '北野',
    phone,
    route: '本人',
    topics: ['地域との関係'],
    ownWords: '「集まりは、どうもね。朝は早いのよ」',
    receivedOn: dayFrom(-300),
    method: '電話',
  };
}

function lifeOf(person: Newcomer, side: string, answers: Life['answers']): Life {
  return {
    person,
    name: fullName(person),
    path: '',
    corner: `学校前の角　${side}　朝の立ち番`,
    host: `交通安全の会　${side}`,
    answers,
    plan: '',
    way: '',
  };
}

/** The whole way in one piece: each step by the one whose step it is, each at a screen. */
async function lives(cast: Cast, life: Life): Promise<void> {
  await test.step('電話を受け、同意をうかがい、参加支援につなぐ', () => callIsTaken(cast, life));
  await test.step('話を聞き、版にする', () => isHeard(cast, life));
  await test.step('プラン、会議、本人の同意、支援決定', () => isPlannedFor(cast, life));
  await test.step('つなぐ、打診、本人のはい、見学、体験、参加', () => findsHerCorner(cast, life));
  await test.step('配慮シート、見守り、覚書、貸与、保険', () => promisesAreMade(cast, life));
  await test.step('定着支援と出欠', () => sheStands(cast, life));
  await test.step('評価と、二度目の会議', () => isLookedBackOn(cast, life));
  await test.step('終結', () => isLetGo(cast, life));
  await test.step('三か月後の連絡、年表、ふりかえり', () => isCalledAgain(cast, life));
}

test('A3 集団が苦手な人の一生：電話から、三か月後の連絡まで', async ({ desk, browser, site }) => {
  test.setTimeout(600_000);
  const cast: Cast = {
    agency: await desk('consultation'),
    worker: await desk('participation'),
    coordinator: await desk('coordinator'),
    officer: await desk('officer'),
    host: await hostPhone(browser, site),
  };
  const screens = watchScreens(Object.values(cast));
  await lives(cast, lifeOf(elder('早瀬', 'はやせ', '000-0000-4901'), '西', 'keys'));
  expect(screens.size).toBeGreaterThan(50);
  await cast.host.context().close();
});

test('A3 おなじ一生を、スクリプトなしで', async ({ desk, browser, site }) => {
  test.setTimeout(600_000);
  const plain = { javaScriptEnabled: false };
  const cast: Cast = {
    agency: await desk('consultation', plain),
    worker: await desk('participation', plain),
    coordinator: await desk('coordinator', plain),
    officer: await desk('officer', plain),
    host: await hostPhone(browser, site, false),
  };
  await lives(cast, lifeOf(elder('早田', 'はやた', '000-0000-4902'), '東', 'clicks'));
  await cast.host.context().close();
});
