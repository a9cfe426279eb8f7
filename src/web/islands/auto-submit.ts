import { closest } from './on-page.ts';

/**
 * Narrows a list as soon as something was chosen with a pointer. Not by keyboard: there every arrow press on a closed
 * select is a change, and the page would leave under the reader's hands.
 */
export function submitFiltersOnChoice(): void {
  let isByPointer = false;
  document.addEventListener('pointerdown', () => {
    isByPointer = true;
  });
  document.addEventListener('keydown', () => {
    isByPointer = false;
  });
  document.addEventListener('change', (event) => {
    const form = closest(event, 'form[data-auto-submit]');
    const isChoice = closest(event, 'select, input[type="checkbox"], input[type="radio"]') !== undefined;
    if (form instanceof HTMLFormElement && isChoice && isByPointer) form.requestSubmit();
  });
}
