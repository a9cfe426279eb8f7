/** Something that happened so many days ago, and how it is recorded. */
export type DemoEvent = { daysAgo: number; run: () => Promise<void> };

/** The oldest first; what happened on the same day stays in the order it was told. */
export function inOrder(events: readonly DemoEvent[]): DemoEvent[] {
  return events.toSorted((a, b) => b.daysAgo - a.daysAgo);
}
