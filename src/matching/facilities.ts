import type { Opportunity } from '#domain/conditions.ts';
import type { Facility } from '#domain/facility.ts';
import { clausesOf, isAbsent, isDenied } from './clauses.ts';
import { folded } from './letters.ts';

/** Words by which people name what a place has. */
const facilityWords: Record<Facility, RegExp> = {
  room: /部屋|室|会議|集会|ホール|公民館|センター|会館|空き家|空き店舗|倉庫|店|教室|サロン|広間|座敷|畳/u,
  kitchen: /調理室|調理場|調理台|厨房|キッチン|台所|炊事場|コンロ|家庭科室/u,
  water: /流し|水道|水場|洗い場|給湯|シンク|調理室|調理場|厨房|キッチン|台所|家庭科室/u,
  floor: /ホール|体育館|多目的(室|ルーム)|大広間|広間|遊戯室|講堂|道場|板の間|フロア/u,
  tatami: /畳|和室|座敷|茶室|広間/u,
  workshop: /作業場|作業室|工作室|工房|木工室|技術室|作業台|土間|工場|アトリエ/u,
  sound: /音楽室|防音|音を出|音出し|ホール|スタジオ|カラオケ|講堂/u,
  screen: /上映室|スクリーン|プロジェクタ|映写|大型(テレビ|モニタ)|映像設備|視聴覚/u,
  pc: /パソコン室|パソコン|wi-?fi|無線lan|ネット環境|ネットが使え/u,
  books: /図書|本棚|書庫|書斎|文庫/u,
  play: /保育|遊戯室|プレイルーム|児童館|キッズ|子ども(室|の部屋)|遊び場|幼稚園|こども園|子育て/u,
  shop: /店先|店頭|空き店舗|商店|売り場|店の一角|軒先|販売スペース/u,
  field: /畑|農地|農園|田んぼ|花壇|温室|ハウス|休耕/u,
  ground: /広場|公園|校庭|園庭|グラウンド|運動場|空き地|境内|駐車場|河川敷|中庭/u,
  wood: /里山|竹林|雑木林|森|山林/u,
  table: /会議室|集会室|研修室|教室|机|テーブル|学習室|多目的(室|ルーム)|図書室|調理台|工作室/u,
};
const facilities = Object.entries(facilityWords) as [Facility, RegExp][];

const known = new WeakMap<Opportunity, ReadonlySet<Facility>>();

/**
 * What is told of a place as far as an activity needs it. Nothing is taken for granted: where nobody wrote of a kitchen there is
 * none, and 「火は使えません」 is no stove.
 */
export function facilitiesOf(place: Opportunity): ReadonlySet<Facility> {
  const before = known.get(place);
  if (before !== undefined) return before;
  const found = new Set<Facility>();
  // What the resource is called says what it is, also where it is a proper name (「川端公民館 調理室」).
  for (const clause of clausesOf(folded(`${place.name}。${place.text}`))) {
    for (const [facility, words] of facilities) {
      if (found.has(facility)) continue;
      const hit = words.exec(clause.text);
      if (hit === null) continue;
      const after = clause.text.slice(hit.index + hit[0].length);
      if (!isAbsent(after) && !isDenied(after)) found.add(facility);
    }
  }
  known.set(place, found);
  return found;
}

export function hasAll(place: Opportunity, needs: readonly (readonly Facility[])[]): boolean {
  const has = facilitiesOf(place);
  return needs.every((anyOf) => anyOf.some((one) => has.has(one)));
}
