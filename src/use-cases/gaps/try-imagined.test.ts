import { expect, it } from 'vitest';
import { blankPerson } from '#domain/conditions.ts';
import { blankImagined } from '#domain/imagined-resource.ts';
import { opportunityOf } from '#matching/gap-imagine.ts';
import { whatIfResource, type GapGround } from '#matching/gaps.ts';
import { tryImagined } from './try-imagined.ts';

const day = '2026-11-24';
const ground = (people: number): GapGround => ({
  day,
  people: Array.from({ length: people }, () => ({
    profile: { ...blankPerson(), wishes: [{ text: '料理をしたい', concepts: ['a.cook'] }] },
    areaId: null,
    passed: new Set<string>(),
  })),
  standings: Array.from({ length: people }, () => ({ hasOption: false as const, changes: new Map() })),
});
const kitchen = opportunityOf({ ...blankImagined(), concepts: ['a.cook'] }, undefined);
const garden = opportunityOf({ ...blankImagined(), concepts: ['a.garden'] }, undefined);

it('同じ数えのなかで同じ場をもう一度ためすと、前の答えが出る。ちがう場や、数えなおしたあとは、ためしなおす', async () => {
  const [counted, again] = [ground(20), ground(10)];
  const first = await tryImagined(kitchen, counted);
  expect(first).toEqual(whatIfResource(kitchen, counted));
  expect(first.gained).toBe(20);
  expect(await tryImagined(structuredClone(kitchen), counted)).toBe(first);
  expect((await tryImagined(garden, counted)).gained).toBeNull();
  expect((await tryImagined(kitchen, again)).gained).toBe(10);
});
