import { scaleCodes, type Moment, type Scale, type ScaleAnswers } from './scale.ts';

export type Measured = {
  scale: Scale;
  scaleVersion: string;
  subject: string;
  moment: Moment;
  measuredOn: string;
  total: number | null;
  answers: ScaleAnswers;
  struckAt: Date | null;
};

/** Measurements that may be compared: of one scale, one goal, one version. Another version is another line. */
export type Series<Row extends Measured = Measured> = {
  scale: Scale;
  subject: string;
  version: string;
  rows: Row[];
};

/** What was not struck, as lines in the order of the scales; within a line oldest first. */
export function seriesOf<Row extends Measured>(measurements: readonly Row[]): Series<Row>[] {
  const found = new Map<string, Series<Row>>();
  for (const row of measurements) {
    if (row.struckAt !== null) continue;
    const { scale, subject, scaleVersion: version } = row;
    const key = `${scale}/${subject}/${version}`;
    const series = found.get(key) ?? { scale, subject, version, rows: [] };
    series.rows.push(row);
    found.set(key, series);
  }
  const ordered = [...found.values()].map((series) => ({
    ...series,
    rows: series.rows.toSorted((a, b) => (a.measuredOn < b.measuredOn ? -1 : 1)),
  }));
  return ordered.toSorted((a, b) => scaleCodes.indexOf(a.scale) - scaleCodes.indexOf(b.scale));
}

/** The first and the newest of a line; one measurement alone is both its before and nothing after. */
export function beforeAfter<Row extends Measured>({
  rows,
}: Series<Row>): { before: Row; after: Row | null } | null {
  const [before] = rows;
  if (before === undefined) return null;
  const after = rows.at(-1) ?? before;
  return { before, after: after === before ? null : after };
}
