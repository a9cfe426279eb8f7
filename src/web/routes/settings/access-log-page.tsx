import type { Child } from 'hono/jsx';
import { actLabel } from '#domain/act-label.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import type { AccessLogEntry, readAccessLog } from '#use-cases/access-log/read-access-log.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';

type Props = {
  context: PageContext;
  log: Awaited<ReturnType<typeof readAccessLog>>;
  /** The filter in the address, carried to the next page. */
  kept: URLSearchParams;
  seesAll: boolean;
};

const outcomes = { done: '', refused: 'ことわった', failed: '途中で止まった' };
const subjectLabels: Record<string, string> = {
  account: '利用者',
  agency: '機関',
  resource: '資源',
  organization: '団体',
  place: '場所',
};

/** Whose record: by number and name where the reader may see the person, and what else it was about, counted. */
function Subjects({ entry }: { entry: AccessLogEntry }) {
  const counts = new Map<string, number>();
  for (const { kind } of entry.subjects) {
    const label = subjectLabels[kind];
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const parts: Child[] = [
    ...entry.people.map((who) =>
      who === 'closed' ? (
        <span class="soft">開いていない人</span>
      ) : (
        <a href={`/people/${who.id}`}>
          {who.number} {who.name}
        </a>
      ),
    ),
    ...(entry.morePeople > 0 ? [<span class="soft">ほか{entry.morePeople}人</span>] : []),
    ...[...counts].map(([label, count]) => (count > 1 ? `${label} ${count}件` : label)),
  ];
  return (
    <>
      {parts.map((part, place) => (
        <>
          {place === 0 ? '' : '、'}
          <span class="nb">{part}</span>
        </>
      ))}
    </>
  );
}

/** Who saw and did what. Each reading of this page is itself an entry (invariant 8). */
export function AccessLogPage({ context, log, kept, seesAll }: Props) {
  const older = new URLSearchParams(kept);
  if (log.nextBefore !== undefined) older.set('before', String(log.nextBefore));
  const toggle = new URLSearchParams(kept);
  if (toggle.has('refused')) toggle.delete('refused');
  else toggle.set('refused', 'yes');
  return (
    <Page context={context} title="閲覧の記録">
      <Head
        title="閲覧の記録"
        crumbs={[{ label: '設定', href: '/settings' }, { label: '閲覧の記録' }]}
        sub={
          seesAll
            ? 'だれが、いつ、なにを見て、なにをしたか。消すことも書きかえることもできません。'
            : 'あなたの閲覧の記録です。全員の記録は主管課が見ます。'
        }
        actions={
          <a href={`/settings/log?${toggle}`}>
            {kept.has('refused') ? 'すべて見る' : 'ことわったものだけ見る'}
          </a>
        }
      />
      {kept.has('person') ? (
        <p class="soft">
          ひとりの人についての記録だけを出しています。　<a href="/settings/log">すべて見る</a>
        </p>
      ) : null}
      {log.entries.length === 0 ? (
        <p class="empty">この条件の記録は、ありません。</p>
      ) : (
        <table class="stack">
          <thead>
            <tr>
              <th>いつ</th>
              <th>だれ</th>
              <th>なにを</th>
              <th>だれ・なにの</th>
              <th>結果・理由</th>
            </tr>
          </thead>
          <tbody>
            {log.entries.map((entry) => (
              <tr>
                <td data-l="いつ" class="nb">
                  {formatDayNear(tokyoDay(entry.at), context.today)} {tokyoTime(entry.at)}
                </td>
                <td data-l="だれ">
                  <span class="nb">
                    {entry.accountName ??
                      (entry.actorKind === 'host' ? '受入先（リンク・番号）' : '（はいる前）')}
                  </span>
                  {entry.agencyName ? <span class="soft">　{entry.agencyName}</span> : null}
                </td>
                <td data-l="なにを">{actLabel(entry.act)}</td>
                <td data-l="だれ・なにの">
                  <Subjects entry={entry} />
                </td>
                <td data-l="結果">
                  {entry.outcome === 'done' ? null : <span class="tag warn">{outcomes[entry.outcome]}</span>}
                  {entry.typedReason ? <span>「{entry.typedReason}」</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
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
