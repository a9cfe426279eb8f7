import { feelings, followUpSides, hostLoads, hostWishes, mannerLabel, rhythms } from '#domain/follow-up.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { Contact, RhythmRow } from '#use-cases/follow-up/read-follow-up.ts';
import { gap } from '#web/ui/gap.ts';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Timeline } from '#web/ui/timeline.tsx';
import { Voice } from '#web/ui/voice.tsx';

function Heard({ contact }: { contact: Contact }) {
  const { words, workerView, feeling, hostLoad, hostWish, nextStep, skippedReason, isCorrected } = contact;
  if (skippedReason !== '') return <p>見送った：{skippedReason}</p>;
  const host = [hostLoad ? `負担は${hostLoads[hostLoad]}` : '', hostWish ? hostWishes[hostWish] : ''].filter(
    (part) => part !== '',
  );
  return (
    <>
      {words === '' ? null : <Voice words={words} small />}
      {workerView === '' ? null : <p class="as-typed">{workerView}</p>}
      {feeling === null ? null : <p>本人の気もち：{feelings[feeling]}</p>}
      {host.length > 0 ? <p>{host.join('。')}</p> : null}
      {nextStep === '' ? null : (
        <p>
          <b>次に</b>
          {gap}
          {nextStep}
        </p>
      )}
      {isCorrected ? <p class="soft">直しあり（前の文も残っています）</p> : null}
    </>
  );
}

/** Which side, how, who wrote it down; and the way to put it right, unless the host wrote it itself. */
function Head({ contact, path }: { contact: Contact; path: string }) {
  const { side, manner, writtenBy, doneOn, id } = contact;
  const facts = [followUpSides[side], mannerLabel(manner), writtenBy ?? ''].filter((part) => part !== '');
  return (
    <>
      {facts.join(gap)}
      {doneOn === null || manner === 'link' ? null : (
        <span class="no-print">
          {gap}
          <a href={`${path}/follow-up/${id}/correct`}>
            直す<span class="vh">（{followUpSides[side]}に聞いたこと）</span>
          </a>
        </span>
      )}
    </>
  );
}

/** What either side said, newest first; which side is said before the words. */
export function ContactCourse({
  contacts,
  path,
  today,
}: {
  contacts: readonly Contact[];
  path: string;
  today: string;
}) {
  return (
    <Section title="聞いたこと" aside={contacts.length === 0 ? undefined : `${contacts.length}件`}>
      {contacts.length === 0 ? (
        <p class="empty">まだありません。はじめの連絡をしたら、聞いたことばのまま書いてください。</p>
      ) : (
        <Timeline
          entries={contacts.map((contact) => ({
            when: formatDayNear(contact.doneOn ?? contact.dueOn, today, { weekday: true }),
            what: <Head contact={contact} path={path} />,
            body: <Heard contact={contact} />,
          }))}
        />
      )}
    </Section>
  );
}

/** Every change of a rhythm, with why: thinner and thicker in one list, in one tone. */
export function RhythmCourse({ rows, today }: { rows: readonly RhythmRow[]; today: string }) {
  return (
    <Section title="間隔のうつりかわり">
      <Table
        caption="間隔のうつりかわり"
        rows={rows}
        columns={[
          {
            label: 'いつから',
            kind: 'head',
            cell: ({ fromDay, endedOn }) =>
              endedOn === null
                ? `${formatDayNear(fromDay, today)}から`
                : `${formatDayNear(fromDay, today)}–${formatDayNear(endedOn, today)}`,
          },
          { label: 'どちら', kind: 'tight', cell: ({ side }) => followUpSides[side] },
          { label: '間隔', kind: 'tight', cell: ({ every }) => rhythms[every] },
          { label: 'わけ', cell: ({ why }) => <span class="as-typed">{why}</span> },
          { label: '決めた人', kind: 'tight', cell: ({ by }) => by ?? '' },
        ]}
      />
    </Section>
  );
}
