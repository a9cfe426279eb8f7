import type { OverfullHalfDay, SeatToTalkAbout } from '#use-cases/bookings/list-overfull.ts';
import { gap } from '#web/ui/gap.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';

/** 契約の方が来るので席が足りない: which half days, and whom to talk to. Nobody is sent away by a number. */
export function OverfullList({ overfull }: { overfull: readonly OverfullHalfDay[] }) {
  if (overfull.length === 0) return null;
  return (
    <Section title="契約の方が来るので席が足りない" aside={`${overfull.length}つの半日`}>
      <Notice kind="warn">
        契約の方が先です。席のある人の担当と受入先とで、曜日を移す・返す・わけを書いて続けるのどれかを決めます。
      </Notice>
      <Table
        caption="席の足りない半日"
        rows={overfull}
        columns={[
          { label: '半日', kind: 'head', cell: ({ title }) => title },
          { label: '足りない席', shortLabel: '不足', kind: 'number', cell: ({ short }) => `${short}席` },
          {
            label: '話す相手',
            cell: ({ seats }) => (
              <ul class="plain-list">
                {seats.map((seat) => (
                  <li>
                    <Whom seat={seat} />
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Section>
  );
}

/** A person only for those to whom the booking is open; for others, who booked it. */
function Whom({ seat }: { seat: SeatToTalkAbout }) {
  const { person, byName, byAgency, state } = seat;
  const by = `${byName}（${byAgency}）`;
  return (
    <>
      {person ? (
        <a href={`/people/${person.id}/placements/${person.placementId}/booking`}>{person.name}の枠</a>
      ) : (
        'ほかの機関の人の枠'
      )}
      <span class="soft">
        {gap}
        {by}
        {state === 'held' ? `${gap}仮押さえ` : ''}
      </span>
    </>
  );
}
