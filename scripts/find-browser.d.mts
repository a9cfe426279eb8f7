/** A browser for the journeys: the program with the arguments it needs, or the reason there is none. */
export function findBrowser(
  say?: (sentence: string) => void,
): Promise<{ path?: string; args?: string[]; reason?: string }>;
export function onPath(name: string): string | undefined;
