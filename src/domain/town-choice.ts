/** An organisation or place to choose from. `about` tells two of one name apart: where it is. */
export type TownChoice = { id: string; name: string; about: string };

/**
 * What a form offers. A town's own list stands there as a whole; after a register came in it would be thousands of lines,
 * so that only what was searched for is offered, and what is chosen already.
 */
export type TownChoices = {
  options: readonly TownChoice[];
  isWhole: boolean;
  /** What was searched for; '' before. */
  words: string;
  /** More was found than is offered. */
  hasMore: boolean;
};

export type AskedChoice = { words: string; chosen: string };
export const nothingAsked: AskedChoice = { words: '', chosen: '' };

/** So many lines are still read at a glance. */
export const mostAtOnce = 60;
export const mostFound = 20;
