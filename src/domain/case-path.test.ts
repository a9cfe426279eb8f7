import { expect, it } from 'vitest';
import { stateBefore } from './case-path.ts';

const step = (from: string, to: string, kind = 'forward') => ({ from, to, kind }) as never;

it('一つもどす先は、来た道のひとつ前', () => {
  expect(stateBefore([])).toBeUndefined();
  expect(stateBefore([step('received', 'assessing')])).toBe('received');
  const found = [
    step('received', 'assessing'),
    step('assessing', 'searching'),
    step('searching', 'sounding'),
  ];
  expect(stateBefore(found)).toBe('searching');
});

it('休んで再開しても、担当が替わっても、もどる先は変わらない', () => {
  const steps = [
    step('received', 'assessing'),
    step('assessing', 'searching'),
    step('searching', 'searching', 'handover'),
    step('searching', 'paused', 'pause'),
    step('paused', 'searching', 'resume'),
  ];
  expect(stateBefore(steps)).toBe('assessing');
});

it('もどった一段は、道から消える。もう一度もどれば、さらに前へ', () => {
  const steps = [
    step('received', 'assessing'),
    step('assessing', 'searching'),
    step('searching', 'sounding'),
    step('sounding', 'searching', 'back'),
  ];
  expect(stateBefore(steps)).toBe('assessing');
});

it('再開した枝のはじめには、もどる先がない', () => {
  expect(stateBefore([step('closed', 'assessing', 'reopen')])).toBeUndefined();
  expect(stateBefore([step('closed', 'assessing', 'reopen'), step('assessing', 'searching')])).toBe(
    'assessing',
  );
});
