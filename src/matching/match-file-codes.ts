import {
  eligibilityLabels,
  supportLabels,
  type EligibilityCode,
  type MeansCode,
  type SupportCode,
} from '#domain/condition-codes.ts';
import type { Opportunity } from '#domain/conditions.ts';
import { demandLabels, type DemandCode } from '#domain/demand-codes.ts';
import type { DocumentCode } from '#domain/condition-codes.ts';

/** The tags of a match file, one to one onto our fields. A tag that nobody knows is a topic. */
export type Tag =
  | { field: 'demand'; code: DemandCode }
  | { field: 'eligibility'; code: EligibilityCode }
  | { field: 'document'; code: DocumentCode }
  | { field: 'support'; code: SupportCode }
  | { field: 'formal' }
  | { field: 'topic'; concepts: readonly string[] };

const topics: Record<string, readonly string[]> = {
  housing: ['n.home'],
  consult: ['a.consult'],
  remote: ['a.home'],
  men: ['a.menonly', 'n.men'],
  children: ['a.child'],
  cooking: ['a.cook'],
  meal: ['a.food'],
  serving: ['a.serve'],
  craft: ['a.craft'],
  wood: ['a.wood'],
  repair: ['a.repair'],
  repeat: ['a.light'],
  data_entry: ['a.pc'],
  record: ['a.write'],
  reading: ['a.read'],
  exercise: ['a.exercise'],
  music: ['a.music'],
  viewing: ['a.movie'],
  study: ['a.learn'],
  classroom: ['a.learn'],
  sales: ['a.shop'],
  farm: ['a.farm'],
  translation: ['a.lang'],
};

export function tagOf(tag: string): Tag {
  if (tag === 'formal_full' || tag === 'formal_reserved') return { field: 'formal' };
  if (tag === 'certificate') return { field: 'document', code: 'benefit_certificate' };
  if (isKey(demandLabels, tag)) return { field: 'demand', code: tag };
  if (isKey(eligibilityLabels, tag)) return { field: 'eligibility', code: tag };
  const support = tag.replace(/^offers_/u, '');
  if (isKey(supportLabels, support)) return { field: 'support', code: support };
  return { field: 'topic', concepts: topics[tag] ?? [] };
}

function isKey<T extends object>(labels: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(labels, key);
}

export const kindOfFile: Record<string, Opportunity['kind']> = {
  activity: 'activity',
  role: 'role',
  job: 'job',
  request: 'request',
  wish: 'wish',
  space: 'space',
  person: 'person',
  support: 'support',
  training: 'training',
  b_type_slot: 'capacity',
  room: 'room',
};

export const meansOfFile: readonly [RegExp, MeansCode][] = [
  [/徒歩|歩/u, 'walk'],
  [/自転車/u, 'bicycle'],
  [/(?<!自転)車(?!いす|椅子)/u, 'car'],
  [/バス/u, 'bus'],
  [/電車/u, 'train'],
  [/タクシー/u, 'taxi'],
  [/送迎/u, 'lift'],
  [/在宅/u, 'home'],
];
