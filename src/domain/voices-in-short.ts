/** A wish that half the town has: so many voices stand in full, the others are folded or counted. */
export const mostVoices = 3;

/** The words of the voices, each once, as many as stand in full; and how many voices are not among them. */
export function voicesInShort(voices: readonly { words: string }[]): { words: string[]; others: number } {
  const words = [...new Set(voices.map((voice) => voice.words))].slice(0, mostVoices);
  return { words, others: voices.length - words.length };
}
