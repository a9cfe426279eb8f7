/** What a column means to us; the meaning decides how its cells are read. */
export type Slot =
  | 'municipalityCode'
  | 'number'
  | 'prefecture'
  | 'municipality'
  | 'organizationName'
  | 'corporateNumber'
  | 'name'
  | 'nameKana'
  | 'service'
  | 'description'
  | 'detail'
  | 'flag'
  | 'address'
  | 'building'
  | 'latitude'
  | 'longitude'
  | 'access'
  | 'phone'
  | 'email'
  | 'url'
  | 'frequency'
  | 'weekdays'
  | 'days'
  | 'opensAt'
  | 'closesAt'
  | 'scheduleNote'
  | 'eligibility'
  | 'age'
  | 'fee'
  | 'feeNote'
  | 'booking'
  | 'capacity'
  | 'remark';

/** `also` are other spellings of the head. `label` says what a flag, a fee or a detail is about. No slot: kept as a cell only. */
export type FormatColumn = { header: string; also?: readonly string[]; slot?: Slot; label?: string };

export type ServiceKind = {
  code: string;
  name: string;
  also?: readonly string[];
  capacityMeansPlaces: boolean;
};

/** A register format is a table: a new one needs no new code. */
export type RegisterFormat = {
  id: string;
  title: string;
  columns: readonly FormatColumn[];
  /** Heads without which a file is not this one, and heads that show that it is another. */
  needs: readonly string[];
  without?: readonly string[];
  resourceKind: 'space' | 'capacity' | 'activity';
  category: string;
  /** Rows that continue a row of that format: their number is the number of the other's row. */
  continues?: string;
  numberDigits?: number;
  /** A weekday without 第○ means every week only where the format has no frequency. */
  weekdaysMeanWeekly: boolean;
  zeroCapacityIsUnknown: boolean;
  services?: readonly ServiceKind[];
};
