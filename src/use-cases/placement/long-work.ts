import { setTimeout as sleep } from 'node:timers/promises';

export type LongWork<Result, SoFar> = { state: 'done'; result: Result } | ({ state: 'going' } & SoFar);

/** Work that is over is kept for so long, for whoever looks after it. */
const toldFor = 10 * 60_000;

/**
 * Work that takes longer than a page may: it goes on beside everything else, in this process and nowhere else, and whoever looks after it is told
 * how far it is. One work for one key.
 */
export function longWork<Result, SoFar extends object>(atFirst: () => SoFar) {
  const works = new Map<string, { soFar: SoFar; result: Promise<Result> }>();
  return {
    has: (key: string): boolean => works.has(key),
    forget: (key: string): boolean => works.delete(key),
    begin(key: string, work: (soFar: SoFar) => Promise<Result>): void {
      if (works.has(key)) return;
      const soFar = atFirst();
      const begun = { soFar, result: work(soFar) };
      works.set(key, begun);
      const forget = (): void => {
        if (works.get(key) === begun) works.delete(key);
      };
      begun.result.then(
        () => setTimeout(forget, toldFor).unref(),
        () => setTimeout(forget, toldFor).unref(),
      );
    },
    /** What was refused is thrown at whoever looks, and not kept: asked again, it is begun again. */
    async look(key: string, patience: number): Promise<LongWork<Result, SoFar>> {
      const work = works.get(key);
      if (work === undefined) throw new Error('nobody does this work');
      try {
        const result = await Promise.race([work.result, sleep(patience)]);
        return result === undefined ? { state: 'going', ...work.soFar } : { state: 'done', result };
      } catch (error) {
        works.delete(key);
        throw error;
      }
    },
  };
}
