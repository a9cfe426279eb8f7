import type { PropsWithChildren } from 'hono/jsx';

/** Prints this page. Shown only with script; without, the browser's own menu prints the same. */
export function PrintButton({ children }: PropsWithChildren) {
  return (
    <button type="button" class="btn two only-script" data-print>
      {children}
    </button>
  );
}
