import { isPresent } from '#domain/attendance.ts';
import type { AttendedHalf } from '#use-cases/follow-up/read-attendance.ts';
import { Table } from '#web/ui/table.tsx';

/** The marks of the drawing as numbers, month by month. */
export function MonthsTable({ attended }: { attended: readonly AttendedHalf[] }) {
  const months = [...new Set(attended.map(({ day }) => day.slice(0, 7)))].toSorted();
  const rows = months.map((month) => {
    const own = attended.filter(({ day }) => day.startsWith(month));
    return {
      month,
      present: own.filter(({ state }) => isPresent(state)).length,
      absent: own.filter(({ state }) => state === 'absent').length,
      closed: own.filter(({ state }) => state === 'closed').length,
    };
  });
  if (rows.length === 0) return null;
  return (
    <Table
      caption="月ごとの出欠"
      rows={rows}
      columns={[
        {
          label: '月',
          kind: 'head',
          cell: ({ month }) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`,
        },
        { label: '来た', kind: 'number', cell: ({ present }) => `${present}回` },
        { label: '来なかった', kind: 'number', cell: ({ absent }) => `${absent}回` },
        { label: '休み', kind: 'number', cell: ({ closed }) => `${closed}回` },
      ]}
    />
  );
}
