/** What must happen in the order of the works, such as taking the next running number: when it is one's turn, and that it is over. */
export type Turn = { mine: Promise<void>; over: () => void };

/** While one waits for the database, the others go on. */
const lanes = 4;

/**
 * Does works side by side, beginning them in their order; the answers stand in that order too. Every work says when its turn is
 * over, so that whoever comes next gets the same number in every run.
 */
export async function sideBySide<Work, Answer>(
  works: readonly Work[],
  work: (one: Work, turn: Turn) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const waiting = [...works.entries()];
  let before = Promise.resolve();
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [place, one] = next;
      const { promise, resolve } = Promise.withResolvers<void>();
      const turn = { mine: before, over: resolve };
      before = promise;
      answers[place] = await work(one, turn);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return answers;
}
