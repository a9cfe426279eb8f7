import { daysBetween } from '#domain/calendar-day.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { waitingKinds, type Waiting } from '#domain/waiting.ts';
import { Section } from '#web/ui/section.tsx';
import { Due } from './due.tsx';

type Props = { items: readonly Waiting[]; day: string };

/** So many rows are read; the rest is one press away. */
const most = 12;

/** 予定: visits and trials of these days, the nearest first. */
export function Visits({ items, day }: Props) {
  if (items.length === 0) return null;
  return (
    <Section title="見学・体験の予定">
      <ul class="rows">
        {items.map((item) => (
          <li>
            <span class="t">
              {item.due === day ? <b>きょう</b> : formatDayNear(item.due ?? day, day, { weekday: true })}
            </span>
            <Words item={item} />
            <a class="go" href={item.href}>
              ひらく
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** 手を打つこと: everything that waits, most urgent first, with since when and what to do. */
export function Acts({ items, day }: Props) {
  const [shown, rest] = [items.slice(0, most), items.slice(most)];
  return (
    <Section title="手を打つこと" aside={items.length === 0 ? undefined : `${items.length}件　急ぐ順`}>
      {items.length === 0 ? <p class="empty">きょう待っていることは、ありません。</p> : null}
      <ActRows items={shown} day={day} />
      {rest.length === 0 ? null : (
        <details class="more">
          <summary>ほかの{rest.length}件もみる</summary>
          <ActRows items={rest} day={day} />
        </details>
      )}
    </Section>
  );
}

function ActRows({ items, day }: Props) {
  if (items.length === 0) return null;
  return (
    <ul class="rows">
      {items.map((item) => (
        <li>
          <Since item={item} day={day} />
          <Words item={item} />
          <a class="go" href={item.href}>
            {item.act ?? waitingKinds[item.kind].act}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Words({ item }: { item: Waiting }) {
  return (
    <span class="p">
      <b>{item.title}</b>　{item.kind === 'visit' ? null : waitingKinds[item.kind].label}
      {item.detail === '' ? null : <span class="soft">{item.detail}</span>}
    </span>
  );
}

/** One tag a row: how near the day is, or how long it has waited. */
function Since({ item, day }: { item: Waiting; day: string }) {
  if (item.kind === 'absent_twice') return <span class="tag stop">休み2回</span>;
  if (item.due !== null) return <Due on={item.due} today={day} />;
  const days = item.since === null ? 0 : daysBetween(item.since, day);
  return <span class="tag">{days > 0 ? `待ち${days}日` : 'きょうから'}</span>;
}
