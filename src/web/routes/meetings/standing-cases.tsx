import { caseStates, type CaseState } from '#domain/case-state.ts';
import { daysBetween } from '#domain/calendar-day.ts';
import { standsStillAfterDays, type StandingCases } from '#use-cases/today/read-standing-cases.ts';
import type { OpenCase } from '#use-cases/today/open-cases.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';

/** 会議の前に: whom to bring to a meeting, before there is an agenda. */
export function StandingCasesLists({ cases, today }: { cases: StandingCases; today: string }) {
  const list = (title: string, rows: readonly OpenCase[], empty: string, hint?: string) => (
    <Section title={title} aside={`${rows.length}人`}>
      {hint && rows.length > 0 ? <p class="soft">{hint}</p> : null}
      {rows.length === 0 ? <EmptyState words={empty} /> : <Cases rows={rows} today={today} title={title} />}
    </Section>
  );
  return (
    <>
      {list('会議を待っている人', cases.awaitsMeeting, '会議を待っている人は、いません。')}
      {list(
        '同意がまだの人',
        cases.withoutConsent,
        '同意がまだの人は、いません。',
        '重層的支援会議には、本人の同意がなければかけられません。支援会議（社会福祉法106条の6）で考えます。',
      )}
      {list('主担当・担当のいない人', cases.withoutLead, 'どの人にも、主担当と担当がいます。')}
      {list(
        `${standsStillAfterDays}日より長く動いていない人`,
        cases.standsStill,
        '長く動いていない人は、いません。',
      )}
    </>
  );
}

function leadOf({ leadAgencyName, isOpenToLead }: OpenCase): string | null {
  return leadAgencyName !== null && !isOpenToLead ? `${leadAgencyName}（同意が切れている）` : leadAgencyName;
}

function Cases({ rows, today, title }: { rows: readonly OpenCase[]; today: string; title: string }) {
  return (
    <Table
      caption={title}
      columns={[
        {
          label: 'ひと',
          kind: 'head',
          cell: (row) => <a href={`/people/${row.personId}`}>{row.personName}</a>,
        },
        {
          label: 'いまの段',
          cell: (row) => `${caseStates[row.state as CaseState]}　${daysBetween(row.stateSince, today)}日`,
        },
        { label: '願い', cell: (row) => row.wish ?? 'まだうかがっていない' },
        { label: 'いまの壁', cell: (row) => row.wall ?? 'まだわからない' },
        {
          label: '主担当・担当',
          cell: (row) => [leadOf(row), row.mainName].filter((part) => part).join('　') || 'まだいない',
        },
      ]}
      rows={rows}
    />
  );
}
