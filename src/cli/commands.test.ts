import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connect, disconnect } from '#db/connect.ts';
import { foundMunicipality } from '#db/found-municipality.ts';
import { openDatabase, prepareDatabase } from '#db/open-database.ts';
import { findMunicipality } from '#use-cases/accounts/find-municipality.ts';
import { resumeSession } from '#use-cases/accounts/resume-session.ts';
import { signIn } from '#use-cases/accounts/sign-in.ts';
import { backupCommand } from './backup-command.ts';
import { exportCommand } from './export-command.ts';
import { foundCommand } from './found-command.ts';
import { importDataCommand } from './import-data-command.ts';
import { verifyLogCommand } from './verify-log-command.ts';

let folder = '';
let said: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'engawa-cli-'));
  vi.stubEnv('DATABASE_URL', '');
  vi.stubEnv('ENGAWA_DATA_DIR', path.join(folder, 'data'));
  said = [];
  const hear = (line: unknown): void => void said.push(String(line));
  vi.spyOn(console, 'log').mockImplementation(hear);
  vi.spyOn(console, 'error').mockImplementation(hear);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const town = ['131016', '試区', '地域共生課', 'kanri', '試 管理子'];

describe('engawa コマンド', () => {
  it('自治体を登録すると、示された合言葉で管理者が入れる', async () => {
    expect(await foundCommand(town)).toBe(0);
    const password = /はじめの合言葉: (\S+)/.exec(said.join('\n'))?.[1] ?? '';
    const database = await openDatabase();
    connect(database.login);
    try {
      const found = await findMunicipality();
      expect(found).toMatchObject({ code: '131016', name: '試区', isDemo: false });
      const entered = await signIn({
        municipalityId: found?.municipalityId ?? '',
        signInName: 'kanri',
        password,
        source: 'test',
        now: new Date(),
      });
      if (!entered.ok) throw new Error('expected a session');
      const session = await resumeSession(found?.municipalityId ?? '', entered.token, new Date());
      expect(session?.mustChoosePassword).toBe(true);
    } finally {
      await disconnect();
      await database.close();
    }
    expect(await foundCommand(town)).toBe(1);
  });

  it('見本の町のあるデータベースには登録せず、どうすればよいかを一文で言う', async () => {
    const database = await openDatabase();
    await prepareDatabase(database);
    const demo = { code: '991015', name: '縁が丘市', isDemo: true, agencies: [], accounts: [] };
    await foundMunicipality(database.owner, demo);
    await database.close();
    expect(await foundCommand(town)).toBe(1);
    expect(said.at(-1)).toMatch(/見本の町があるので、ENGAWA_DATA_DIR を新しい場所に[^。]*ください。\n/u);
    expect(said.at(-1)).toContain('This database holds the demo town');
    expect(said.join('\n')).not.toContain('はじめの合言葉');
    const after = await openDatabase();
    try {
      const beside = await foundMunicipality(after.owner, { ...demo, code: town[0] ?? '', isDemo: false });
      expect(beside).toEqual({ refused: 'mixed' });
      expect(await foundMunicipality(after.owner, demo)).toEqual({ refused: 'code-taken' });
    } finally {
      await after.close();
    }
  });

  it.each([
    ['検査数字のちがう団体コード', ['131017', ...town.slice(1)], '団体コード'],
    ['大文字の利用者名', [...town.slice(0, 3), 'KANRI', '試'], '利用者名'],
    ['足りない言葉', town.slice(0, 4), '使い方'],
  ])('%s では登録せず、データも作らない', async (_title, words, sentence) => {
    expect(await foundCommand(words)).toBe(2);
    expect(said.join('\n')).toContain(sentence);
    expect(existsSync(path.join(folder, 'data'))).toBe(false);
  });

  it('書き出し、別の場所に取り込み、控えを取り、鎖を確かめる', async () => {
    await foundCommand(town);
    const file = path.join(folder, 'all.zip');
    expect(await exportCommand([file])).toBe(0);
    expect(await exportCommand([file])).toBe(1);
    vi.stubEnv('ENGAWA_DATA_DIR', path.join(folder, 'other'));
    expect(await importDataCommand([file])).toBe(0);
    expect(await backupCommand([path.join(folder, 'backup')])).toBe(0);
    vi.stubEnv('ENGAWA_DATA_DIR', path.join(folder, 'backup'));
    said = [];
    expect(await verifyLogCommand([])).toBe(0);
    expect(said.join('\n')).toContain('試区: 記録 2件、異常ありません');
    // Four databases are laid and stopped, one after the other.
  }, 120_000);

  it('サーバの控えは、サーバの側で取るように言う', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://nobody@localhost/none');
    expect(await backupCommand([path.join(folder, 'backup')])).toBe(1);
    expect(said.join('\n')).toContain('pg_basebackup');
  });
});
