import { parentPort } from 'node:worker_threads';
import { compilePaper, missingLettersOf } from './compile-paper.ts';
import type { Paper } from '#documents/paper.ts';

export type Job = { id: number } & ({ kind: 'print'; paper: Paper } | { kind: 'letters'; text: string });

// Typesetting takes a processor for itself: in a thread of its own nobody's page waits for it.
parentPort?.on('message', (job: Job) => {
  try {
    const value = job.kind === 'print' ? compilePaper(job.paper) : missingLettersOf(job.text);
    parentPort?.postMessage({ id: job.id, value }, []);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ id: job.id, error: words }, []);
  }
});
