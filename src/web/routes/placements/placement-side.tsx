import { freshnessOf } from '#domain/freshness.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { placementMovesByHand, isNameless, isPlacementOver } from '#domain/placement-state.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { Placement } from '#use-cases/placements/read-placement.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { Freshness } from '#web/ui/freshness.tsx';
import { Section } from '#web/ui/section.tsx';

type Props = { placement: Placement; path: string; today: string };

/** Beside the course: the host and its door, what was agreed, and the ways that are always open. */
export function PlacementSide({ placement, path, today }: Props) {
  return (
    <>
      <Host placement={placement} today={today} />
      <Door placement={placement} path={path} today={today} />
      <Terms placement={placement} path={path} today={today} />
      <AlwaysOpen placement={placement} path={path} today={today} />
    </>
  );
}

function Host({ placement, today }: Omit<Props, 'path'>) {
  const { host, hostPerson, hostContact } = placement;
  const facts = [
    { label: '団体', value: host.organizationName },
    { label: '窓口', value: hostPerson },
    { label: '連絡先', value: hostContact || host.phone },
    { label: '連絡メモ', value: host.contactNote },
    { label: '日時', value: host.scheduleNote },
    { label: '求めること', value: host.askedOfHost },
    {
      label: '確認',
      value: <Freshness state={freshnessOf(host, today)} checkedOn={host.checkedOn} today={today} />,
    },
  ];
  return (
    <Section title="受入先" aside={<a href={`/town/resources/${host.id}`}>資源の頁</a>}>
      <Facts plain caption="受入先" facts={facts.filter(({ value }) => value !== '')} />
    </Section>
  );
}

/** The host's own page, by a link or a code on paper. It needs no account, and may be closed any day. */
function Door({ placement, path, today }: Props) {
  const { door, state } = placement;
  if (isPlacementOver(state) && !door) return null;
  return (
    <Section
      title="受入先の入口"
      aside={<a href={`${path}/host-link`}>{door ? '見る・閉じる' : 'ひらく'}</a>}
    >
      {door ? (
        <p>
          {door.addressee}あて
          <span class="soft">　{formatDayNear(tokyoDay(door.validUntil), today)}まで</span>
        </p>
      ) : (
        <EmptyState words="リンクや紙の番号で答えたい受入先に、ひらきます。" />
      )}
    </Section>
  );
}

function Terms({ placement, path, today }: Props) {
  const { state, personAgreedOn, settledOn } = placement;
  if (isNameless(state) || personAgreedOn === null) return null;
  const facts = [
    { label: '役割', value: placement.role },
    { label: '呼び名', value: placement.called },
    {
      label: 'はじまり',
      value: placement.startedOn === null ? '' : formatDayNear(placement.startedOn, today),
    },
    { label: '中止のしかた', value: placement.stopRule },
    { label: '緊急のとき', value: placement.emergencyContact },
    { label: '予告', value: settledOn === null ? '' : `${placement.recallNoticeDays}日前` },
  ].filter(({ value }) => value !== '');
  return (
    <Section
      title="取り決め"
      aside={
        isPlacementOver(state) ? undefined : (
          <a href={`${path}/terms`}>{settledOn === null ? '書く' : 'なおす'}</a>
        )
      }
    >
      <Facts plain caption="取り決め" facts={facts} />
    </Section>
  );
}

/** Back, over, to rest, to stop: by either side, at any point. */
function AlwaysOpen({ placement, path }: Props) {
  const { state } = placement;
  if (isPlacementOver(state)) return null;
  const isRunning = state === 'settled' || state === 'continuing';
  return (
    <Section title="いつでもできること">
      <ul class="ask-list">
        <li>
          <a href={`${path}/stop`}>休む・やめる・条件にもどる</a>
          <span class="soft">　どちらからでも。本人の「いや」に理由はいりません</span>
        </li>
        {isRunning ? (
          <li>
            <a href={`${path}/end`}>区切りよく終える</a>
          </li>
        ) : null}
        {placementMovesByHand(state).length > 0 ? (
          <li>
            <a href={`${path}/move`}>段を動かす（とばす・もどす）</a>
          </li>
        ) : null}
      </ul>
    </Section>
  );
}
