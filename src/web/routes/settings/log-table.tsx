import type { Child } from 'hono/jsx';
import { actorLabel, whyRefused } from '#domain/act-kind.ts';
import { actLabel } from '#domain/act-label.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import type { AccessLogEntry } from '#use-cases/access-log/show-entries.ts';

const outcomes = { done: '', refused: 'ことわった', failed: '途中で止まった' };
const counted: Record<string, string> = {
  agency: '機関',
  resource: '資源',
  organization: '団体',
  place: '場所',
};

/** Whose record: by number and name where the reader may see the person, and what else it was about, counted. */
function Subjects({ entry }: { entry: AccessLogEntry }) {
  const counts = new Map<string, number>();
  for (const { kind } of entry.subjects) {
    const label = counted[kind];
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
    ...entry.accounts,
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

function Result({ entry }: { entry: AccessLogEntry }) {
  const why = entry.outcome === 'refused' ? whyRefused(entry.code) : '';
  return (
    <>
      {entry.outcome === 'done' ? null : <span class="tag warn">{outcomes[entry.outcome]}</span>}
      {why === '' ? null : <span class="soft"> {why}</span>}
      {entry.typedReason ? <span>「{entry.typedReason}」</span> : null}
    </>
  );
}

/** Entries of the access log, line by line: who, when, what act, about whom, and why. */
export function LogTable({
  entries,
  today,
  caption,
}: {
  entries: readonly AccessLogEntry[];
  today: string;
  caption: string;
}) {
  return (
    <table class="stack">
      <caption class="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">いつ</th>
          <th scope="col">だれ</th>
          <th scope="col">なにを</th>
          <th scope="col">だれ・なにの</th>
          <th scope="col">結果・理由</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr>
            <td data-l="いつ" class="nb">
              {formatDayNear(tokyoDay(entry.at), today)} {tokyoTime(entry.at)}
            </td>
            <td data-l="だれ">
              <span class="nb">{entry.accountName ?? actorLabel(entry.actorKind)}</span>
              {entry.agencyName ? <span class="soft">　{entry.agencyName}</span> : null}
            </td>
            <td data-l="なにを">{actLabel(entry.act)}</td>
            <td data-l="だれ・なにの">
              <Subjects entry={entry} />
            </td>
            <td data-l="結果">
              <Result entry={entry} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
