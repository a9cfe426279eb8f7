import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { declineReasons } from '#domain/decline-reason.ts';
import { soundingAnswers } from '#domain/sounding.ts';
import type { Placement } from '#use-cases/placements/read-placement.ts';
import type { StoredSounding } from '#use-cases/placements/read-soundings.ts';
import { Facts } from '#web/ui/facts.tsx';
import { gap } from '#web/ui/gap.ts';
import { Section } from '#web/ui/section.tsx';

type Props = {
  placement: Placement;
  sounding: StoredSounding;
  /** Agency, name and telephone, as a host reads them. */
  asker: string;
  /** The host's door, printed only at the moment when it is opened. */
  door?: { address: string; code: string } | undefined;
};

function Blank({ lines = 2 }: { lines?: number }) {
  return (
    <>
      {Array.from({ length: lines }, () => (
        <>
          　<br />
        </>
      ))}
    </>
  );
}

/** 打診票 on one A4 sheet: the ask without a name, and below it what the host tears off or sends back. */
export function AskPaper({ placement, sounding, asker, door }: Props) {
  const { host, role, number } = placement;
  const facts = [
    { label: 'お願いしたいこと', value: role },
    {
      label: 'お伝えできること',
      value:
        sounding.told.length === 0 ? (
          ''
        ) : (
          <ul>
            {sounding.told.map(({ label, value }) => (
              <li>
                {label}　{value}
              </li>
            ))}
          </ul>
        ),
    },
    {
      label: 'ことば',
      value: sounding.askedWords === '' ? '' : <span class="as-typed">{sounding.askedWords}</span>,
    },
  ].filter(({ value }) => value !== '');
  const due = sounding.replyDueOn === null ? '' : formatJapaneseDate(sounding.replyDueOn, { weekday: true });
  return (
    <>
      <p>
        {host.organizationName || host.name}　御中
        {sounding.askedWhom === '' ? null : `　${sounding.askedWhom}`}
      </p>
      <p>
        {host.name}
        のことで、お願いがあります。お名前は、ご本人が「はい」と言うまでお伝えしません。断っても、だれの不利にもなりません。
      </p>
      <Section title="お願い" class="wide-labels">
        <Facts caption="お願い" facts={facts} />
      </Section>
      <Section title="お返事のしかた">
        <p>
          {due === '' ? '' : `${due}までに、`}電話でも、この紙でも、お答えください。
          {gap}
          {asker}
        </p>
        {door ? (
          <p>
            スマートフォンなどで　<b>{door.address}</b>　をひらき、番号　<b class="host-code">{door.code}</b>
            {gap}を入れても、お答えいただけます。番号は、ほかの人に見せないでください。
          </p>
        ) : null}
      </Section>
      <Section title="返信" aside={`返信番号 ${number}`} class="wide-labels answer-sheet">
        <Facts
          caption="返信"
          facts={[
            {
              label: 'お返事',
              value: Object.values(soundingAnswers)
                .map((label) => `□ ${label}`)
                .join(gap),
            },
            { label: '条件（あれば）', value: <Blank /> },
            {
              label: '受けられないわけ',
              value: declineReasons.host.map(({ label }) => `□ ${label}`).join(gap),
            },
            { label: '聞きたいこと', value: <Blank lines={1} /> },
            { label: 'お名前・電話', value: <Blank lines={1} /> },
            { label: '日', value: `令和${gap}年${gap}月${gap}日` },
          ]}
        />
      </Section>
    </>
  );
}
