import type { Fate, ImportState } from '#use-cases/exchange/read-import.ts';

export const stateLabels: Record<ImportState, string> = {
  preview: '見ているところ',
  applied: '台帳に入れた',
  undone: '取り消した',
  discarded: 'やめた',
};

export const fateLabels: Record<Fate, string> = {
  new: '新しい',
  changed: '変わった',
  same: '同じ',
  check: '要確認',
};
