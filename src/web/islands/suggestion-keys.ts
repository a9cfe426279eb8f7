import { closest, isComposing } from './on-page.ts';

const answers: Readonly<Record<string, string>> = { y: 'yes', n: 'no', l: 'later' };

/** One key answers a suggestion and goes on to the next. Only inside the list, so that no key is taken elsewhere. */
export function answerSuggestionsByKey(): void {
  document.addEventListener('keydown', (event) => {
    const item = closest(event, '[data-suggestions] li');
    const answer = answers[event.key.normalize('NFKC').toLowerCase()];
    if (!item || answer === undefined || isComposing(event) || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const choice = item.querySelector<HTMLInputElement>(`input[value="${answer}"]`);
    if (!choice) return;
    event.preventDefault();
    choice.checked = true;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
    const next = item.nextElementSibling?.querySelector<HTMLInputElement>('input:checked') ?? choice;
    next.focus();
  });
}
