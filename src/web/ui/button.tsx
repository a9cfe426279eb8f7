import type { PropsWithChildren } from 'hono/jsx';

/** `main` is the one filled button of a page; `stop` only for what cannot be undone. */
export type ButtonKind = 'main' | 'second' | 'plain' | 'stop';

const looks: Record<ButtonKind, string> = {
  main: 'btn',
  second: 'btn two',
  plain: 'btn three',
  stop: 'btn stop',
};

type ButtonProps = PropsWithChildren<{
  kind?: ButtonKind;
  name?: string;
  value?: string;
  /** Sends the form elsewhere: /…/draft. */
  formaction?: string;
  form?: string;
  /** Told to readers of the screen when several buttons carry the same word. */
  label?: string;
}>;

export function Button({ kind = 'main', label, children, ...rest }: ButtonProps) {
  return (
    <button class={looks[kind]} aria-label={label} {...rest}>
      {children}
    </button>
  );
}

type LinkProps = PropsWithChildren<{ href: string; kind?: ButtonKind; label?: string; newTab?: boolean }>;

export function LinkButton({ href, kind = 'second', label, newTab, children }: LinkProps) {
  return (
    <a class={looks[kind]} href={href} aria-label={label} target={newTab ? '_blank' : undefined}>
      {children}
    </a>
  );
}

/** Buttons in a row, the most likely first. */
export function Actions({ children }: PropsWithChildren) {
  return <div class="acts">{children}</div>;
}
