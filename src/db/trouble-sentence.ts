import { DatabaseTrouble } from './embedded/database-trouble.ts';

/** The sentence for a failure that the person at the keyboard can mend; undefined for a bug. */
export function troubleSentence(error: unknown): string | undefined {
  if (error instanceof DatabaseTrouble) return error.message;
  const failure = error as { code?: unknown; address?: unknown; message?: unknown };
  const detail = typeof failure?.message === 'string' ? failure.message : '';
  switch (failure?.code) {
    case 'ECONNREFUSED':
    case 'ENOENT':
    case 'ENOTFOUND':
    case 'ETIMEDOUT':
      return `データベースにつながりません。サーバが動いているか、DATABASE_URL の行き先を確かめてください。\nThe database cannot be reached: ${detail}`;
    case '28P01':
    case '28000':
      return `データベースが利用者かパスワードを受け付けません。DATABASE_URL を確かめてください。\nThe database refused user or password: ${detail}`;
    case '3D000':
      return `そのデータベースがありません。先に createdb で作ってから、もう一度起動してください。\nThere is no such database; create it first: ${detail}`;
    case '42501':
      return `DATABASE_URL の利用者に、表や役割を作る権限がありません。CREATEROLE を持つデータベース所有者を指定してください。\nThe user in DATABASE_URL may not create tables or roles: ${detail}`;
    default:
      return undefined;
  }
}
