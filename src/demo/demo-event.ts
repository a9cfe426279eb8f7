/** Something that happened so many days ago, and how it is recorded. */
export type DemoEvent = {
  daysAgo: number;
  run: () => Promise<void>;
  /** It takes a running number: in the order of the stories, so that every run gives the same ones. */
  isNumbered?: boolean;
};

/** The oldest first; what happened on the same day stays in the order it was told. */
export function inOrder(events: readonly DemoEvent[]): DemoEvent[] {
  return events.toSorted((a, b) => b.daysAgo - a.daysAgo);
}
