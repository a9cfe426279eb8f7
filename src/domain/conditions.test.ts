import { describe, expect, it } from 'vitest';
import { blankOpportunity, blankPerson, opportunityShape, personProfileShape } from './conditions.ts';
import { demandCodes, demandGroups, demandLabels } from './demand-codes.ts';

describe('条件の形', () => {
  it('空の条件はJSONにしても変わらず、知らないことを知っていると言わない', () => {
    const [person, opportunity] = [blankPerson(), blankOpportunity('a')];
    expect(personProfileShape.parse(JSON.parse(JSON.stringify(person)))).toEqual(person);
    expect(opportunityShape.parse(JSON.parse(JSON.stringify(opportunity)))).toEqual(opportunity);
    expect(person.hours).toBeUndefined();
    expect(person.groupMax).toBeUndefined();
    expect(opportunity.feeYen).toBeUndefined();
  });

  it('求められることは、どれもひとつの組に入っている', () => {
    const grouped = demandGroups.flatMap((group) => [...group.codes]);
    expect(grouped.toSorted()).toEqual(demandCodes.toSorted());
    expect(new Set(Object.values(demandLabels)).size).toBe(demandCodes.length);
  });

  it('知らない区分と、幅の外の度合いは断る', () => {
    expect(personProfileShape.safeParse({ v: 1, tolerance: { phone: 4 } }).success).toBe(false);
    expect(personProfileShape.safeParse({ v: 1, tolerance: { nothing: 1 } }).success).toBe(false);
    expect(opportunityShape.safeParse({ v: 2, id: 'a', kind: 'role', name: '' }).success).toBe(false);
  });
});
