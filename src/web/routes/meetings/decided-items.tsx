import { itemDecisions, itemPurposes } from '#domain/meeting.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { ShownItem, ShownMeeting } from '#use-cases/meetings/read-meeting.ts';
import { Facts, type Fact } from '#web/ui/facts.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Voice } from '#web/ui/voice.tsx';

function words(label: string, typed: string): Fact[] {
  return typed === '' ? [] : [{ label, value: <span class="as-typed">{typed}</span> }];
}

/** The record of what was said: for each person their own words first, then who does what until when. */
export function DecidedItems({ meeting, today }: { meeting: ShownMeeting; today: string }) {
  const written = meeting.items.filter(
    (item) => item.decision !== null || item.ownWords !== '' || item.roles.length > 0,
  );
  return (
    <>
      {written.map((item) => (
        <Section
          title={`事例${item.position}　${item.personNumber}　${itemPurposes[item.purpose]}`}
          aside={<a href={`/meetings/${meeting.id}/items/${item.id}`}>記録をひらく</a>}
        >
          <ItemRecord item={item} today={today} />
        </Section>
      ))}
    </>
  );
}

export function ItemRecord({ item, today }: { item: ShownItem; today: string }) {
  const present = [item.personPresent ? '本人' : '', item.familyPresent ? '家族' : ''].filter(Boolean);
  return (
    <>
      {item.ownWords === '' ? null : <Voice words={item.ownWords} bar by="本人の意向" />}
      <Facts
        caption="記録"
        facts={[
          { label: '出席', value: present.length === 0 ? '本人・家族の出席なし' : present.join('・') },
          ...item.reports.flatMap(({ by, words: said }) => words(by, said)),
          ...words('論点', item.points),
          {
            label: '決まったこと',
            value: (
              <>
                <b>{item.decision === null ? 'まだ' : itemDecisions[item.decision]}</b>
                {item.decisionWords === '' ? null : <p class="as-typed">{item.decisionWords}</p>}
              </>
            ),
          },
          ...words('まちに足りないもの', item.resourceGap),
          ...(item.nextOn === null
            ? []
            : [{ label: '次にみる日', value: formatDayNear(item.nextOn, today) }]),
        ]}
      />
      {item.roles.length === 0 ? null : (
        <Table
          caption="役割分担"
          look="grid"
          rows={item.roles}
          columns={[
            { label: 'だれが', kind: 'head', cell: ({ who }) => who },
            { label: 'なにを', cell: ({ what }) => <span class="as-typed">{what}</span> },
            {
              label: 'いつまで',
              kind: 'tight',
              cell: ({ until }) => (until === null ? '' : formatDayNear(until, today)),
            },
          ]}
        />
      )}
    </>
  );
}
