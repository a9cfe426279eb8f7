import { formatDayNear, formatJapaneseDate } from '#domain/japanese-date.ts';
import { moneyDirections, moneyKinds, needsBenefitCheck, type MonthOfMoney } from '#domain/money-entry.ts';
import type { MoneyBook, StoredMoney } from '#use-cases/hosting/list-money.ts';
import type { Values } from '#web/form-reader.ts';
import { ClosedItem } from '#web/routes/people/closed-item.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { gap } from '#web/ui/gap.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { MoneyForm } from './money-form.tsx';
import { PlacementFrame, placementPath, type PlacementPageProps } from './placement-frame.tsx';

type Props = PlacementPageProps & { book: MoneyBook; values: Values; errors: FieldErrors };

export function yenText(yen: number): string {
  return `${yen.toLocaleString('ja-JP')}円`;
}

/** お金の台帳: allowances and fares with their fund, apart from every statutory benefit. */
export function MoneyPage(props: Props) {
  const { placement, book } = props;
  const { entries, totals, benefits, isOpen } = book;
  const unchecked = entries.filter((entry) => needsBenefitCheck(entry, benefits)).length;
  return (
    <PlacementFrame {...props} place="/money" title="お金の台帳">
      {isOpen ? (
        <>
          {unchecked > 0 ? (
            <Notice
              kind="warn"
              title={`${benefits.join('・')}への影響を、まだ確かめていない支払いが${unchecked}件あります。`}
            >
              <span>{gap}給付が減ることがあります。窓口に聞いて、「確かめた」と書いてください。</span>
            </Notice>
          ) : null}
          <Section title="お金の台帳" aside={entries.length > 0 ? `${entries.length}件` : undefined}>
            <Entries {...props} path={`${placementPath(placement)}/money`} />
            {entries.length > 0 ? (
              <p class="after-form no-print">
                <a href={`${placementPath(placement)}/money/ledger.csv`} data-turbo="false" download>
                  台帳をファイルに出す（CSV）
                </a>
                <span class="soft">　表計算ソフトで開けます。ファイルに、本人の名まえは入りません。</span>
              </p>
            ) : null}
          </Section>
          {totals.length > 0 ? (
            <Section title="月ごとの合計">
              <Totals totals={totals} />
            </Section>
          ) : null}
          <MoneyForm {...props} />
        </>
      ) : (
        <ClosedItem what="お金のこと" />
      )}
    </PlacementFrame>
  );
}

/** What stands struck is still read, and counts for nothing. */
function struck(entry: StoredMoney, text: string) {
  return entry.struckAt === null ? text : <s>{text}</s>;
}

function Entries({ context, book, path }: Props & { path: string }) {
  const { today } = context;
  return (
    <Table
      caption="お金の台帳"
      rows={book.entries}
      empty="まだ書いていません。"
      columns={[
        { label: '日', kind: 'head', cell: (entry) => struck(entry, formatDayNear(entry.onDay, today)) },
        { label: '種類', cell: (entry) => struck(entry, moneyKinds[entry.kind]) },
        { label: 'どちらへ', cell: (entry) => moneyDirections[entry.direction] },
        { label: '金額', kind: 'number', cell: (entry) => struck(entry, yenText(entry.yen)) },
        { label: '出どころ', cell: (entry) => struck(entry, entry.fund) },
        {
          label: '給付への影響',
          shortLabel: '給付',
          cell: (entry) => <Benefit entry={entry} benefits={book.benefits} path={path} />,
        },
        {
          label: 'すること',
          cell: (entry) =>
            entry.struckAt === null ? (
              <a href={`${path}/${entry.id}/strike`}>線をひく</a>
            ) : (
              <span class="soft">{entry.struckReason}</span>
            ),
        },
      ]}
    />
  );
}

function Benefit({ entry, benefits, path }: { entry: StoredMoney; benefits: string[]; path: string }) {
  if (entry.benefitChecked)
    return <>確かめた{entry.benefitNote === '' ? '' : `${gap}${entry.benefitNote}`}</>;
  if (!needsBenefitCheck(entry, benefits)) return <span class="soft">―</span>;
  return (
    <>
      <Tag kind="warn">まだ</Tag>
      {gap}
      <a href={`${path}/${entry.id}/check`}>確かめた</a>
    </>
  );
}

function Totals({ totals }: { totals: readonly MonthOfMoney[] }) {
  const monthText = (month: string) => formatJapaneseDate(`${month}-01`).replace(/1日$/, '');
  return (
    <Table
      caption="月ごとの合計"
      rows={totals}
      columns={[
        { label: '月', kind: 'head', cell: ({ month }) => monthText(month) },
        { label: '出どころ', cell: ({ fund }) => fund },
        { label: '本人へ', kind: 'number', cell: ({ toPerson }) => yenText(toPerson) },
        { label: '本人から', kind: 'number', cell: ({ fromPerson }) => yenText(fromPerson) },
      ]}
    />
  );
}
