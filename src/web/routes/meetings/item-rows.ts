import { itemShape, type ItemDraft } from '#domain/meeting.ts';
import type { ShownItem, ShownMeeting } from '#use-cases/meetings/read-meeting.ts';
import { formReader, type Values } from '#web/form-reader.ts';
import type { Form } from '#web/form.ts';
import { settled, type Read } from '#web/settled.ts';
import { blankRow, postedRows, rowDays, type RowShape, type TypedRow } from '#web/typed-rows.ts';
import { seatLabel } from './coverage-table.tsx';

export const reportRows: RowShape = { list: 'reports', blank: { by: '', words: '' }, most: 20 };
export const roleRows: RowShape = { list: 'roles', blank: { who: '', what: '', until: '' }, most: 40 };

export type TypedItem = { values: Values; reports: TypedRow[]; roles: TypedRow[] };

export function postedItem(form: Form): TypedItem {
  return {
    values: form.values,
    // An agency that reported nothing was only offered: its line is left out.
    reports: postedRows(form, reportRows).filter(({ words }) => (words ?? '').trim() !== ''),
    roles: postedRows(form, roleRows),
  };
}

/** What is stored, with a line for each seat that has not reported yet. */
export function storedItem(item: ShownItem, meeting: ShownMeeting): TypedItem {
  const seats = meeting.seats
    .filter(({ id, presence }) => presence !== 'left_out' && !item.standsAside.includes(id))
    .map(seatLabel);
  const missing = seats.filter((by) => !item.reports.some((report) => report.by === by));
  return {
    values: {
      present: [...(item.personPresent ? ['person'] : []), ...(item.familyPresent ? ['family'] : [])],
      ownWords: [item.ownWords],
      points: [item.points],
      decision: [item.decision ?? ''],
      decisionWords: [item.decisionWords],
      resourceGap: [item.resourceGap],
      nextOn: [item.nextOn ?? ''],
    },
    reports: [...item.reports, ...missing.map((by) => ({ ...blankRow(reportRows), by }))],
    roles: item.roles.map((role) => ({ ...role, until: role.until ?? '' })),
  };
}

export function readItemForm(form: Form, typed: TypedItem, today: string): Read<ItemDraft> {
  const reader = formReader(form, today);
  const until = rowDays(typed.roles, 'roles', 'until', today);
  Object.assign(reader.errors, until.errors);
  const present = form.all('present');
  return settled(
    reader,
    itemShape.safeParse({
      personPresent: present.includes('person'),
      familyPresent: present.includes('family'),
      ownWords: form.text('ownWords'),
      reports: typed.reports,
      points: form.text('points'),
      decisionWords: form.text('decisionWords'),
      roles: typed.roles.map((role, place) => ({ ...role, until: until.days[place] ?? null })),
      resourceGap: form.text('resourceGap'),
      nextOn: reader.day('nextOn'),
    }),
  );
}
