import { formatDayNear } from '#domain/japanese-date.ts';
import { isTaskEnded, taskOrigins, taskStates } from '#domain/resource-task.ts';
import type { ListedTask } from '#use-cases/gaps/list-tasks.ts';
import { TownTabs } from '#web/routes/town/town-tabs.tsx';
import { LinkButton } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';

type Props = { context: PageContext; tasks: readonly ListedTask[] };

/** 資源開拓: what is being looked for, and what came of it. */
export function TaskListPage({ context, tasks }: Props) {
  const open = tasks.filter(({ state }) => !isTaskEnded(state));
  const ended = tasks.filter(({ state }) => isTaskEnded(state));
  const { today } = context;
  return (
    <Page context={context} title="資源開拓" tabs={<TownTabs current="/gaps" />}>
      <Head
        title="資源開拓"
        crumbs={[
          { label: 'まち', href: '/town' },
          { label: '足りないもの', href: '/gaps' },
          { label: '資源開拓' },
        ]}
        sub="まちにまだ無い場や役割を、だれが・いつまでにさがすか。"
        actions={
          <>
            <PrintButton>印刷する</PrintButton>
            <LinkButton href="/gaps/tasks/new" kind="main">
              資源開拓をはじめる
            </LinkButton>
          </>
        }
      />
      <Section title="さがしているもの" aside={`${open.length}件`}>
        {open.length === 0 ? (
          <EmptyState
            words="いまさがしているものは、ありません。"
            action={{ href: '/gaps', label: '足りないものを見る' }}
          />
        ) : (
          <Table
            caption="さがしているもの"
            rows={open}
            columns={[
              {
                label: 'さがすもの',
                kind: 'head',
                cell: ({ id, sought }) => <a href={`/gaps/tasks/${id}`}>{sought}</a>,
              },
              { label: 'どこから', cell: ({ origin }) => taskOrigins[origin] },
              { label: '地区', cell: ({ areaName }) => areaName ?? '市全体' },
              { label: 'だれが', cell: ({ assignedName }) => assignedName ?? <span class="soft">まだ</span> },
              { label: 'いつまで', cell: ({ dueOn }) => <Due dueOn={dueOn} today={today} /> },
              { label: 'いま', kind: 'tight', cell: ({ state }) => taskStates[state] },
            ]}
          />
        )}
      </Section>
      <Section title="終わったもの" aside={`${ended.length}件`}>
        {ended.length === 0 ? (
          <EmptyState words="終わったものは、まだありません。" />
        ) : (
          <Table
            caption="終わったもの"
            rows={ended}
            columns={[
              {
                label: 'さがしたもの',
                kind: 'head',
                cell: ({ id, sought }) => <a href={`/gaps/tasks/${id}`}>{sought}</a>,
              },
              { label: 'いま', kind: 'tight', cell: ({ state }) => taskStates[state] },
              {
                label: 'できたもの・わけ',
                cell: ({ resourceName, resultWords }) => resourceName ?? resultWords,
              },
              {
                label: 'いつ',
                kind: 'tight',
                cell: ({ endedOn }) => (endedOn === null ? '' : formatDayNear(endedOn, today)),
              },
            ]}
          />
        )}
      </Section>
    </Page>
  );
}

export function Due({ dueOn, today }: { dueOn: string | null; today: string }) {
  if (dueOn === null) return <span class="soft">決めていない</span>;
  return dueOn < today ? (
    <Tag kind="warn">{formatDayNear(dueOn, today)}　すぎた</Tag>
  ) : (
    <span class="nb">{formatDayNear(dueOn, today)}</span>
  );
}
