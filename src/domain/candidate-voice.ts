import * as z from 'zod';
import { formatJapaneseDate } from './japanese-date.ts';
import { foldForSearch } from './person-name.ts';

/** A voice as it goes into the town. Nothing in it may lead back to a person: it carries no name and no link. */
export const voiceShape = z.object({
  words: z
    .string()
    .max(1000, 'ことばは1000字までです')
    .refine((typed) => typed.trim() !== '', { error: '声にすることばを書いてください' }),
  scene: z.string().max(200, '場面は200字までです'),
  theme: z.string().max(100, 'テーマは100字までです'),
  areaId: z.uuid('地区を選び直してください').nullable(),
});
export type VoiceDraft = z.output<typeof voiceShape>;

/** What is known about the person and those around them that a voice must not say. */
export type KnownDetails = {
  names: readonly { family: string; given: string }[];
  /** Other ways they are called or written. */
  alsoCalled: readonly string[];
  bornOn: string | null;
  phones: readonly string[];
  emails: readonly string[];
  addresses: readonly string[];
};

export type Identifying = {
  /** The part of the words, as it stands there. */
  found: string;
  why: string;
  /** `must` never goes out; `ask` may be a place or somebody's trade, and a worker may say so. */
  weight: 'must' | 'ask';
};

/** What is refused whoever it belongs to; words that come from an office may name its own telephone (sounding-words.ts). */
export const generalWhys = {
  phone: '電話番号です',
  mail: 'メールアドレスです',
  house: '番地です。地区の名までにしてください',
} as const;

const phone = /[0-9０-９]{2,4}[-‐－ー―–(（]?[0-9０-９]{2,4}[-‐－ー―–)）]?[0-9０-９]{3,4}/gu;
const mail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;
const houseNumber = /[0-9０-９一二三四五六七八九十]+\s*(?:丁目\s*[0-9０-９]+|番地|番[0-9０-９]+号)/gu;
const exactAge = /[0-9０-９]{1,3}\s*(?:歳|才)/gu;
const honoured =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]{1,8}(?:さん|様|氏|くん|君|ちゃん)(?![\p{Script=Han}])/gu;
// お母さん, 利用者さん, みなさん … name nobody.
const anybody =
  /(?:お?(?:母|父|兄|姉|祖母|祖父|子|孫|嫁|医者|客|年寄り)|おば(?:あ)?|おじ(?:い)?|奥|旦那|皆|みな|住民|隣|ご近所|職員|先生|利用者|保護者|学生|店|皆々|王|赤|患者|業者|役員|会長|農家|八百屋|大家)(?:さん|様|氏|くん|君|ちゃん)$/u;

function collect(words: string, pattern: RegExp, why: string, weight: Identifying['weight']): Identifying[] {
  return [...words.matchAll(pattern)].map(([found]) => ({ found, why, weight }));
}

/** A folded copy loses places; the typed part is given back when it can be found as typed. */
function findFolded(words: string, wanted: string): boolean {
  const needle = foldForSearch(wanted);
  return needle !== '' && foldForSearch(words).includes(needle);
}

function namesIn(words: string, known: KnownDetails): Identifying[] {
  const found: Identifying[] = [];
  for (const { family, given } of known.names) {
    if (family !== '' && given !== '' && findFolded(words, family + given)) {
      found.push({ found: `${family} ${given}`, why: '本人か家族の名まえです', weight: 'must' });
      continue;
    }
    for (const part of [family, given]) {
      // A name of one letter stands in half of all words: the さん-rule finds it where it matters.
      if (Array.from(part).length < 2 || !findFolded(words, part)) continue;
      found.push({ found: part, why: '本人か家族の名まえと同じ字です', weight: 'ask' });
    }
  }
  for (const name of known.alsoCalled) {
    if (Array.from(name).length >= 2 && findFolded(words, name))
      found.push({ found: name, why: '本人の呼び名と同じです', weight: 'ask' });
  }
  return found;
}

function addressesIn(words: string, known: KnownDetails): Identifying[] {
  const wanted = [...known.addresses, ...known.phones, ...known.emails];
  return wanted
    .filter((part) => foldForSearch(part).length >= 4 && findFolded(words, part))
    .map((part) => ({ found: part, why: '本人の住所か連絡先です', weight: 'must' }));
}

function birthIn(words: string, bornOn: string | null): Identifying[] {
  if (bornOn === null) return [];
  const ways = [bornOn, formatJapaneseDate(bornOn)];
  return ways
    .filter((way) => findFolded(words, way))
    .map((way) => ({ found: way, why: '生年月日です', weight: 'must' }));
}

/** 「静江さん」 says nothing that 「古屋 静江」 has not said. */
function isPartOf(found: string, whole: string): boolean {
  const bare = foldForSearch(found.replace(/(?:さん|様|氏|くん|君|ちゃん)$/u, ''));
  return foldForSearch(whole).includes(bare);
}

/** What in these words could lead back to somebody. Ages become 「70代」, names nothing at all. */
export function identifyingDetails(words: string, known: KnownDetails): Identifying[] {
  const honours = collect(words, honoured, '人の名まえかもしれません', 'ask').filter(
    ({ found }) => !anybody.test(found),
  );
  const all = [
    ...namesIn(words, known),
    ...addressesIn(words, known),
    ...birthIn(words, known.bornOn),
    ...collect(words, phone, generalWhys.phone, 'must'),
    ...collect(words, mail, generalWhys.mail, 'must'),
    ...collect(words, houseNumber, generalWhys.house, 'must'),
    ...collect(words, exactAge, '年齢です。「70代」のように書いてください', 'must'),
    ...honours,
  ];
  return all.filter(
    ({ found, weight }, place) =>
      all.findIndex((other) => other.found === found) === place &&
      !(weight === 'ask' && all.some((other) => other.weight === 'must' && isPartOf(found, other.found))),
  );
}
