/** Choices of the sheet's boxes, as they stand on the paper form (practice.md §1.5(2)). */
export const householdKinds = {
  single: '単身',
  couple: '夫婦',
  single_parent: 'ひとり親',
  three_generations: '三世代',
  aged_parent: '8050型',
  other: '他',
} as const;

export const marriageKinds = {
  unmarried: '未婚',
  married: '既婚',
  separated: '別居',
  divorced: '離別',
  widowed: '死別',
} as const;

export const housingKinds = {
  owned: '持家',
  rented: '民間賃貸',
  public: '公営',
  facility: '施設',
  company: '社宅',
  friend: '知人宅',
  unsettled: '不定',
} as const;

/** 手帳・認定: 疑い is a word of the form, and no diagnosis. */
export const certificateStates = { yes: '有', no: '無', applied: '申請中', suspected: '疑い' } as const;

export const taxKinds = { taxed: '課税', untaxed: '非課税', unknown: 'わからない' } as const;

export const assistanceStates = { receiving: '受けている', applied: '申請中', not: '受けていない' } as const;

/** ★就労状況. */
export const workStates = {
  employed: '働いている（常勤）',
  part_time: '働いている（短時間・臨時）',
  own_business: '自営・家業',
  supported: '福祉的就労',
  on_leave: '休職中',
  seeking: '仕事をさがしている',
  school: '在学中',
  none: '働いていない',
} as const;
