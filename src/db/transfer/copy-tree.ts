import {
  constants,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';

/**
 * Copies a directory in which a server goes on working. What vanishes meanwhile is left out: a dropped table is in the
 * log files, and a log file that is still needed does not vanish.
 */
export function copyTree(from: string, to: string, isWanted: (place: string) => boolean = () => true): void {
  const copy = (place: string): void => {
    const [source, target] = [path.join(from, place), path.join(to, place)];
    const found = lstatSync(source, { throwIfNoEntry: false });
    if (!found) return;
    if (found.isDirectory()) {
      mkdirSync(target, { recursive: true, mode: 0o700 });
      for (const name of unlessGone(() => readdirSync(source)) ?? []) {
        const inside = path.join(place, name);
        if (isWanted(inside)) copy(inside);
      }
    } else if (found.isSymbolicLink()) unlessGone(() => symlinkSync(readlinkSync(source), target));
    else if (found.isFile()) unlessGone(() => copyFileSync(source, target, constants.COPYFILE_FICLONE));
  };
  copy('');
}

function unlessGone<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
