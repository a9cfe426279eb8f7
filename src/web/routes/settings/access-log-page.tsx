import type { AccessLogPage as Found } from '#use-cases/access-log/read-access-log.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import type { AskedLog } from './asked-log.ts';
import { LogFilter } from './log-filter.tsx';
import { LogTable } from './log-table.tsx';

type Props = { context: PageContext; log: Found; asked: AskedLog };

/** What this reader sees of the log, in one sentence. */
function scope(roles: readonly string[]): string {
  if (roles.includes('municipal_officer'))
    return 'だれが、いつ、なにを見て、なにをしたか。消すことも書きかえることもできません。';
  if (roles.includes('administrator'))
    return 'だれがはいり、利用者と機関がどう変わったか。事例のことは主管課が見ます。';
  return 'あなたの閲覧の記録です。全員の記録は主管課が見ます。';
}

/** Who saw and did what. Each reading of this page is itself an entry (invariant 8). */
export function AccessLogPage({ context, log, asked }: Props) {
  const { kept } = asked;
  const older = new URLSearchParams(kept);
  if (log.nextBefore !== undefined) older.set('before', String(log.nextBefore));
  return (
    <Page context={context} title="閲覧の記録">
      <PrintHead context={context} />
      <Head
        title="閲覧の記録"
        crumbs={[{ label: '設定', href: '/settings' }, { label: '閲覧の記録' }]}
        sub={scope(context.session?.roles ?? [])}
        actions={
          <>
            <a href={`/settings/log/file.csv?${kept}`} data-turbo="false">
              ファイルに書き出す
            </a>
            <PrintButton>印刷する</PrintButton>
          </>
        }
      />
      <LogFilter context={context} action="/settings/log" asked={asked} accounts={log.accounts} />
      {kept.has('person') ? (
        <p class="soft">
          ひとりの人についての記録だけを出しています。　<a href="/settings/log">すべて見る</a>
        </p>
      ) : null}
      {log.entries.length === 0 ? (
        <p class="empty">この条件の記録は、ありません。</p>
      ) : (
        <LogTable entries={log.entries} today={context.today} caption="閲覧の記録、新しい順" />
      )}
      {log.nextBefore === undefined ? null : (
        <p class="pages">
          <a class="btn two" href={`/settings/log?${older}`}>
            もっと前の記録
          </a>
        </p>
      )}
    </Page>
  );
}
