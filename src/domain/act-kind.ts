/** What kind of act an entry of the access log is (app.act_kind, 0041), in the words of the page. */
export const actKinds = {
  read: '見た',
  write: '書いた',
  paper: '紙に出した',
  export: '書き出した',
  entry: 'はいる・出る',
  account: '利用者と機関',
} as const;
export type ActKind = keyof typeof actKinds;

export const actKindCodes = Object.keys(actKinds) as ActKind[];

/** What 管理者 may read of others: accounts and sign-ins, no act in a case (docs/decisions/0007). */
export const kindsOfAccounts: readonly ActKind[] = ['entry', 'account'];

/** Who it was, where no account stands for it. */
export function actorLabel(actorKind: string): string {
  if (actorKind === 'host') return '受入先（リンク・番号）';
  return actorKind === 'operator' ? '機械の管理（コマンド）' : '（はいる前）';
}

const refusals: Readonly<Record<string, string>> = {
  'not-permitted': 'その役割・同意では、できない',
  'not-found': '見られない、または、ない',
  'no-match': '利用者名か合言葉が合わない',
  'too-many-tries': '続けてまちがえた',
  'forged-form': 'この画面から送られたものではない',
  'consent-missing': '同意がない',
  'changed-meanwhile': 'ほかの人が先に保存した',
  'already-done': 'もう済んでいる',
  'slot-taken': '枠がうまった',
};

/** Why an entry was refused, in a few words; nothing for a code that says nothing to a reader of the log. */
export function whyRefused(code: string): string {
  return refusals[code] ?? '';
}
