/** What an entry of the access log says to a reader. Acts are the verbs' own names; an unknown one is shown as it is. */
const labels: Record<string, string> = {
  'sign-in': 'はいった（合言葉）',
  'sign-in.demo': 'はいった（見本）',
  'sign-in.demo.list': 'はいる頁を開いた',
  'sign-out': '出た',
  'accounts.list': '利用者の一覧を見た',
  'accounts.add': '利用者を加えた',
  'accounts.change': '利用者を変えた',
  'accounts.reset-password': '合言葉をつけなおした',
  'accounts.change-own-password': '自分の合言葉を変えた',
  'agencies.add': '機関を加えた',
  'access-log.read': '閲覧の記録を見た',
  'today.read': 'きょうを開いた',
};

export function actLabel(act: string): string {
  return labels[act] ?? act;
}
