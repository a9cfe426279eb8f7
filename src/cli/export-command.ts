import { existsSync } from 'node:fs';
import { exportDatabase } from '#db/transfer/export-database.ts';
import { logCommand } from '#db/log-command.ts';
import { withDatabase } from './with-database.ts';

export async function exportCommand([file]: readonly string[]): Promise<number> {
  if (file === undefined) {
    console.error(
      '書き出し先のファイル名を指定してください。例: npm run -s engawa -- export ../engawa-1124.zip',
    );
    return 2;
  }
  if (existsSync(file)) {
    console.error(`${file} はすでにあります。まだ無い名前を指定してください。`);
    return 1;
  }
  return withDatabase(async ({ owner }) => {
    // First, so that the copy tells of itself, and so that what cannot be logged is not done.
    await logCommand(owner, 'data.export');
    const { tables } = await exportDatabase(owner, file, (sentence) => console.error(sentence));
    const counts = Object.values(tables);
    const rows = counts.reduce((sum, table) => sum + table.rows, 0);
    console.log(`${file} に ${counts.length}表、${rows}件を書き出しました。`);
    console.log('本人の記録がそのまま入っています。記録と同じように鍵のかかる場所に置いてください。');
    return 0;
  });
}
