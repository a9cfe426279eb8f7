import { readdirSync, readFileSync } from 'node:fs';

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process has ended meanwhile.
    return '';
  }
}

/** A process and everything that it has started, and so on: the product is one for the pages and a dozen for its database. */
function family(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    // The name of a program may hold spaces and brackets; what follows the last bracket does not.
    const parent = Number(read(`/proc/${name}/stat`).replace(/^.*\)/s, '').split(' ')[2]);
    if (/^\d+$/.test(name)) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [pid];
  for (const one of found) found.push(...(children.get(one) ?? []));
  return found;
}

/** Milliseconds that these processes have been on a core; what else the machine does counts little. Linux tells, others do not. */
function timeOf(pids: readonly number[]): number {
  let nanoseconds = 0;
  for (const pid of pids) {
    for (const task of readdirSync(`/proc/${pid}/task`))
      nanoseconds += Number(read(`/proc/${pid}/task/${task}/schedstat`).split(' ')[0]);
  }
  return nanoseconds / 1e6;
}

/** How much processor time the server and its database spent on it; undefined where nobody tells. */
export async function processorTime(
  server: number,
  work: () => Promise<unknown>,
): Promise<number | undefined> {
  if (process.platform !== 'linux') {
    await work();
    return undefined;
  }
  const pids = family(server);
  const before = timeOf(pids);
  await work();
  return timeOf(pids) - before;
}
