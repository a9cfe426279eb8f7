/** Words of the boxes that only papers tick. Codes are those of the tables (0013–0018). */
export const visitKinds = { visit: '見学', trial: '体験' } as const;

export const visitOutcomes = {
  go_on: '次へ進む',
  again: 'もう一度',
  rest: '休む',
  stop: 'やめる',
  cancelled: '行かなかった',
} as const;

export const moneyKindLabels = {
  allowance: '活動応援金',
  reward: '謝礼',
  fare: '交通費',
  meal: '昼食代',
  material: '材料費',
  fee: '参加費',
  other: 'その他',
} as const;

export const incidentKindLabels = {
  near_miss: 'ヒヤリ・ハット',
  accident: '事故・けが',
  property: '物の損害',
  complaint: '苦情',
  confidentiality: '秘密がもれた・もれそうになった',
  other: 'その他',
} as const;

export const insuranceKindLabels = {
  volunteer: 'ボランティア活動保険',
  accident: '傷害保険',
  liability: '賠償責任保険',
  event: '行事保険',
  other: 'その他',
} as const;

export const attendanceLabels = {
  came: '来た',
  late: 'おくれて来た',
  left_early: '早めに帰った',
  absent: '来なかった',
  closed: '休み',
} as const;

export const absenceLabels = {
  illness: '体調',
  weather: '天気',
  own_wish: '気がすすまない',
  family: '家の用',
  appointment: '通院・用事',
  host: '受入先の都合',
  forgot: '忘れていた',
  not_told: '連絡なし',
  other: 'その他',
} as const;

export const halfLabels = { am: '午前', pm: '午後' } as const;

export const soundingAnswers = {
  yes: '受け入れられる',
  conditional: '条件がととのえば',
  no: 'いまはむずかしい',
} as const;

export const scaleLabels = {
  ladder: '社会参加の段',
  lsns6: 'つながりの尺度（LSNS-6）　0〜30',
  ucla3: '孤独感の尺度（UCLA 3項目・内閣府の調査票）　3〜12',
  loneliness_direct: '孤独感（直接の問い）　1〜5',
} as const;

export const householdKinds = {
  single: '単身',
  couple: '夫婦',
  single_parent: 'ひとり親',
  three_generations: '三世代',
  aged_parent: '8050型',
  other: '他',
} as const;
