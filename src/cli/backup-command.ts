import { backupDirectory } from '#db/transfer/backup-directory.ts';
import { logCommand } from '#db/log-command.ts';
import { tellVerdicts } from './tell-verdicts.ts';
import { withDatabase } from './with-database.ts';

export async function backupCommand([target]: readonly string[]): Promise<number> {
  if (target === undefined) {
    console.error(
      '控えを置くフォルダを指定してください。例: npm run -s engawa -- backup /mnt/usb/engawa-1124',
    );
    return 2;
  }
  return withDatabase(async ({ owner, dataDir }) => {
    if (dataDir === undefined) {
      console.error(
        'DATABASE_URL のサーバの控えは、サーバの側で取ってください（pg_basebackup など）。記録だけなら engawa export で書き出せます。',
      );
      return 1;
    }
    await logCommand(owner, 'data.backup');
    console.error('控えを取っています…');
    const verdicts = await backupDirectory({ owner, dataDir, target });
    console.log(`${target} に控えを取り、一度開いて確かめました。`);
    return tellVerdicts(verdicts);
  });
}
