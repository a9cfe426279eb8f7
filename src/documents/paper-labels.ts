/** Words of boxes that only papers have. */
export const halfLabels = { am: '午前', pm: '午後' } as const;

export const scaleLabels = {
  ladder: '社会参加の段',
  lsns6: 'つながりの尺度（LSNS-6）　0〜30',
  ucla3: '孤独感の尺度（UCLA 3項目・内閣府の調査票）　3〜12',
  loneliness_direct: '孤独感（直接の問い）　1〜5',
} as const;
