import { closest } from './on-page.ts';

/** Escape closes the menu of narrow screens and gives the focus back to its button. */
export function closeMenuOnEscape(): void {
  document.addEventListener('keydown', (event) => {
    const menu = event.key === 'Escape' ? closest(event, 'details.menu[open]') : undefined;
    if (!menu) return;
    menu.removeAttribute('open');
    menu.querySelector<HTMLElement>('summary')?.focus();
  });
}
