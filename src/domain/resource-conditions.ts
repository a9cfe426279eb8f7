import * as z from 'zod';
import { opportunityShape } from './conditions.ts';

/**
 * The conditions that stand in `resource.opportunity`: those of Opportunity that no column holds. Hours are vacancies,
 * places are counted in formal_capacity, the point belongs to the place. What is absent was not asked, and is never a yes.
 */
export const resourceConditionsShape = opportunityShape
  .pick({
    v: true,
    concepts: true,
    hostWishes: true,
    requires: true,
    demands: true,
    supports: true,
    lacks: true,
    formalReserved: true,
    minSessionMinutes: true,
    allowsShort: true,
    group: true,
    ageMin: true,
    ageMax: true,
    documents: true,
    eligibility: true,
    feeYen: true,
    contact: true,
    noise: true,
    ledBy: true,
    exit: true,
    unread: true,
    step: true,
    isRemote: true,
  })
  .extend({
    /** Readings that somebody refused, each with its words: not offered again as long as these stand. */
    refused: z.array(z.string().max(700)).max(300).optional(),
  });
export type ResourceConditions = z.output<typeof resourceConditionsShape>;

export function blankConditions(): ResourceConditions {
  return resourceConditionsShape.parse({ v: 1 });
}

/** Stands for an absent condition where two versions are compared: null would be an answer ("asked: no limit"). */
export const notAsked = '未確認';
