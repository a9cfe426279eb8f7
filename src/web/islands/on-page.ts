/** Runs now and after every page that Turbo shows, also a refused form (422), which has no load of its own. */
export function onPage(act: () => void): void {
  document.addEventListener('turbo:load', act);
  document.addEventListener('turbo:render', act);
}

/** The element an event came from, or its nearest ancestor that matches. */
export function closest(event: Event, selector: string): HTMLElement | undefined {
  const found = event.target instanceof Element ? event.target.closest(selector) : null;
  return found instanceof HTMLElement ? found : undefined;
}

/** While an input method composes, keys belong to it. 229 is how older browsers say so. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
