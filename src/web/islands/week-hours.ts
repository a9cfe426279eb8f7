import { closest, onPage } from './on-page.ts';

function boxes(table: Element, selector = 'input'): HTMLInputElement[] {
  return Array.from(table.querySelectorAll<HTMLInputElement>(`tbody ${selector}`));
}

/** The seven tick boxes of each half hour, in the order of the days. */
function lines(table: Element): HTMLInputElement[][] {
  return Array.from(table.querySelectorAll('tbody tr'), (row) => Array.from(row.querySelectorAll('input')));
}

function changed(table: Element): void {
  table.dispatchEvent(new Event('change', { bubbles: true }));
}

/** All on, or all off when all were on. */
function toggle(table: Element, chosen: readonly HTMLInputElement[]): void {
  const shouldBe = chosen.some((box) => !box.checked);
  for (const box of chosen) box.checked = shouldBe;
  changed(table);
}

function makeHeadersButtons(table: HTMLElement): void {
  for (const header of table.querySelectorAll<HTMLElement>('th[data-day], th[data-hour]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = header.textContent;
    if (header.dataset['whole'] !== undefined) button.title = header.dataset['whole'];
    header.replaceChildren(button);
    const day = Number(header.dataset['day'] ?? Number.NaN);
    const row = header.closest('tr');
    button.addEventListener('click', () => {
      const all = lines(table);
      const at = Array.from(table.querySelectorAll('tbody tr')).findIndex((line) => line === row);
      toggle(
        table,
        Number.isNaN(day)
          ? [...(all[at] ?? []), ...(all[at + 1] ?? [])]
          : all.flatMap((line) => line[day] ?? []),
      );
    });
  }
}

/** Two hundred boxes are one stop for Tab; arrows move inside. */
function moveByArrows(table: HTMLElement): void {
  const all = boxes(table);
  for (const [place, box] of all.entries()) box.tabIndex = place === 0 ? 0 : -1;
  const steps: Readonly<Record<string, number>> = { ArrowUp: -7, ArrowDown: 7, ArrowLeft: -1, ArrowRight: 1 };
  table.addEventListener('keydown', (event) => {
    const box = event.target;
    const step = steps[event.key];
    if (!(box instanceof HTMLInputElement) || step === undefined) return;
    event.preventDefault();
    const next = all[all.indexOf(box) + step];
    if (!next) return;
    box.tabIndex = -1;
    next.tabIndex = 0;
    if (event.shiftKey) {
      next.checked = box.checked;
      changed(table);
    }
    next.focus();
  });
}

function paintByDragging(table: HTMLElement): void {
  let brush: boolean | undefined;
  table.addEventListener('pointerdown', (event) => {
    // A finger scrolls the page; it taps single squares.
    if (event.pointerType === 'touch' || !(event.target instanceof HTMLInputElement)) return;
    brush = !event.target.checked;
  });
  table.addEventListener('pointerover', (event) => {
    if (brush === undefined || event.buttons === 0 || !(event.target instanceof HTMLInputElement)) return;
    event.target.checked = brush;
  });
  table.addEventListener('pointerout', (event) => {
    // The square the drag began on gets no click when the button is let go elsewhere.
    if (brush !== undefined && event.buttons !== 0 && event.target instanceof HTMLInputElement)
      event.target.checked = brush;
  });
  document.addEventListener('pointerup', () => {
    if (brush !== undefined && table.isConnected) changed(table);
    brush = undefined;
  });
}

/** The table of hours: whole days and hours by their headings, arrows, and painting with the mouse. */
export function paintWeekHours(): void {
  onPage(() => {
    for (const table of document.querySelectorAll<HTMLElement>('table[data-week-hours]:not([data-ready])')) {
      table.dataset['ready'] = '';
      makeHeadersButtons(table);
      moveByArrows(table);
      paintByDragging(table);
    }
  });
  document.addEventListener('dragstart', (event) => {
    if (closest(event, 'table[data-week-hours]')) event.preventDefault();
  });
}
