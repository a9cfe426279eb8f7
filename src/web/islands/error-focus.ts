import { closest, onPage } from './on-page.ts';

/** The summary of a refused form takes focus; its links put the cursor into the field itself. */
export function leadToErrors(): void {
  onPage(() => {
    const summary = document.querySelector<HTMLElement>('[data-error-summary]');
    if (summary && !summary.contains(document.activeElement)) summary.focus();
  });
  document.addEventListener('click', (event) => {
    const link = closest(event, '[data-error-summary] a[href^="#"]');
    if (!(link instanceof HTMLAnchorElement)) return;
    const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    field.focus({ preventScroll: true });
    (field.closest('.f') ?? field).scrollIntoView({ block: 'start' });
  });
}
