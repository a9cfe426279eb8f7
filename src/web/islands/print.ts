import { closest } from './on-page.ts';

export function printOnRequest(): void {
  document.addEventListener('click', (event) => {
    if (closest(event, '[data-print]')) window.print();
  });
}
