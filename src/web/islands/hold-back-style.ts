/*
 * Turbo puts a style element for its progress bar into the head while it is imported. Our policy forbids that (style-src
 * 'self'), the browser would refuse it and report a breach on every page. So the head takes no style element until Turbo
 * has started; this module must be imported before it.
 */
const { head } = document;
const insertBefore = head.insertBefore.bind(head);

head.insertBefore = <T extends Node>(node: T, before: Node | null): T =>
  node instanceof HTMLStyleElement ? node : insertBefore(node, before);

export function letStylesIn(): void {
  head.insertBefore = insertBefore;
}
