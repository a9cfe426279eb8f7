import * as z from 'zod';

/** In the order of JIS X 0401: the place in the list is the number. */
export const prefectures: readonly string[] =
  '北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県'.split(
    ' ',
  );

/** The check digit after the two digits of the prefecture and the three of the municipality. */
export function municipalityCheckDigit(five: string): number {
  const sum = Array.from(five.slice(0, 5)).reduce(
    (total, digit, place) => total + Number(digit) * (6 - place),
    0,
  );
  return (11 - (sum % 11)) % 10;
}

/** 全国地方公共団体コード: six digits. Numbers of municipalities begin at 100; 000 is the prefecture itself. */
export function isMunicipalityCode(code: string): boolean {
  if (!/^\d{6}$/.test(code)) return false;
  const prefecture = Number(code.slice(0, 2));
  const number = Number(code.slice(2, 5));
  if (prefecture < 1 || prefecture > prefectures.length || (number > 0 && number < 100)) return false;
  return municipalityCheckDigit(code) === Number(code[5]);
}

/**
 * Five digits lack either the check digit or, after Excel, the leading zero (北海道 to 栃木). The check digit and the
 * name of the prefecture say which; where both would do, nothing is guessed.
 */
export function repairMunicipalityCode(digits: string, prefecture = ''): string | undefined {
  if (isMunicipalityCode(digits)) return digits;
  if (!/^\d{4,5}$/.test(digits)) return undefined;
  const five = digits.padStart(5, '0');
  const candidates = [`${five}${municipalityCheckDigit(five)}`, digits.length === 5 ? `0${digits}` : ''];
  const possible = candidates.filter(isMunicipalityCode);
  const named = possible.filter((code) => prefectures[Number(code.slice(0, 2)) - 1] === prefecture);
  const left = named.length > 0 ? named : possible;
  return left.length === 1 ? left[0] : undefined;
}

export const municipalityCodeShape = z.string().refine(isMunicipalityCode, {
  error: '全国地方公共団体コードは、検査数字までふくめた6けたで書いてください',
});
