import { expect, it } from 'vitest';
import { personYesShape, placeAndRole, placementTermsShape } from './placement-terms.ts';

it('役割の名がもう場所の名にあるときは、二度言わない', () => {
  expect(placeAndRole('三丁目の角　朝の立ち番', '朝の立ち番')).toBe('三丁目の角　朝の立ち番');
  expect(placeAndRole('工房いぶき　部品の袋づめ', '部品の袋づめ（午前）')).toBe(
    '工房いぶき　部品の袋づめ（午前）',
  );
  expect(placeAndRole('呉服店のたまり場', '午後の店番')).toBe('呉服店のたまり場　午後の店番');
  expect(placeAndRole('公民館の将棋', '')).toBe('公民館の将棋');
});

it('中止のしかたと緊急の連絡先のない取り決め、呼び名のない「はい」は、書きなおしになる', () => {
  const terms = {
    role: '立ち番',
    hostPerson: '',
    hostContact: '',
    stopRule: '代表に電話して休む',
    emergencyContact: '000-0000-0110',
    recallNoticeDays: 30,
  };
  expect(placementTermsShape.safeParse(terms).success).toBe(true);
  for (const wrong of [
    { stopRule: '　' },
    { emergencyContact: '' },
    { recallNoticeDays: -1 },
    { recallNoticeDays: Number.NaN },
  ]) {
    expect(placementTermsShape.safeParse({ ...terms, ...wrong }).success).toBe(false);
  }
  const yes = { on: '2026-11-24', words: '', called: 'さがらさん', conditionsAgreed: false };
  expect(personYesShape.safeParse(yes).success).toBe(true);
  expect(personYesShape.safeParse({ ...yes, called: ' ' }).success).toBe(false);
});
