import { passwordShape } from '#domain/account.ts';
import type { Form } from '#web/form.ts';

/** Why a long password may still be refused; said the same wherever one is chosen or given. */
export const tooEasy =
  'この合言葉は、先に試されやすいものです（よく使われる言葉、くり返し、キーの並び、利用者名や名前）。関係のない言葉を三つ四つつなげてください';

/** A new password typed twice: the password, or what is wrong with it. */
export function readNewPassword(form: Form): { password?: string; errors: Record<string, string> } {
  const next = passwordShape.safeParse(form.text('next'));
  if (!next.success) return { errors: { next: next.error.issues[0]?.message ?? '' } };
  if (form.text('next') !== form.text('again')) {
    return { errors: { again: '二度目が、はじめと同じになっていません。もう一度書いてください' } };
  }
  return { password: next.data, errors: {} };
}
