/** What a place has, as a town asks for it. The codes that the engine knows as supports keep its spelling. */
export const accessFeatureLabels: Readonly<Record<string, string>> = {
  step_free: '段差なし',
  wheelchair: '車いすで使える',
  wheelchair_toilet: '車いすで使えるトイレ',
  handrail: '手すり',
  elevator: 'エレベーター',
  parking: '駐車場',
  quiet: '静かな部屋',
  rest: '休める場所',
  nursing_room: '授乳室',
  childcare: '託児',
  single_seat: '一人席',
};

/** Features in words; what a register file wrote in its own words stays as it is. */
export function accessFeatureText(features: readonly string[]): string {
  return features.map((feature) => accessFeatureLabels[feature] ?? feature).join('、');
}
