import type { SupportCode } from '#domain/condition-codes.ts';

/** What a change asks of host and agency, 1 easy … 4 hard. A table to be edited by the town, never a property of a person. */
export type Costs = {
  assistant: number;
  reshape: number;
  shortAllowed: number;
  shortAsked: number;
  liftOffered: number;
  lift: number;
  waitForPlace: number;
  smallGroup: number;
  quietCorner: number;
  mediateOffered: number;
  mediate: number;
  feeRelief: number;
  apprentice: number;
  teachSkill: number;
  leadFirst: number;
  freeTrial: number;
  /** Absent: the support cannot be brought along. */
  support: Partial<Record<SupportCode, number>>;
};

export const costs: Costs = {
  assistant: 1,
  reshape: 2,
  shortAllowed: 1,
  shortAsked: 3,
  liftOffered: 1,
  lift: 2,
  waitForPlace: 3,
  smallGroup: 2,
  quietCorner: 2,
  mediateOffered: 1,
  mediate: 2,
  feeRelief: 2,
  apprentice: 2,
  teachSkill: 4,
  leadFirst: 2,
  freeTrial: 2,
  support: {
    watch: 1,
    voice: 1,
    mediate: 1,
    reminder: 1,
    manual: 1,
    plain: 1,
    large_print: 1,
    text: 1,
    oral: 1,
    informed_staff: 1,
    visit: 1,
    assistant: 1,
    seat: 1,
    hands: 2,
    pair: 2,
    one_on_one: 2,
    accompany: 2,
    rest: 2,
    short: 2,
    pickup: 2,
    leave: 2,
    substitute: 2,
    adult: 2,
    led: 2,
    lead: 2,
    step_fixable: 2,
    female_staff: 3,
    meal: 3,
    childcare: 3,
    child_ok: 3,
    sign: 3,
    online: 3,
  },
};

/** More than this and it is not a near miss but another resource. */
export const nearMissLimit = 4;
/** Farther than this nobody is fetched. */
export const liftLimitKm = 8;
/** An hour is the shortest visit that a host is asked to make possible. */
export const shortSessionMinutes = 60;
/** Below this likeness to anything the person wants or can, the answer is 「今は合うものがありません」. */
export const relevanceThreshold = 0.1;
