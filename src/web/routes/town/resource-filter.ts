import * as z from 'zod';
import { freshnessCodes } from '#domain/freshness.ts';
import { openStates } from '#domain/organization.ts';
import { resourceKindCodes } from '#domain/resource.ts';
import type { ResourceSearch } from '#use-cases/resources/find-resources.ts';

const filterNames = ['q', 'kind', 'area', 'day', 'part', 'welfare', 'fresh', 'state'] as const;
export type ResourceFilter = Record<(typeof filterNames)[number], string>;

export function readFilter(query: (name: string) => string | undefined): ResourceFilter {
  const entries = filterNames.map((name) => [name, query(name) ?? '']);
  return Object.fromEntries(entries) as ResourceFilter;
}

const dayParts = ['morning', 'afternoon', 'evening'] as const;

/** What an address asks for. A word that no list knows narrows nothing: old links stay useful. */
export function searchOf(filter: ResourceFilter, after: string | undefined): ResourceSearch {
  const kind = resourceKindCodes.find((code) => code === filter.kind);
  const dayPart = dayParts.find((part) => part === filter.part);
  const freshness = freshnessCodes.find((code) => code === filter.fresh);
  const state = openStates.find((code) => code === filter.state);
  return {
    words: filter.q,
    ...(kind ? { kind } : {}),
    ...(isId(filter.area) ? { areaId: filter.area } : {}),
    ...(/^[0-6]$/.test(filter.day) ? { weekday: Number(filter.day) } : {}),
    ...(dayPart ? { dayPart } : {}),
    ...(filter.welfare === '' ? {} : { isWelfare: filter.welfare === 'yes' }),
    ...(freshness ? { freshness } : {}),
    ...(state ? { state } : {}),
    ...(after !== undefined && isId(after) ? { after } : {}),
  };
}

export function isId(value: string): boolean {
  return z.uuid().safeParse(value).success;
}
