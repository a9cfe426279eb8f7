import type { ContactCode, MeansCode } from '#domain/condition-codes.ts';
import { readHours } from './read-hours.ts';
import {
  count,
  countOf,
  readAges,
  readFees,
  readGroups,
  readKilometres,
  readLengths,
  type Found,
} from './read-numbers.ts';
import type { Meaning, Voice } from './read-text.ts';

type Add = (from: number, to: number, meaning: Meaning) => void;

export function readMeasures(text: string, voice: Voice, add: Add): void {
  const addEach = <T>(found: Found<T>[], meaning: (value: T, at: Found<T>) => Meaning | undefined): void => {
    for (const one of found) {
      const read = meaning(one.value, one);
      if (read !== undefined) add(one.from, one.to, read);
    }
  };
  const before = (at: Found<unknown>, letters: number): string =>
    text.slice(Math.max(0, at.from - letters), at.from);
  addEach(readHours(text, voice !== 'offer'), (hours) => ({ kind: 'hours', ...hours }));
  readContact(text, add);
  if (voice === 'offer') {
    addEach(readFees(text), (yen) => ({ kind: 'fee', yen }));
    addEach(readAges(text), (range) => ({ kind: 'age', ...range }));
    addEach(readGroups(text), (people) => ({ kind: 'group', people }));
    addEach(readPlaces(text), (places) => ({ kind: 'capacity', places }));
    addEach(readLengths(text), (minutes, at) => {
      const isPart = /電車|バス|徒歩|歩いて|一人|1人|月/u.test(before(at, 8));
      return isPart || minutes < 90 ? undefined : { kind: 'session', minutes };
    });
    return;
  }
  addEach(readKilometres(text), (km, at) => ({
    kind: 'distance',
    km,
    byLift: /(?<!自転)(車|迎え|送)/u.test(before(at, 14)),
  }));
  for (const match of text.matchAll(onTheWay)) {
    const minutes = countOf(match[2] ?? '') * (match[3] === '時間' ? 60 : 1);
    if (minutes > 0) add(match.index, match.index + match[0].length, { kind: 'travel', minutes });
  }
  addEach(readLengths(text), (minutes, at) => {
    const isLimit = /^(を超|より長|以上|で.{0,4}疲|ほどで|ほど(?!な)|しか|まで|くらい|が限度)/u.test(
      text.slice(at.to),
    );
    const around = text.slice(Math.max(0, at.from - 8), at.to + 8);
    const isOther =
      /歩|運/u.test(around) ||
      /(バス|電車|自転車|徒歩|車)(で|なら)[^、。]{0,3}$/u.test(before(at, 8)) ||
      (/立/u.test(around) && !/続けて/u.test(before(at, 16)));
    return isLimit && !isOther && minutes >= 30 ? { kind: 'session', minutes } : undefined;
  });
  addEach(
    readFees(text).filter((found) => {
      const after = text.slice(found.to);
      return found.value === 0 ? onlyFree.test(after) : /^(まで|以内|以下|なら)/u.test(after);
    }),
    (yen) => ({ kind: 'fee', yen }),
  );
  for (const match of text.matchAll(payingTooMuch))
    add(match.index, match.index + match[0].length, { kind: 'fee', yen: 0 });
  addEach(readGroups(text), (people, at) => {
    const after = text.slice(at.to);
    const isMost = /^(くらい)?(ほど)?(まで|以下|より多|を超)|^(くらい|ほど)(なら|が(よい|いい))/u.test(after);
    // 「五人以上の部屋」「五人もいると息ができない」: four are borne.
    const isTooMany =
      /^(以上(の(集|会|場|部屋|所|席|中|輪|グループ)|(が)?いる|いると|になると|だと)|もいると)/u.test(after);
    if (isTooMany && people > 1) return { kind: 'group', people: people - 1 };
    return isMost ? { kind: 'group', people } : undefined;
  });
  for (const match of text.matchAll(
    /週(?:に)?(\d|[一二三四五])(?:回|日)(?=まで|くらい|ほど|なら|が限度|しか)/gu,
  )) {
    const perWeek = countOf(match[1] ?? '');
    if (perWeek <= 7) add(match.index, match.index + match[0].length, { kind: 'times', perWeek });
  }
  readMeans(text, add);
}

/** 「バスで30分まで」: on the way, not there. */
const onTheWay = new RegExp(
  `(徒歩|歩いて|自転車|バス|電車|車)(?:で|なら)?[^、。\\d]{0,3}?(${count})(分|時間)(?=以内|まで|くらいまで|なら|が限度)`,
  'gu',
);
const onlyFree = /^(でなければ|でないと|の?(もの|ところ|会|所)?(だけ|しか|なら|に限)|で(ある|あれば))/u;
const payingTooMuch = /お金を(払|出し|かけ)(って|て)まで(は|して)?/gu;

const full =
  /満席|満員(?!電車|の(車|電車))|空き(は|が)?(なし|な[いく]|無し|ありません)|キャンセル待ち|募集(は|を)?(締め?切|終了|停止|終わ)|受付(は|を)?(終了|締め?切)|定員(に達し|いっぱい)/u;
const left = /(?:あと|残り|のこり)(\d+|[一二三四五六七八九十])(?:名|人|席|組|枠)/gu;

/** What is left, as the words tell it: a free number beside 「満席」 is none. 「満員になることはない」 is not full. */
function readPlaces(text: string): Found<number>[] {
  const found: Found<number>[] = [];
  for (const match of text.matchAll(new RegExp(full, 'gu'))) {
    const after = text.slice(match.index + match[0].length);
    if (/^.{0,6}(こと(は|も)|では?)(ない|ありません)|^(に)?なる(前|まで)/u.test(after)) continue;
    found.push({ from: match.index, to: match.index + match[0].length, value: 0 });
  }
  for (const match of text.matchAll(left)) {
    found.push({ from: match.index, to: match.index + match[0].length, value: countOf(match[1] ?? '') });
  }
  return found;
}

const ways: readonly [RegExp, ContactCode][] = [
  [/文字|メール|LINE|手紙|FAX|ファクス|チャット/iu, 'text'],
  [/電話/u, 'phone'],
  [/Zoom|ビデオ通話|画面/iu, 'video'],
  [/(支援員|相談員|職員|担当者|支援者)(さん)?(を(通|経)|から|が(間|あいだ|取り次|連絡))/u, 'via'],
];

/** Only where 連絡 or やりとり is spoken of: an e-mail in a story is no way to reach somebody. */
function readContact(text: string, add: Add): void {
  const telling =
    /(?:連絡|やりとり|申し?込み?|問い?合わせ|打ち?合わせ)(?:先|方法)?は?[^。、\n]{0,12}|(?:メール|文字|手紙|LINE)(?:なら|だけ|でなら)[^。、\n]{0,4}(?:返|でき|続け|読|やりとり)|[^。、\n]{1,10}(?:で|の)(?:連絡|やりとり)/gu;
  for (const match of text.matchAll(telling)) {
    for (const [pattern, how] of ways) {
      const at = pattern.exec(match[0]);
      if (at === null) continue;
      const after = match[0].slice(at.index + at[0].length);
      if (/^.{0,4}(ない|なく|なけれ|ません|不要|なし|苦手|以外)/u.test(after)) continue;
      const from = match.index + at.index;
      add(from, from + at[0].length, { kind: 'contact', how });
    }
  }
}

const means: readonly [RegExp, MeansCode][] = [
  [/徒歩|歩いて(?!い)/u, 'walk'],
  [/自転車/u, 'bicycle'],
  [/自分の車|マイカー|(?<![自転列電馬風乗配送])車(で|を運転)(?!送|来|迎)/u, 'car'],
  [/バス(?!ケ|タオル)/u, 'bus'],
  [/電車/u, 'train'],
  [/タクシー/u, 'taxi'],
  [/在宅|家(で|から出ず)でき/u, 'home'],
];

/** How somebody gets about: told together with a distance or with going, not with the past. */
function readMeans(text: string, add: Add): void {
  for (const clause of text.matchAll(/[^。\n]+/gu)) {
    if (!/(行|通|動く|動け|移動|まで|以内|限る|できる|出かけ|\dkm|\dキロ|メートル|分以内)/u.test(clause[0]))
      continue;
    for (const [pattern, by] of means) {
      const match = pattern.exec(clause[0]);
      if (match === null) continue;
      const after = clause[0].slice(match.index + match[0].length);
      if (/^[^。、]{0,5}(ない|ません|やめ|苦手|怖|こわ|送って|迎え)/u.test(after)) continue;
      const from = clause.index + match.index;
      add(from, from + match[0].length, { kind: 'means', by });
    }
  }
}
