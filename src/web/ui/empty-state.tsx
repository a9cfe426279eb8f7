import type { Child } from 'hono/jsx';
import { gap } from './gap.ts';

/** One sentence why there is nothing, and one act. */
export function EmptyState({ words, action }: { words: Child; action?: { href: string; label: string } }) {
  return (
    <p class="empty">
      {words}
      {action ? (
        <>
          {gap}
          <a href={action.href}>{action.label}</a>
        </>
      ) : null}
    </p>
  );
}
