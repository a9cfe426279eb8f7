import { gapDecisions } from '#domain/gap-agenda.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { taskStates } from '#domain/resource-task.ts';
import type { GapOnAgenda } from '#use-cases/meetings/list-gaps.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { People } from './counted-words.tsx';

type Props = { meetingId: string; entries: readonly GapOnAgenda[]; isOpen: boolean };

/** The part of a meeting's page that is about the town and about nobody. */
export function GapsOnAgenda({ meetingId, entries, isOpen }: Props) {
  if (entries.length === 0 && !isOpen) return null;
  return (
    <Section
      title="まちに足りないもの"
      aside={isOpen ? <a href="/gaps">足りないものを見て、加える</a> : `${entries.length}件`}
    >
      {entries.length === 0 ? (
        <EmptyState words="まちの議題は、まだありません。" />
      ) : (
        <Table
          caption="まちに足りないもの"
          rows={entries}
          columns={[
            {
              label: '足りないもの',
              kind: 'head',
              cell: ({ id, words }) => <a href={`/meetings/${meetingId}/gaps/${id}`}>{words}</a>,
            },
            { label: 'あてはまる人', kind: 'number', cell: ({ people }) => <People cell={people} /> },
            {
              label: '決まったこと',
              cell: ({ decision, decisionWords }) =>
                decision === null ? (
                  <span class="soft">まだ</span>
                ) : (
                  <>
                    {gapDecisions[decision]}
                    {decisionWords === '' ? null : <p class="as-typed">{decisionWords}</p>}
                  </>
                ),
            },
            {
              label: '資源開拓',
              cell: ({ tasks }) =>
                tasks.length === 0 ? <span class="soft">なし</span> : `${tasks.length}件`,
            },
          ]}
        />
      )}
    </Section>
  );
}

/** What is on record about an entry, as it stands on paper too. */
export function GapRecord(props: { entry: GapOnAgenda; today: string; withWords: boolean }) {
  const { entry, today, withWords } = props;
  const words = (label: string, typed: string) =>
    typed === '' ? [] : [{ label, value: <span class="as-typed">{typed}</span> }];
  return (
    <Facts
      caption="議題にしたときの数"
      facts={[
        { label: '数えた日', value: `${formatDayNear(entry.countedOn, today)}　${entry.agencyName}の範囲` },
        { label: 'あてはまる人', value: <People cell={entry.people} /> },
        { label: '行き先のない人（ぜんたい）', value: <People cell={entry.without} /> },
        ...(entry.gained === null
          ? []
          : [{ label: '思いえがいた場があれば、行き先ができる人', value: <People cell={entry.gained} /> }]),
        ...(withWords
          ? [
              ...words('話しあったこと', entry.points),
              {
                label: '決まったこと',
                value: (
                  <>
                    <b>{entry.decision === null ? '書かれていない' : gapDecisions[entry.decision]}</b>
                    {entry.decisionWords === '' ? null : <p class="as-typed">{entry.decisionWords}</p>}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

export function GapTasks({ tasks }: { tasks: GapOnAgenda['tasks'] }) {
  if (tasks.length === 0) return <EmptyState words="まだありません。" />;
  return (
    <ul class="rows no-lead">
      {tasks.map(({ id, sought, state }) => (
        <li>
          <span class="p">
            <a href={`/gaps/tasks/${id}`}>{sought}</a>
            <span class="soft">{taskStates[state]}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
