import type { WeeklyHours } from '#domain/hours.ts';

/** ○ a reason for it, × what stands against it, △ what would have to change, ？ what nobody has asked. */
export type Mark = '○' | '×' | '△' | '？';

/** In the order in which they are judged: of several, the first that nothing can change names why something is left out. */
export const blockCodes = [
  'barred',
  'closed',
  'expired',
  'aversion',
  'formal_place',
  'no_place',
  'age',
  'eligibility',
  'document',
  'time',
  'session',
  'distance',
  'remote_only',
  'demand',
  'group',
  'noise',
  'contact',
  'fee',
  'support',
  'leader',
  'exit',
  'skill',
] as const;
export type BlockCode = (typeof blockCodes)[number];

export const repairCodes = [
  'assistant',
  'reshape',
  'short_session',
  'lift',
  'bring_support',
  'wait_for_place',
  'small_group',
  'quiet_corner',
  'mediate',
  'fee_relief',
  'apprentice',
  'teach_skill',
  'lead_first',
  'free_trial',
] as const;
export type RepairCode = (typeof repairCodes)[number];

export const reasonCodes = [
  'wish',
  'strength',
  'host_wish',
  'words',
  'time',
  'distance',
  'place',
  'group',
  'support',
  'demand',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const unknownCodes = [
  'hours_of_person',
  'hours_of_opportunity',
  'capacity',
  'formal_waiting',
  'distance',
  'reach',
  'lift_wanted',
  'age',
  'age_limits',
  'eligibility',
  'eligibility_rules',
  'document',
  'documents_needed',
  'demand_of_opportunity',
  'demand_of_person',
  'aversion',
  'no_longer',
  'support',
  'group_of_opportunity',
  'group_of_person',
  'noise_of_opportunity',
  'noise_of_person',
  'contact_of_opportunity',
  'contact_of_person',
  'fee_of_opportunity',
  'fee_of_person',
  'session',
  'session_of_person',
  'skill',
  'leader_of_opportunity',
  'leader_of_person',
  'exit_of_opportunity',
  'exit_of_person',
  'unread_of_opportunity',
  'unread_of_person',
  'freshness',
] as const;
export type UnknownCode = (typeof unknownCodes)[number];

export type Params = Readonly<Record<string, string | number>>;
/** Hours are kept as hours: writing them out for thousands that nobody reads costs more than finding them. */
export type Reason = { code: ReasonCode; params: Params; hours?: WeeklyHours };
/** `isEssential`: a rule could not be judged without it, so that the answer cannot be a plain yes. */
export type Unknown = { code: UnknownCode; ask: 'person' | 'host'; isEssential: boolean; params: Params };
export type Repair = { code: RepairCode; params: Params; cost: number };
/** Without repairs nothing can be changed: it is not offered, also not as a near miss. */
export type Block = { code: BlockCode; params: Params; repairs: readonly Repair[]; hours?: WeeklyHours };

/** Two repairs with the same key are one and the same change, counted once. */
export function repairKey(repair: Repair): string {
  return `${repair.code}:${repair.params['what'] ?? ''}`;
}
