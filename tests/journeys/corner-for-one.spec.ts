import { signIn, test } from './journey.ts';
import { importRegister, registerCorner, registers, tellElderStory } from './elder-story.ts';
import type { Newcomer } from './casework.ts';

const elder: Newcomer = {
  familyName: '早川',
  givenName: 'ミヨ',
  familyNameKana: 'はやかわ',
  givenNameKana: 'みよ',
  bornOn: '昭和22年5月9日',
  household: 'ひとり暮らし',
  area: '北野',
  phone: '000-0000-4101',
  route: '地域包括支援センター',
  topics: ['地域との関係'],
  ownWords: '「集まりは、どうもね。朝は早いのよ」',
};

const { title, files } = registers();

test(`A3 台帳を取り込む（${title}）`, async ({ page }) => {
  await signIn(page, 'participation');
  for (const register of files) await importRegister(page, register);
});

test('A3 集団が苦手な人が、ひとりの角を見つける。やめると言えば、次の画面から閉じる', async ({
  page,
  desk,
}) => {
  await signIn(page, 'participation');
  await registerCorner(page, '交差点の立ち番　西町', { answers: 'keys' });
  const agency = await desk('consultation');
  await tellElderStory(page, agency, elder, '交差点の立ち番　西町', { answers: 'keys' });
});

test.describe('スクリプトなしで', () => {
  test.use({ javaScriptEnabled: false });

  test('A3 おなじ道を、ふつうの書式だけで行ける', async ({ page, desk }) => {
    await signIn(page, 'participation');
    for (const register of files.slice(0, 1)) await importRegister(page, register);
    await registerCorner(page, '交差点の立ち番　東町', { answers: 'clicks' });
    const agency = await desk('consultation', { javaScriptEnabled: false });
    const other = { ...elder, familyName: '早坂', familyNameKana: 'はやさか', phone: '000-0000-4102' };
    await tellElderStory(
      page,
      agency,
      { ...other, givenName: 'トヨ', givenNameKana: 'とよ', bornOn: '昭和21年3月2日' },
      '交差点の立ち番　東町',
      { answers: 'clicks' },
    );
  });
});
