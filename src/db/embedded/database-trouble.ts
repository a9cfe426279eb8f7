/**
 * Something about the installation, not about the program: a busy directory, a missing binary. The message is
 * a whole sentence in Japanese and English that says what happened and what to do, and is shown without a stack.
 */
export class DatabaseTrouble extends Error {
  override name = 'DatabaseTrouble';

  constructor(japanese: string, english: string, options?: ErrorOptions) {
    super(`${japanese}\n${english}`, options);
  }
}
