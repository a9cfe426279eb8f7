import { expect, it } from 'vitest';
import { isEasyPassword } from './is-easy-password.ts';

const own = ['tashiro.minori', '田代 実里', 'たしろ みのり'];

it.each([
  'passwordpassword',
  'password12345',
  '123456789012',
  'qwertyuiop12',
  'aaaaaaaaaaaa',
  'ああああああああああああ',
  '縁側縁側縁側縁側縁側縁側',
  'tashiro-minori',
  'TASHIRO.minori1',
  '田代実里たしろみのり',
])('先に試されるものは、長くても断る: %s', async (password) => {
  expect(await isEasyPassword(password, own)).toBe(true);
});

it.each([
  '渡された合言葉は縁側です。',
  '縁側の見える窓 3つ',
  'kaki tsubaki 7 hashigo',
  'みかんと自転車と屋根',
])('種類をまぜなくても、長くて見当のつかないものは通す: %s', async (password) => {
  expect(await isEasyPassword(password, own)).toBe(false);
});

it('とても長いものを送られても、すぐ答える', async () => {
  const began = Date.now();
  await isEasyPassword('a1'.repeat(100), own);
  expect(Date.now() - began).toBeLessThan(5_000);
});
