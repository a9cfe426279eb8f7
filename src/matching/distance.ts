import type { Opportunity, PersonProfile } from '#domain/conditions.ts';

/** A straight line is shorter than the way: streets of Japanese towns add about a third. */
export const detour = 1.3;
/** Minutes for a kilometre; a bus is waited for. Rough on purpose, and said to be 「およそ」. */
const minutesPerKm = { walk: 15, bicycle: 5, car: 3, taxi: 3, lift: 3, bus: 6, train: 5, home: 0 } as const;

export function distanceKm(person: PersonProfile, opportunity: Opportunity): number | undefined {
  if (opportunity.isRemote === true) return 0;
  if (opportunity.distanceKm !== undefined) return opportunity.distanceKm;
  const [from, to] = [person.reach.home, opportunity.at];
  return from === undefined || to === undefined ? undefined : wayKm(from.lat, from.lon, to.lat, to.lon);
}

export const earthKm = 6371;
const radians = Math.PI / 180;

export function wayKm(lat: number, lon: number, toLat: number, toLon: number): number {
  const height = (toLat - lat) * radians;
  const width = (toLon - lon) * radians * Math.cos(((lat + toLat) / 2) * radians);
  return earthKm * Math.hypot(height, width) * detour;
}

/** How far the person comes alone: what was said in kilometres, or minutes by the fastest means. Undefined: not asked. */
export function reachKm(person: PersonProfile): number | undefined {
  const { maxKm, maxMinutes, means } = person.reach;
  if (maxKm !== undefined) return maxKm;
  if (maxMinutes === undefined || means.length === 0) return undefined;
  return Math.max(...means.map((code) => (code === 'home' ? 0 : maxMinutes / minutesPerKm[code])));
}
