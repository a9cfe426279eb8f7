import type { ScaleForm } from './scale.ts';

/**
 * UCLA 3-item as the Cabinet Office asks it: four answers, 3–12. The US form has three answers and 3–9; the version is part
 * of every measurement, so that the two can never be added or compared.
 */
export const ucla3Form: ScaleForm = {
  scale: 'ucla3',
  version: 'cabinet-office-1',
  items: [
    { key: 'company', heading: '1', wording: '人とのつきあいがないと感じる' },
    { key: 'left_out', heading: '2', wording: '取り残されていると感じる' },
    { key: 'isolated', heading: '3', wording: '他の人たちから孤立していると感じる' },
  ],
  answers: [
    { value: '1', label: '決してない' },
    { value: '2', label: 'ほとんどない' },
    { value: '3', label: '時々ある' },
    { value: '4', label: '常にある' },
  ],
};

/** The bands of the survey's own report. */
export function ucla3Words(total: number): string {
  if (total <= 3) return `${total}点（決してない）`;
  if (total <= 6) return `${total}点（ほとんどない）`;
  return total <= 9 ? `${total}点（時々ある）` : `${total}点（常にある）`;
}

/** The direct question beside it, from the same survey. Some people shy away from the word; then it is left out. */
export const directForm: ScaleForm = {
  scale: 'loneliness_direct',
  version: 'cabinet-office-direct-1',
  items: [{ key: 'lonely', heading: '直接の問い', wording: 'どの程度、孤独であると感じることがありますか' }],
  answers: [
    { value: '1', label: '決してない' },
    { value: '2', label: 'ほとんどない' },
    { value: '3', label: 'たまにある' },
    { value: '4', label: '時々ある' },
    { value: '5', label: 'しばしばある・常にある' },
  ],
};
