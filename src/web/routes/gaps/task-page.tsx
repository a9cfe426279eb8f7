import { formatDayNear } from '#domain/japanese-date.ts';
import { taskOrigins, taskStates } from '#domain/resource-task.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { ShownTask, ThenAndNow } from '#use-cases/gaps/read-task.ts';
import { TownTabs } from '#web/routes/town/town-tabs.tsx';
import { LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Said } from '#web/ui/voice.tsx';
import { countedWords, HowCounted, People } from './counted-words.tsx';
import { lookAt } from './report-page.tsx';
import { Due } from './task-list-page.tsx';

type Props = { context: PageContext; task: ShownTask };

/** One 資源開拓 task: who looks for what; what came of it; and whether the town lacks it still. */
export function TaskPage({ context, task }: Props) {
  const { today } = context;
  return (
    <Page context={context} title="資源開拓" tabs={<TownTabs current="/gaps" />}>
      <PrintHead context={context} />
      <Head
        title={task.sought}
        crumbs={[
          { label: 'まち', href: '/town' },
          { label: '足りないもの', href: '/gaps' },
          { label: '資源開拓', href: '/gaps/tasks' },
          { label: 'ひとつ' },
        ]}
        sub={`${taskOrigins[task.origin]}から　${formatDayNear(tokyoDay(task.createdAt), today)}に${task.openedBy}がはじめました。`}
        actions={
          <>
            <PrintButton>印刷する</PrintButton>
            <LinkButton href={`/gaps/tasks/${task.id}/edit`} kind="main">
              動きを書く
            </LinkButton>
          </>
        }
      />
      <Columns slim side={<From task={task} today={today} />}>
        <Section title="いま">
          <Facts
            caption="資源開拓"
            facts={[
              { label: 'いま', value: <b>{taskStates[task.state]}</b> },
              { label: 'だれが', value: task.assignedName ?? <span class="soft">まだ決めていない</span> },
              ...(task.together === '' ? [] : [{ label: 'いっしょに', value: task.together }]),
              { label: '地区', value: task.areaName ?? '市全体' },
              {
                label: 'いつまで',
                value:
                  task.isEnded && task.dueOn !== null ? (
                    formatDayNear(task.dueOn, today)
                  ) : (
                    <Due dueOn={task.dueOn} today={today} />
                  ),
              },
              {
                label: '経過',
                value:
                  task.course === '' ? (
                    <span class="soft">まだ書かれていない</span>
                  ) : (
                    <span class="as-typed">{task.course}</span>
                  ),
              },
              ...(task.resultResourceId === null
                ? []
                : [
                    {
                      label: 'できた資源',
                      value: <a href={`/town/resources/${task.resultResourceId}`}>{task.resourceName}</a>,
                    },
                  ]),
              ...(task.resultWords === ''
                ? []
                : [{ label: 'どうなったか', value: <span class="as-typed">{task.resultWords}</span> }]),
              ...(task.endedOn === null
                ? []
                : [{ label: '終わった日', value: formatDayNear(task.endedOn, today) }]),
            ]}
          />
        </Section>
        {task.gap === undefined ? null : <ThenNow gap={task.gap} today={today} />}
      </Columns>
    </Page>
  );
}

function ThenNow({ gap, today }: { gap: ThenAndNow; today: string }) {
  const { atStart, now } = gap;
  const rows = [
    { label: 'あてはまる人', before: atStart.people, now: now?.people },
    { label: '行き先のない人（ぜんたい）', before: atStart.without, now: now?.without },
  ];
  return (
    <Section title="満たされたか" id="then-and-now">
      <p>{verdictOf(gap)}</p>
      <Table
        caption="はじめたときと、いま"
        look="grid"
        rows={rows}
        columns={[
          { label: gap.words, kind: 'head', cell: (row) => row.label },
          {
            label: `${formatDayNear(atStart.on, today)}　${atStart.agencyName}の範囲`,
            shortLabel: 'そのとき',
            kind: 'number',
            cell: (row) => <People cell={row.before} />,
          },
          {
            label: now === undefined ? 'いま' : `${countedWords(now.countedAt, today)}　あなたの範囲`,
            shortLabel: 'いま',
            kind: 'number',
            cell: (row) =>
              row.now === undefined ? <span class="soft">数えています</span> : <People cell={row.now} />,
          },
        ]}
      />
      <HowCounted />
      <p class="no-print">
        <a href={lookAt(gap.key)}>いまのようすを見る</a>
      </p>
    </Section>
  );
}

/** Only what the numbers in fives can carry. */
function verdictOf({ atStart, now }: ThenAndNow): string {
  if (now === undefined) return 'いまの数は、数えているところです。少しおいて、読み直してください。';
  if (now.people === null) return 'あてはまる人は、いまは5人より少なくなりました。';
  const [before, after] = [atStart.people ?? 0, now.people];
  if (after < before) return 'あてはまる人は、減っています。';
  return after > before ? 'あてはまる人は、増えています。' : `あてはまる人は、ほぼ変わっていません。`;
}

function From({ task, today }: { task: ShownTask; today: string }) {
  return (
    <Section title="はじまり">
      <p>{taskOrigins[task.origin]}</p>
      {task.voice === undefined ? null : <Said words={task.voice} />}
      {task.gap === undefined ? null : <p>{task.gap.words}</p>}
      {task.meetingId === null ? null : (
        <p>
          <a href={`/meetings/${task.meetingId}/gaps/${task.agendaId ?? ''}`}>
            {task.meetingTitle || '会議'}
          </a>
          {task.meetingOn === null ? '' : `　${formatDayNear(task.meetingOn, today)}`}
        </p>
      )}
      <p class="soft">だれか一人の話には、つながっていません。</p>
    </Section>
  );
}
