import { troubleSentence } from '#db/trouble-sentence.ts';

type Command = {
  /** What stands after the name. */
  takes: string;
  does: string;
  /** Answers the exit code. */
  run: (words: readonly string[]) => Promise<number>;
};

/** Each command loads only what it needs. */
const commands: Readonly<Record<string, Command>> = {
  found: {
    takes: '<団体コード> <自治体名> <主管課> <利用者名> <管理者の名前>',
    does: '自治体と、はじめの管理者を登録する（見本の町を使わないとき、最初に一度）',
    run: async (words) => (await import('./found-command.ts')).foundCommand(words),
  },
  match: {
    takes: '<ファイル.json> [--mode text|confirmed]',
    does: 'ファイルの人と機会を突き合わせ、理由つきの候補を JSON で答える（データベースは使わない）',
    run: async (words) => (await import('./match-file.ts')).matchFile([...words]),
  },
  migrate: {
    takes: '',
    does: 'データベースの形を、この版に合わせる',
    run: async () => (await import('./migrate-command.ts')).migrateCommand(),
  },
  backup: {
    takes: '<新しいフォルダ>',
    does: '内蔵データベースの控えを取り、開けることまで確かめる（動いていてもよい）',
    run: async (words) => (await import('./backup-command.ts')).backupCommand(words),
  },
  export: {
    takes: '<ファイル.zip>',
    does: 'すべての記録を、別のデータベースへ移せる形で書き出す',
    run: async (words) => (await import('./export-command.ts')).exportCommand(words),
  },
  'import-data': {
    takes: '<ファイル.zip>',
    does: '書き出したファイルを、空のデータベースに取り込む',
    run: async (words) => (await import('./import-data-command.ts')).importDataCommand(words),
  },
  import: {
    takes: '<ファイル>… [--dry-run] [--json] [--as 利用者名]',
    does: '台帳のファイルを読み、一行ずつの行き先を言って、まちの台帳に入れる',
    run: async (words) => (await import('./import-file.ts')).importFile(words),
  },
  'check-access': {
    takes: '',
    does: '見られる範囲が、いまの同意と根拠のとおりか調べる（毎晩の点検に）',
    run: async () => (await import('./check-access-command.ts')).checkAccessCommand(),
  },
  'verify-log': {
    takes: '[--anchors 控えのファイル]',
    does: '閲覧と変更の記録が、書きかえられていないか確かめる',
    run: async (words) => (await import('./verify-log-command.ts')).verifyLogCommand(words),
  },
};

function help(): string {
  const lines = Object.entries(commands).map(
    ([name, { takes, does }]) => `  ${`${name} ${takes}`.trim()}\n      ${does}`,
  );
  return [
    '使い方: npm run -s engawa -- <コマンド>',
    '',
    ...lines,
    '  help\n      この説明',
    '',
    '行き先は ENGAWA_DATA_DIR（既定は ./data）か DATABASE_URL で決まります。詳しくは docs/operations.md。',
  ].join('\n');
}

async function run([name = 'help', ...words]: readonly string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) {
    console.log(help());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    console.error(`${name} というコマンドはありません。\n\n${help()}`);
    return 2;
  }
  return command.run(words);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(troubleSentence(error) ?? error);
  process.exitCode = 1;
}
