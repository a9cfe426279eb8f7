import { visit } from '@hotwired/turbo';
import { onPage } from './on-page.ts';

const pause = 2000;

/** Reads the page of a long piece of work again until it says that it is done; waits while nobody looks. */
export function readProgressAgain(): void {
  onPage(() => {
    const progress = document.querySelector<HTMLElement>('[data-reload]:not([data-ready])');
    const address = progress?.dataset['reload'];
    if (!progress || address === undefined) return;
    progress.dataset['ready'] = '';
    const again = (): void => {
      if (!progress.isConnected) return;
      if (document.hidden) setTimeout(again, pause);
      else visit(address, { action: 'replace' });
    };
    setTimeout(again, pause);
  });
}
