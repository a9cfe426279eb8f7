import { Worker } from 'node:worker_threads';
import type { Compiled } from './compile-paper.ts';
import type { MissingLetter } from './letters.ts';
import { isOrdinary } from './ordinary-letters.ts';
import type { Paper } from '#documents/paper.ts';
import type { Job } from './paper-worker.ts';

type Answer = { id: number; value?: unknown; error?: string };
type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };

const waiting = new Map<number, Waiting>();
let press: Worker | undefined;
let last = 0;

/** Longer than any paper takes by far; what hangs must not hold the others back. */
const patience = 60_000;

function fail(thread: Worker, error: Error): void {
  if (press === thread) press = undefined;
  for (const { reject } of waiting.values()) reject(error);
  waiting.clear();
}

function openPress(): Worker {
  if (press) return press;
  const file = import.meta.url.endsWith('.ts') ? './paper-worker.ts' : './paper-worker.js';
  const thread = new Worker(new URL(file, import.meta.url));
  thread.on('message', ({ id, value, error }: Answer) => {
    const job = waiting.get(id);
    waiting.delete(id);
    // An idle press keeps no process alive.
    if (waiting.size === 0) thread.unref();
    if (error === undefined) job?.resolve(value);
    else job?.reject(new Error(error));
  });
  thread.on('error', (error) => fail(thread, error instanceof Error ? error : new Error(String(error))));
  thread.on('exit', () => fail(thread, new Error('the press stopped')));
  press = thread;
  return thread;
}

async function ask<T>(
  job: Omit<Extract<Job, { kind: 'print' }>, 'id'> | Omit<Extract<Job, { kind: 'letters' }>, 'id'>,
): Promise<T> {
  const thread = openPress();
  last += 1;
  const id = last;
  thread.ref();
  let timer: NodeJS.Timeout | undefined;
  const answer = new Promise<unknown>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    timer = setTimeout(() => void thread.terminate(), patience);
    thread.postMessage({ ...job, id }, []);
  });
  return answer.finally(() => clearTimeout(timer)) as Promise<T>;
}

/** Sets a paper and answers with the PDF, how many pages it has, and which letters no typeface here has. */
export async function renderPaper(paper: Paper): Promise<Compiled> {
  return ask({ kind: 'print', paper });
}

/** Which letters of a name cannot be printed here: told on the page before anybody prints. */
export async function findMissingLetters(text: string): Promise<MissingLetter[]> {
  return isOrdinary(text) ? [] : ask({ kind: 'letters', text });
}
