import { earthKm, detour } from './distance.ts';
import { setBit, type Plane } from './scan-planes.ts';

/**
 * Where things are, as whole steps of five metres from the middle of the town: two multiplications tell of nearly every row
 * that it is near or far. Those between, and what lies too far off for steps, are measured as `evaluate` does.
 */
export type TownMap = {
  lat: Float64Array;
  lon: Float64Array;
  east: Int32Array;
  north: Int32Array;
  middle: { lat: number; lon: number };
  /** How far a width may be off, as a share, because the town has one scale for all of it. */
  slack: number;
  /** Rows with a point, and those of them whose steps say nothing. */
  known: Plane;
  odd: Plane;
};

const stepKm = 0.005;
/** Squares of the steps must stay below 2³¹. */
const mostSteps = 20_000;
const radians = Math.PI / 180;
/** Both ends are rounded to steps, in both directions. */
const roundingKm = 0.02;
/** Nearer to the poles a town has no one scale. */
const mostLat = 65;

export function mapOf(lat: Float64Array, lon: Float64Array, planes: { known: Plane; odd: Plane }): TownMap {
  const middle = { lat: middleOf(lat), lon: middleOf(lon) };
  const rows = lat.length;
  const map: TownMap = {
    lat,
    lon,
    east: new Int32Array(rows),
    north: new Int32Array(rows),
    middle,
    slack: slackOf(middle.lat),
    ...planes,
  };
  for (let row = 0; row < rows; row += 1) {
    const [rowLat, rowLon] = [lat[row] ?? Number.NaN, lon[row] ?? Number.NaN];
    if (Number.isNaN(rowLat)) continue;
    setBit(map.known, row);
    const point = stepsTo(map, rowLat, rowLon);
    if (point === undefined) setBit(map.odd, row);
    else [map.east[row], map.north[row]] = [point.east, point.north];
  }
  return map;
}

/** Half of them lie on either side. Of many, some say it as well as all. */
const mostAsked = 1000;

function middleOf(values: Float64Array): number {
  const apart = Math.ceil(values.length / mostAsked);
  const known = values.filter((value, row) => row % apart === 0 && !Number.isNaN(value)).sort();
  return known[known.length >> 1] ?? 0;
}

/** By how much the cosine changes within the steps there are, and half as much again to be on the safe side. */
function slackOf(lat: number): number {
  const most = (mostSteps * stepKm) / 2 / (earthKm * detour);
  return 1.5 * most * Math.tan(Math.min(Math.abs(lat), mostLat) * radians) + most * most;
}

/** Undefined: too far from the middle for steps. */
export function stepsTo(
  { middle }: TownMap,
  lat: number,
  lon: number,
): { east: number; north: number } | undefined {
  if (Math.abs(middle.lat) > mostLat) return undefined;
  const scale = (earthKm * detour * radians) / stepKm;
  const north = Math.round((lat - middle.lat) * scale);
  const east = Math.round((lon - middle.lon) * scale * Math.cos(middle.lat * radians));
  return Math.abs(north) > mostSteps / 2 || Math.abs(east) > mostSteps / 2 ? undefined : { east, north };
}

/** Squares of steps up to which a place is surely within so many kilometres, and from which on it surely is not. */
export function squaresOf({ slack }: TownMap, km: number): { near: number; far: number } {
  const inSteps = (away: number): number => Math.min(mostSteps * 1.5, Math.max(-1, away / stepKm));
  const [near, far] = [inSteps(km * (1 - slack) - roundingKm), inSteps(km * (1 + slack) + roundingKm)];
  return { near: near < 0 ? -1 : Math.floor(near * near), far: far < 0 ? -1 : Math.ceil(far * far) };
}
