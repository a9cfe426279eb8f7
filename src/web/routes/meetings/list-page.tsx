import { meetingStates } from '#domain/meeting.ts';
import type { ListedMeeting } from '#use-cases/meetings/list-meetings.ts';
import type { StandingCases } from '#use-cases/today/read-standing-cases.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Head } from '#web/ui/head.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { meetingTime, meetingTitle } from './meeting-words.ts';
import { StandingCasesLists } from './standing-cases.tsx';

type Props = {
  context: PageContext;
  meetings: readonly ListedMeeting[];
  cases: StandingCases;
  /** Somebody to be put on an agenda: the meetings that are still open offer it. */
  person?: string | undefined;
};

/** 会議: the next ones, who might be brought to them, and those that were held. */
export function MeetingListPage({ context, meetings, cases, person }: Props) {
  const open = meetings.filter(({ state }) => state !== 'confirmed').toReversed();
  const confirmed = meetings.filter(({ state }) => state === 'confirmed');
  return (
    <Page context={context} title="会議">
      <Head
        title="会議"
        sub="重層的支援会議。本人の同意のある事例だけを扱います。"
        actions={
          <>
            <PrintButton>印刷</PrintButton>
            <LinkButton href="/meetings/new" kind="main">
              会議をひらく用意をする
            </LinkButton>
          </>
        }
      />
      {person ? (
        <Notice title="議題に加える会議を選んでください。">
          {open.length === 0 ? 'これからの会議がありません。さきに会議をひらく用意をしてください。' : ''}
        </Notice>
      ) : null}
      <Section title="これからの会議" aside={`${open.length}件`}>
        {open.length === 0 ? (
          <EmptyState
            words="これからの会議は、まだありません。"
            action={{ href: '/meetings/new', label: '会議をひらく用意をする' }}
          />
        ) : (
          <Meetings rows={open} title="これからの会議" person={person} />
        )}
      </Section>
      <StandingCasesLists cases={cases} today={context.today} />
      <Section title="議事を確定した会議" aside={`${confirmed.length}件`}>
        {confirmed.length === 0 ? (
          <EmptyState words="議事を確定した会議は、まだありません。" />
        ) : (
          <Meetings rows={confirmed} title="議事を確定した会議" />
        )}
      </Section>
    </Page>
  );
}

function Meetings({
  rows,
  title,
  person,
}: {
  rows: readonly ListedMeeting[];
  title: string;
  person?: string | undefined;
}) {
  return (
    <Table
      caption={title}
      rows={rows}
      columns={[
        {
          label: '会議',
          kind: 'head',
          cell: (row) => <a href={`/meetings/${row.id}`}>{meetingTitle(row)}</a>,
        },
        { label: 'いつ', cell: (row) => meetingTime(row) },
        {
          label: 'どこで・ひらく機関',
          shortLabel: 'どこで',
          cell: (row) => [row.placeNote, row.convenerName].filter(Boolean).join('　'),
        },
        { label: '議題', cell: (row) => `${row.items}件` },
        {
          label: person ? '加える' : 'いま',
          cell: (row) =>
            person ? (
              <a href={`/meetings/${row.id}/items/new?person=${person}`}>議題に加える</a>
            ) : (
              meetingStates[row.state]
            ),
        },
      ]}
    />
  );
}
