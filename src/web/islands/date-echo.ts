import { formatJapaneseDate, parseJapaneseDate } from '#domain/japanese-date.ts';
import { closest } from './on-page.ts';

/** Says beside a date field which day it understood. The server decides; this only shows it sooner. */
export function echoDates(): void {
  document.addEventListener('input', (event) => {
    const field = closest(event, 'input[data-japanese-date]');
    if (!(field instanceof HTMLInputElement)) return;
    const echo = document.getElementById(`${field.id}-echo`);
    const parsed = parseJapaneseDate(field.value, field.dataset['japaneseDate'] ?? '');
    if (echo)
      echo.textContent = parsed.ok ? formatJapaneseDate(parsed.date, { weekday: true, year: 'both' }) : '';
  });
}
