import { agreementSides, agreementStates, isAgreementOpen, type AgreementSide } from '#domain/agreement.ts';
import { daysBetween } from '#domain/calendar-day.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { AgreementRow } from '#use-cases/community/parts-of-activity.ts';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';

const marks = { to_ask: '−', asked: '◇', yes: '○', with_conditions: '△', no: '×' } as const;
const sides = Object.keys(agreementSides) as AgreementSide[];

function since(row: AgreementRow, today: string): string {
  if (row.answeredOn !== null) return `${formatDayNear(row.answeredOn, today)}の返事`;
  if (row.askedOn === null) return '';
  return `${formatDayNear(row.askedOn, today)}に聞いた　${daysBetween(row.askedOn, today)}日`;
}

/** 了解, each side by itself: one that says yes says it for nobody else. */
export function AgreementPart({
  context,
  address,
  agreements,
}: {
  context: PageContext;
  address: string;
  agreements: readonly AgreementRow[];
}) {
  return (
    <Section title="了解" id="agreements" aside={<a href={`${address}/agreements/new`}>聞くことを書く</a>}>
      {agreements.length === 0 ? (
        <p class="empty">まだ書いていません。声の主、場の主、受入先、手伝う人に、別々に聞きます。</p>
      ) : null}
      {sides.map((side) => {
        const own = agreements.filter((row) => row.side === side);
        if (own.length === 0) return null;
        return (
          <>
            <h3 class="agree-side">{agreementSides[side]}</h3>
            <ul class="rows agrees">
              {own.map((row) => (
                <li>
                  <span class="t">
                    <span aria-hidden="true">{marks[row.state]}</span> {agreementStates[row.state]}
                  </span>
                  <span class="p">
                    <b>{row.what}</b>
                    {row.whom === '' ? null : `${gap}${row.whom}`}
                    <span class="soft">
                      {[row.words, since(row, context.today)].filter((part) => part !== '').join(gap)}
                    </span>
                  </span>
                  <a
                    class="go"
                    href={`${address}/agreements/${row.id}`}
                    aria-label={`${row.what}の${isAgreementOpen(row.state) ? '返事を書く' : '返事をなおす'}`}
                  >
                    {isAgreementOpen(row.state) ? '返事を書く' : 'なおす'}
                  </a>
                </li>
              ))}
            </ul>
          </>
        );
      })}
    </Section>
  );
}
