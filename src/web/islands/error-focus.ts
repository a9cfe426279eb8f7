import { closest, onPage } from './on-page.ts';

function showAsked(asked: HTMLElement): void {
  asked.focus({ preventScroll: true });
  asked.scrollIntoView({ block: 'center' });
}

/** The summary of a refused form takes focus; its links put the cursor into the field itself. */
export function leadToErrors(): void {
  onPage(() => {
    const summary = document.querySelector<HTMLElement>('[data-error-summary]');
    if (summary && !summary.contains(document.activeElement)) summary.focus();
    const asked = document.querySelector<HTMLElement>('main form [autofocus]:not([data-error-summary])');
    // A page that came back is scrolled to its top after it was shown; what was asked for is shown after that.
    if (asked && !summary) requestAnimationFrame(() => showAsked(asked));
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
