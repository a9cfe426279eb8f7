import { codesOf } from './person.ts';

/** What a place must have for an activity, as far as it decides where the activity can be. */
export const facilityLabels = {
  room: '部屋',
  kitchen: '調理室',
  water: '水道・流し',
  floor: '広い床',
  tatami: '畳・座敷',
  workshop: '作業場',
  sound: '音を出せる部屋',
  screen: '映す設備',
  pc: 'パソコンかWi-Fi',
  books: '本のある部屋',
  play: '子どもが遊べる部屋',
  shop: '店先・店',
  field: '畑・花壇',
  ground: '広場・公園・校庭',
  wood: '里山・竹林',
  table: '机といす',
} as const;
export type Facility = keyof typeof facilityLabels;
export const facilityCodes = codesOf(facilityLabels);

export function facilityNeedText(need: readonly Facility[]): string {
  return need.map((code) => facilityLabels[code]).join('か');
}
