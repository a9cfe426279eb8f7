const digits: Record<string, number> = {
  〇: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const units: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** 「十二」「二百五十」「12」「1,200」 as a number; NaN for anything else. */
export function countOf(written: string): number {
  if (/^[\d,]+(\.\d+)?$/u.test(written)) return Number(written.replaceAll(',', ''));
  if (!/^[〇一二三四五六七八九十百千]+$/u.test(written)) return Number.NaN;
  let [sum, digit] = [0, 0];
  for (const letter of written) {
    const unit = units[letter];
    if (unit === undefined) digit = digit * 10 + (digits[letter] ?? 0);
    else [sum, digit] = [sum + (digit === 0 ? 1 : digit) * unit, 0];
  }
  return sum + digit;
}
export const count = '\\d+|[一二三四五六七八九十百千]+';

export type Found<T> = { from: number; to: number; value: T };

function each<T>(text: string, pattern: RegExp, read: (match: RegExpExecArray) => T | undefined): Found<T>[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = read(match);
    return value === undefined ? [] : [{ from: match.index, to: match.index + match[0].length, value }];
  });
}

/** Of money that is paid out, not asked for. */
const wage = /(時給|日当|謝礼|謝金|報酬|日給|月給|工賃|年金|収入|給料|手取り|支給|家賃)[^\d、。]{0,4}$/u;

/** 「1万2千円」「月3500円」「一万円」「無料」. Wages are not fees, nor is what the host pays. */
export function readFees(text: string): Found<number>[] {
  const amount = new RegExp(
    `(?:(${count})万)?(?:(\\d+)千)?(\\d[\\d,]*|[一二三四五六七八九十百千]+)?円`,
    'gu',
  );
  const paid = each(text, amount, (match) => {
    const [before, after] = [text.slice(0, match.index), text.slice(match.index + match[0].length)];
    if (wage.test(before) || /^(まで)?(を|が)?(お?支給|お?支払|差し上げ|お渡し|の(謝|年金|給))/u.test(after))
      return undefined;
    const yen =
      countOf(match[1] ?? '0') * 10_000 + countOf(match[2] ?? '0') * 1000 + countOf(match[3] ?? '0');
    return yen > 0 ? yen : undefined;
  });
  if (paid.length > 0) return paid;
  const free =
    /無料|(参加費|費用|会費|お金|料金|お代)(は|も)?(一切|とくに|特に)?(なし|かか(らな|りませ)|不要|いただ(きませ|かな)|要りませ|いりませ)|無償で参加/gu;
  return each(text, free, () => 0);
}

export type AgeRange = { least?: number; most?: number };

/** Of how old somebody may be. 「平均72歳」 says who comes, 「18歳未満不可」 is an 18歳から. */
export function readAges(text: string): Found<AgeRange>[] {
  const years = `(${count})`;
  const ages = (pattern: string, read: (match: RegExpExecArray) => AgeRange | undefined) =>
    each<AgeRange>(text, new RegExp(pattern, 'gu'), (match) =>
      /(平均|創立|結成)[^、。]{0,3}$/u.test(text.slice(0, match.index)) ? undefined : read(match),
    );
  const dash = '(?:から|〜|~|-|–|−)';
  const ranges = [
    ...ages(`${years}歳?${dash}${years}歳`, (m) => ({
      least: countOf(m[1] ?? ''),
      most: countOf(m[2] ?? ''),
    })),
    ...ages(`${years}代?${dash}${years}代`, (m) => ({
      least: countOf(m[1] ?? ''),
      most: countOf(m[2] ?? '') + 9,
    })),
    ...ages(`${school}${dash}${school}`, (m) => {
      const [from, to] = [schoolAge(m[1], m[2]), schoolAge(m[3], m[4])];
      return from && to
        ? {
            ...(from.least === undefined ? {} : { least: from.least }),
            ...(to.most === undefined ? {} : { most: to.most }),
          }
        : undefined;
    }),
  ];
  if (ranges.length > 0) return ranges;
  const except = '(?:の(?:方|人))?(?:以外|でなければ|でない(?:人|方))';
  const refusing =
    '(?:の(?:方|人|お子さん?))?(?:は|の(?:参加|利用)は)?(?:不可|(?:ご)?遠慮|お断り|参加でき(?:ない|ません)|入れ(?:ない|ません))';
  return [
    // 「70歳以上でなければ」「20歳未満以外」 turn round.
    ...ages(`${years}歳以上${except}`, (m) => ({ most: countOf(m[1] ?? '') - 1 })),
    ...ages(`${years}歳未満${except}`, (m) => ({ least: countOf(m[1] ?? '') })),
    ...ages(`${years}歳(?:くらい|ぐらい)?(以上|から(?!の|就学|小学)|より上)(?!でも|${except})`, (m) => ({
      least: countOf(m[1] ?? ''),
    })),
    ...ages(`(?:未成年|18歳未満の未成年)(?:者)?${refusing}`, () => ({ least: 18 })),
    ...ages(`${years}歳を(超え|こえ)`, (m) => ({ least: countOf(m[1] ?? '') + 1 })),
    ...ages(`${years}歳(?:くらい|ぐらい|ほど)?(以下|まで)(?!${refusing}|${except})`, (m) => ({
      most: countOf(m[1] ?? ''),
    })),
    ...ages(`${years}歳未満(?!${except})(${refusing})?`, (m) =>
      m[2] === undefined ? { most: countOf(m[1] ?? '') - 1 } : { least: countOf(m[1] ?? '') },
    ),
    ...ages(`${years}代以上`, (m) => ({ least: countOf(m[1] ?? '') })),
    ...ages(`${years}代(?:の(?:方|人))?(?:に)?(?:限定|のみ|だけ|向け|対象|が対象)`, (m) => ({
      least: countOf(m[1] ?? ''),
      most: countOf(m[1] ?? '') + 9,
    })),
    ...ages(`${school}以上`, (m) => {
      const least = schoolAge(m[1], m[2])?.least;
      return least === undefined ? undefined : { least };
    }),
    ...ages(`${school}(?:以下|まで)(${refusing})?`, (m) => {
      const most = schoolAge(m[1], m[2])?.most;
      if (most === undefined) return undefined;
      return m[3] === undefined ? { most } : { least: most + 1 };
    }),
    ...ages(
      `${school}(?:(?:の(?:ため)?(?:の)?[^、。のと]{0,6})?(?:クラブ|教室|会|講座|キャンプ|塾)|(?:が|の方)?対象|限定|のみ|向け|だけ|のため)`,
      (m) => schoolAge(m[1], m[2]),
    ),
  ];
}

const school = '(小学生?|中学生|高校生|中高生|乳幼児|未就学児|大学生)(?:の)?(?:(\\d)年生?)?';
const schoolAges: Record<string, AgeRange> = {
  小学生: { least: 6, most: 12 },
  小学: { least: 6, most: 12 },
  中学生: { least: 12, most: 15 },
  高校生: { least: 15, most: 18 },
  中高生: { least: 12, most: 18 },
  乳幼児: { most: 6 },
  未就学児: { most: 6 },
  大学生: { least: 18, most: 24 },
};

function schoolAge(word: string | undefined, year: string | undefined): AgeRange | undefined {
  const ages = schoolAges[word ?? ''];
  if (ages?.least === undefined || year === undefined) return word === '小学' ? undefined : ages;
  const first = ages.least + Number(year) - 1;
  return { least: first, most: first + 1 };
}

/** How many people are there; not how many places, contracts or people waiting. */
export function readGroups(text: string): Found<number>[] {
  const counted = new RegExp(
    `(?:(${count})(?:名|人)?(?:〜|~|-|、|から))?(${count})(?:名|人)(?!目|前(?!後)|気|並|称|分|以内に)`,
    'gu',
  );
  return each(text, counted, (match) => {
    const [before, after] = [
      text.slice(Math.max(0, match.index - 8), match.index),
      text.slice(match.index + match[0].length),
    ];
    if (
      /(契約|利用者|待機|募集|あと|残り|席が|登録|うち|保証人|職員|スタッフ|講師|先生|保育士|看護師|のべ|延べ)[^\d、。]{0,4}$/u.test(
        before,
      )
    )
      return undefined;
    if (/^(募集|求|待ち|待機|空|ほど募集|の(空き|枠|募集))/u.test(after)) return undefined;
    // A 定員 is how many there may be; beside contracts it is places of a service, not a group.
    if (/定員[^\d]{0,3}$/u.test(before) && /契約|利用者|空き/u.test(text)) return undefined;
    const people = countOf(match[2] ?? '');
    // 「一人で」「一人ずつ」 is a manner, not the size of a group.
    return people > (/^一$/u.test(match[2] ?? '') ? 1 : 0) ? people : undefined;
  });
}

export function readKilometres(text: string): Found<number>[] {
  return [
    ...each(
      text,
      /(\d+(?:\.\d+)?|[一二三四五六七八九十]+)(?:km|キロ(?!グラム|カロリー|の(?:米|荷|箱|袋)))/gu,
      (match) => countOf(match[1] ?? ''),
    ),
    ...each(
      text,
      /(\d{2,4}|[一二三四五六七八九]?百[一二三四五六七八九十]*)(?:m|メートル)(?=以内|まで|くらい|ほど|なら|先)/gu,
      (match) => countOf(match[1] ?? '') / 1000,
    ),
  ];
}

/** Hours and half hours of one stretch: 「2時間半」「90分」. */
export function readLengths(text: string): Found<number>[] {
  const length = new RegExp(
    `(${count})時間(?!いつでも|対応|営業|使|利用|開|受付|年中)(半)?|(${count})分(?!の1|[かけ野一])`,
    'gu',
  );
  return each(text, length, (match) =>
    match[3] === undefined
      ? countOf(match[1] ?? '') * 60 + (match[2] === undefined ? 0 : 30)
      : countOf(match[3]),
  );
}
