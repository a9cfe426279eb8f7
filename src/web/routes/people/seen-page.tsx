import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import type { Reader } from '#use-cases/access-log/list-readers.ts';
import type { AccessLogPage } from '#use-cases/access-log/read-access-log.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { AskedLog } from '#web/routes/settings/asked-log.ts';
import { LogFilter } from '#web/routes/settings/log-filter.tsx';
import { LogTable } from '#web/routes/settings/log-table.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { PrintButton } from '#web/ui/print-button.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { PersonFrame } from './person-frame.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  readers: readonly Reader[];
  log: AccessLogPage;
  asked: AskedLog;
};

/** この人の記録を見た人: for whoever is in charge and for 主管課, to answer 「だれが私の記録を見たか」. */
export function SeenPage({ context, person, readers, log, asked }: Props) {
  const here = `/people/${person.id}/seen`;
  const { kept } = asked;
  const ofReader = (accountId: string) => `${here}?${new URLSearchParams({ account: accountId })}`;
  const older = new URLSearchParams(kept);
  older.delete('person');
  if (log.nextBefore !== undefined) older.set('before', String(log.nextBefore));
  const chosen = readers.find(({ accountId }) => accountId === kept.get('account'));
  return (
    <PersonFrame
      context={context}
      person={person}
      tab="/seen"
      title="記録を見た人"
      actions={
        <>
          <a href={`${here}/file.csv?${kept}`} data-turbo="false">
            ファイルに書き出す
          </a>
          <PrintButton>印刷する</PrintButton>
        </>
      }
    >
      <Section title="見た人" aside={`${readers.length}人`}>
        <p class="soft">
          一覧に名まえが出たことも、ことわられたことも、数に入ります。名まえを押すと、その人の分だけが下に出ます。
        </p>
        <Table<Reader>
          rows={readers}
          caption="この人の記録を見た人、さいごに見た順"
          empty="まだ、だれも見ていません。"
          columns={[
            {
              label: 'だれ',
              kind: 'head',
              cell: ({ accountId, name, agencyName }) => (
                <>
                  <a href={ofReader(accountId)}>{name}</a>
                  <span class="soft">　{agencyName ?? ''}</span>
                </>
              ),
            },
            { label: '回数', kind: 'number', cell: ({ times }) => `${times}回` },
            { label: '日数', kind: 'number', cell: ({ days }) => `${days}日` },
            {
              label: 'さいごに',
              kind: 'tight',
              cell: ({ lastAt }) => `${formatDayNear(tokyoDay(lastAt), context.today)} ${tokyoTime(lastAt)}`,
            },
          ]}
        />
      </Section>
      <Section title={chosen ? `${chosen.name}がしたこと` : 'したこと'} aside="新しい順">
        <LogFilter context={context} action={here} asked={asked} accounts={[]} isOfPerson />
        {log.entries.length === 0 ? (
          <p class="empty">この条件の記録は、ありません。</p>
        ) : (
          <LogTable entries={log.entries} today={context.today} caption="この人についての記録、新しい順" />
        )}
        {log.nextBefore === undefined ? null : (
          <p class="pages">
            <a class="btn two" href={`${here}?${older}`}>
              もっと前の記録
            </a>
          </p>
        )}
      </Section>
    </PersonFrame>
  );
}
