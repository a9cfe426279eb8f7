import { reading, type Reading } from './doubt.ts';
import { fold, isNothing } from './fold.ts';

export type Point = { latitude: number; longitude: number };

/** Bounds of the tables that keep a point; wide enough for every island. */
const isLatitude = (degree: number) => degree >= 20 && degree <= 46;
const isLongitude = (degree: number) => degree >= 122 && degree <= 154;

function degree(cell: string): number {
  const plain = fold(cell).replace(/[°度]$/, '');
  return /^[+-]?\d{1,3}(?:\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

/** A point on the map or none: half a point, or one out of Japan, is never kept. */
export function readPoint(latitudeCell: string, longitudeCell: string): Reading<Point | null> {
  const original = [latitudeCell, longitudeCell].filter((cell) => cell !== '').join(', ');
  const missing = [latitudeCell, longitudeCell].filter(isNothing).length;
  if (missing === 2) return reading(null, original);
  if (missing === 1) return reading(null, original, 'point-half');
  if (/[\n;①]/.test(latitudeCell.trim())) return reading(null, original, 'point-several');
  const latitude = degree(latitudeCell);
  const longitude = degree(longitudeCell);
  if (Number.isNaN(latitude) || Number.isNaN(longitude)) return reading(null, original, 'point-unread');
  if (isLatitude(latitude) && isLongitude(longitude)) return reading({ latitude, longitude }, original);
  if (isLatitude(longitude) && isLongitude(latitude)) {
    return reading({ latitude: longitude, longitude: latitude }, original, 'point-swapped');
  }
  return reading(null, original, 'point-outside');
}
