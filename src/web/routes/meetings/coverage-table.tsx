import { itemDecisions, itemPurposes } from '#domain/meeting.ts';
import type { ShownItem, ShownMeeting } from '#use-cases/meetings/read-meeting.ts';
import type { Seat } from '#use-cases/meetings/coverage.ts';

type Props = { meeting: ShownMeeting; seats: readonly Seat[] };

export function seatLabel(seat: Pick<Seat, 'agencyName' | 'affiliation' | 'name'>): string {
  return seat.agencyName ?? [seat.affiliation, seat.name].filter((part) => part !== '').join('　');
}

/** Who is in the room for whom. The mark carries the meaning, the colour only repeats it. */
function Cell({ item, seat }: { item: ShownItem; seat: Seat }) {
  if (item.standsAside.includes(seat.id)) {
    return (
      <td class="c soft" data-l={seatLabel(seat)}>
        −<span class="vh">この議題では席を外す</span>
      </td>
    );
  }
  const coverage = item.coverage.get(seat.id);
  if (coverage === 'none') {
    return (
      <td class="c bad" data-l={seatLabel(seat)}>
        <span class="cell">
          <b>×</b>
          <br />
          同意の外
        </span>
      </td>
    );
  }
  if (coverage === 'part') {
    return (
      <td class="c" data-l={seatLabel(seat)}>
        <span class="cell">
          <b>△</b>
          <br />
          一部だけ
        </span>
      </td>
    );
  }
  return (
    <td class="c" data-l={seatLabel(seat)}>
      ○<span class="vh">{coverage === 'full' ? '同意の範囲' : '出席'}</span>
    </td>
  );
}

/** 議題と、同意の範囲: cases by participants. On paper a case is its number alone. */
export function CoverageTable({ meeting, seats }: Props) {
  return (
    <>
      <table class="grid mt stack">
        <caption class="vh">議題と、同意の範囲</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="vh">順</span>
            </th>
            <th scope="col" class="l">
              事例
            </th>
            {seats.map((seat) => (
              <th scope="col">{seatLabel(seat)}</th>
            ))}
            <th scope="col" class="l">
              記録
            </th>
          </tr>
        </thead>
        <tbody>
          {meeting.items.map((item) => (
            <tr>
              <th scope="row" class="nb">
                {item.position}
              </th>
              <td data-l="事例">
                <span class="cell">
                  <b class="nb">{item.personNumber}</b>
                  <span class="no-print">　{item.personName}</span>
                  <br />
                  {itemPurposes[item.purpose]}
                  {item.planEdition ? `　プラン第${item.planEdition}回` : ''}
                </span>
              </td>
              {seats.map((seat) => (
                <Cell item={item} seat={seat} />
              ))}
              <td data-l="記録" class="at">
                <span class="cell">
                  <a href={`/meetings/${meeting.id}/items/${item.id}`}>
                    {item.decision ? itemDecisions[item.decision].replace(/（.*/u, '') : '書く'}
                  </a>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft legend">
        ○ 同意の範囲に入っている　△ 得意・願い・配慮だけ（病気とお金の頁は渡さない）　−
        この議題では席を外す　× 同意の外
      </p>
    </>
  );
}
