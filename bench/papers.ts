import { renderPaper } from '#documents/press/render-paper.ts';
import { samplePapers } from '#tests/paper-samples.ts';
import { spreadOf, timedAsync, type Spread } from './durations.ts';

/** Setting papers as PDF, in milliseconds. */
export type PapersResult = {
  /** The first paper of a process: the press reads its typefaces and starts. */
  first: number;
  /** Papers as they usually are, one after the other, each with another time of printing. */
  later: Spread;
  /** A plan with twenty goals, forty lines and every text at its limit. */
  longest: { milliseconds: number; pages: number; kilobytes: number };
  kilobytes: Spread;
};

export async function measurePapers(rounds: number): Promise<PapersResult> {
  const papers = Object.values(samplePapers('usual'));
  const [begin] = papers;
  if (!begin) throw new Error('there is no paper to set');
  const first = await timedAsync(() => renderPaper(begin));
  const [later, kilobytes]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    for (const paper of papers) {
      // Another minute each time: the same paper twice would come out of the press's memory.
      const printed = `${paper.printed}　${round}`;
      later.push(
        await timedAsync(async () => {
          const { pdf } = await renderPaper({ ...paper, printed, running: `${paper.running}　${round}` });
          kilobytes.push(pdf.length / 1000);
        }),
      );
    }
  }
  let longest = { milliseconds: 0, pages: 0, kilobytes: 0 };
  const milliseconds = await timedAsync(async () => {
    const { pdf, pages } = await renderPaper(samplePapers('extreme').plan);
    longest = { milliseconds: 0, pages, kilobytes: pdf.length / 1000 };
  });
  return {
    first,
    later: spreadOf(later),
    longest: { ...longest, milliseconds },
    kilobytes: spreadOf(kilobytes),
  };
}
