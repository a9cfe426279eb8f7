import { goalLevels } from './evaluation.ts';
import type { ScaleForm } from './scale.ts';

const order = ['-2', '-1', '0', '1', '2'] as const;

/** −2…+2, one measurement per goal of the plan; `subject` of the measurement is the goal's id. */
export const goalForm: ScaleForm = {
  scale: 'goal',
  version: 'gas-1',
  items: [{ key: 'level', heading: '目標の達成', wording: '' }],
  answers: order.map((value) => ({ value, label: `${signed(Number(value))}　${goalLevels[value]}` })),
};

/** +1, 0, −1: with a true minus sign, so that it is not read as a dash. */
export function signed(value: number): string {
  if (value === 0) return '0';
  return value > 0 ? `+${value}` : `−${-value}`;
}
