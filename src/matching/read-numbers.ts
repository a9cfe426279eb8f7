const digits: Record<string, number> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};

/** 「十二」「二十五」「12」「１２」 as a number; NaN for anything else. */
export function countOf(written: string): number {
  if (/^[\d,]+$/u.test(written)) return Number(written.replaceAll(',', ''));
  const match = /^(?:([二三四五六七八九])?(十))?([一二三四五六七八九])?$/u.exec(written);
  if (match === null || written === '') return Number.NaN;
  const tens = match[2] === undefined ? 0 : (digits[match[1] ?? '一'] ?? 1);
  return tens * 10 + (match[3] === undefined ? 0 : (digits[match[3]] ?? 0));
}
const count = '\\d+|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]';

export type Found<T> = { from: number; to: number; value: T };

function each<T>(text: string, pattern: RegExp, read: (match: RegExpExecArray) => T | undefined): Found<T>[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = read(match);
    return value === undefined ? [] : [{ from: match.index, to: match.index + match[0].length, value }];
  });
}

const wage = /(時給|日当|謝礼|謝金|報酬|日給|月給|工賃|年金|収入|給料|手取り|支給|家賃)[^\d、。]{0,4}$/u;

/** 「1万2千円」「月3500円」「一万円」「無料」. Wages are not fees, nor is what the host pays. */
export function readFees(text: string): Found<number>[] {
  const amount = new RegExp(`(?:(${count})万)?(?:(${count})千)?(\\d[\\d,]*)?円`, 'gu');
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
    /無料|(参加費|費用|会費|お金|料金)(は|も)?(なし|かか(らな|りませ)|不要|いただ(きませ|かな)|要りませ|いりませ)|無償で参加/gu;
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
  const refusing =
    '(?:の(?:方|人|お子さん?))?(?:は|の(?:参加|利用)は)?(?:不可|(?:ご)?遠慮|お断り|参加でき(?:ない|ません)|入れ(?:ない|ません))';
  return [
    ...ages(`${years}歳(以上|から(?!の|就学|小学)|より上)(?!でも)`, (m) => ({ least: countOf(m[1] ?? '') })),
    ...ages(`${years}歳を(超え|こえ)`, (m) => ({ least: countOf(m[1] ?? '') + 1 })),
    ...ages(`${years}歳(以下|まで)(?!${refusing})`, (m) => ({ most: countOf(m[1] ?? '') })),
    ...ages(`${years}歳未満(${refusing})?`, (m) =>
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
    ...ages(`${school}(?:以下|まで)`, (m) => {
      const most = schoolAge(m[1], m[2])?.most;
      return most === undefined ? undefined : { most };
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
    `(?:(${count})(?:〜|~|-|、|から))?(${count})(?:名|人)(?!目|前|気|並|称|分|以内に)`,
    'gu',
  );
  return each(text, counted, (match) => {
    const [before, after] = [
      text.slice(Math.max(0, match.index - 8), match.index),
      text.slice(match.index + match[0].length),
    ];
    if (/(契約|利用者|待機|募集|あと|残り|席が|登録|うち|保証人)[^\d、。]{0,4}$/u.test(before))
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
    ...each(text, /(\d+(?:\.\d+)?)(?:km|キロ(?!グラム|カロリー))/gu, (match) => Number(match[1])),
    ...each(
      text,
      /(\d{2,4})(?:m|メートル)(?=以内|まで|くらい|ほど|なら|先)/gu,
      (match) => Number(match[1]) / 1000,
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
