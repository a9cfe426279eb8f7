import { ruleText } from '#domain/hours-text.ts';
import { fold } from './parsers/fold.ts';
import type { RegisterRow } from './register-row.ts';

/** The part of a row that is compared from one edition to the next. */
export type KnownValues = Pick<RegisterRow, 'organization' | 'place' | 'resource' | 'status' | 'cells'>;

/** One thing that differs, in words for the person who decides. */
export type FieldChange = { field: string; label: string; from: string; to: string };

/** `read` is compared, `show` is what people see of it; most values are their own words. */
type Field = {
  field: string;
  label: string;
  read: (values: KnownValues) => string;
  show?: (values: KnownValues) => string;
};

const words = (value: string | number | null | undefined) =>
  value === null || value === undefined ? '' : String(value);

function yen({ who, yen: amount }: { who: string; yen: number }): string {
  return `${who} ${amount === 0 ? '無料' : `${amount}円`}`;
}

const fields: readonly Field[] = [
  { field: 'organization.name', label: '団体', read: ({ organization }) => words(organization?.name) },
  {
    field: 'organization.corporateNumber',
    label: '法人番号',
    read: ({ organization }) => words(organization?.corporateNumber),
  },
  { field: 'resource.name', label: '名称', read: ({ resource }) => resource.name },
  { field: 'resource.kana', label: 'ふりがな', read: ({ resource }) => resource.kana },
  { field: 'resource.category', label: '種類', read: ({ resource }) => resource.category },
  { field: 'place.name', label: '場所の名称', read: ({ place }) => place.name },
  { field: 'place.address', label: '住所', read: ({ place }) => place.address },
  { field: 'place.building', label: '建物・部屋', read: ({ place }) => place.building },
  { field: 'place.access', label: '行き方', read: ({ place }) => place.access },
  {
    field: 'place.point',
    label: '緯度・経度',
    read: ({ place }) => (place.latitude === null ? '' : `${place.latitude}, ${place.longitude}`),
  },
  { field: 'resource.phone', label: '電話番号', read: ({ resource }) => resource.phone },
  { field: 'resource.email', label: 'メールアドレス', read: ({ resource }) => resource.email },
  { field: 'resource.url', label: 'ホームページ', read: ({ resource }) => resource.url },
  {
    field: 'resource.scheduleNote',
    label: '開いている日時',
    read: ({ resource }) => resource.scheduleNote.replaceAll('\n', '　'),
  },
  {
    field: 'resource.windows',
    label: '読み取れた日時',
    read: ({ resource }) => resource.windows.map(({ rule }) => JSON.stringify(rule)).join('\n'),
    show: ({ resource }) => resource.windows.map(({ rule }) => ruleText(rule)).join('、'),
  },
  { field: 'resource.capacity', label: '定員', read: ({ resource }) => words(resource.capacity) },
  { field: 'resource.fee', label: '参加費', read: ({ resource }) => resource.fee.text },
  {
    field: 'resource.fee.amounts',
    label: '読み取れた参加費',
    read: ({ resource }) => resource.fee.amounts.map(yen).join('、'),
  },
  { field: 'resource.eligibility', label: '対象', read: ({ resource }) => resource.eligibility },
  { field: 'resource.booking', label: '申し込み', read: ({ resource }) => resource.booking },
  { field: 'resource.description', label: '説明', read: ({ resource }) => resource.description },
  { field: 'status', label: '状態', read: ({ status }) => status },
];

/** Width and spacing are no change that anybody has to look at. */
function isSame(a: string, b: string): boolean {
  return a === b || fold(a).replace(/\s/g, '') === fold(b).replace(/\s/g, '');
}

/** Cells that no field shows: a column that the format has no word for still must not change unseen. */
function cellChanges(before: KnownValues, now: KnownValues, shown: readonly FieldChange[]): FieldChange[] {
  if (shown.length > 0) return [];
  const columns = new Set([...Object.keys(before.cells), ...Object.keys(now.cells)]);
  return [...columns].flatMap((column) => {
    const [from = '', to = ''] = [before.cells[column], now.cells[column]];
    return isSame(from, to) ? [] : [{ field: `cells.${column}`, label: column, from, to }];
  });
}

/** What differs, field by field; where no field does, column by column of the file. */
export function changesBetween(before: KnownValues, now: KnownValues): FieldChange[] {
  const changes = fields.flatMap(({ field, label, read, show = read }) =>
    isSame(read(before), read(now)) ? [] : [{ field, label, from: show(before), to: show(now) }],
  );
  return [...changes, ...cellChanges(before, now, changes)];
}
