/** The demo town lies in open sea, so that no invented address is anybody's. Points are the middle of each part of the town. */
const middles: Record<string, { latitude: number; longitude: number }> = {
  北野: { latitude: 34.422, longitude: 138.62 },
  中央: { latitude: 34.41, longitude: 138.615 },
  川端: { latitude: 34.402, longitude: 138.628 },
  山手: { latitude: 34.43, longitude: 138.602 },
};

export const areaNames = Object.keys(middles);

/** A point within about 600 m of the middle, always the same one for the same number. */
export function homeNear(area: string, number: number): { latitude: number; longitude: number } {
  const middle = middles[area] ?? { latitude: 34.412, longitude: 138.615 };
  const angle = number * 2.399_963; // the golden angle spreads points evenly
  const reach = 0.0012 * Math.sqrt((number % 20) + 1);
  return {
    latitude: Number((middle.latitude + reach * Math.sin(angle)).toFixed(6)),
    longitude: Number((middle.longitude + reach * Math.cos(angle)).toFixed(6)),
  };
}
