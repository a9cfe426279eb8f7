import { formatDayNear } from '#domain/japanese-date.ts';
import { findDeclineReason } from '#domain/decline-reason.ts';
import { isNameless } from '#domain/placement-state.ts';
import { conditionAnswers, soundingAnswers, soundingManners, type SoundingManner } from '#domain/sounding.ts';
import { openSounding, type Placement } from '#use-cases/placements/read-placement.ts';
import type { StoredSounding } from '#use-cases/placements/read-soundings.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { gap } from '#web/ui/gap.ts';
import { Section } from '#web/ui/section.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { Said } from '#web/ui/voice.tsx';

type Props = { placement: Placement; path: string; today: string };

/** 打診 and its answers, the newest first: what was told, what was asked, what came back, and by which way. */
export function SoundingsPart({ placement, path, today }: Props) {
  const { soundings, state } = placement;
  const open = openSounding(soundings);
  const [latest] = soundings;
  const older = soundings.filter((one) => one !== (open ?? latest));
  return (
    <Section
      title="打診と返事"
      class="wide-labels"
      aside={isNameless(state) ? '受入先は、まだ名まえを知りません' : undefined}
    >
      {latest === undefined ? <EmptyState words="まだ、受入先に聞いていません。" /> : null}
      {latest === undefined ? null : <Sounding sounding={open ?? latest} path={path} today={today} isOpen />}
      {older.length > 0 ? (
        <details class="after-list">
          <summary>まえの打診　{older.length}件</summary>
          {older.map((sounding) => (
            <Sounding sounding={sounding} path={path} today={today} />
          ))}
        </details>
      ) : null}
    </Section>
  );
}

function Sounding({
  sounding,
  path,
  today,
  isOpen,
}: {
  sounding: StoredSounding;
  path: string;
  today: string;
  isOpen?: boolean;
}) {
  const asked = [
    formatDayNear(sounding.askedOn, today, { weekday: true }),
    `${sounding.askedByName ?? ''}が${soundingManners[sounding.manner as SoundingManner]}`,
    sounding.askedWhom === '' ? '' : `${sounding.askedWhom}へ`,
  ];
  const facts = [
    { label: '聞いた日', value: asked.filter((part) => part !== '').join(gap) },
    { label: '伝えたこと', value: sounding.told.map(({ label, value }) => `${label}：${value}`).join('、') },
    ...(sounding.askedWords === ''
      ? []
      : [{ label: '聞いたことば', value: <span class="as-typed">{sounding.askedWords}</span> }]),
    { label: '返事', value: <Answer sounding={sounding} today={today} /> },
    ...conditionFacts(sounding, path, isOpen ?? false),
  ];
  return <Facts caption={`打診　${formatDayNear(sounding.askedOn, today)}`} facts={facts} />;
}

function Answer({ sounding, today }: { sounding: StoredSounding; today: string }) {
  const { answer, withdrawnAt, replyDueOn, answeredOn } = sounding;
  if (withdrawnAt !== null) return <span class="soft">返事のまえに閉じた</span>;
  if (answer === null || answeredOn === null) {
    if (replyDueOn === null) return <Tag>返事待ち</Tag>;
    const due = `期限 ${formatDayNear(replyDueOn, today)}`;
    return replyDueOn < today ? (
      <>
        <Tag kind="warn">返事待ち</Tag>
        {gap}
        {due}（すぎた。もう一度きくか、待つ）
      </>
    ) : (
      <>
        <Tag>返事待ち</Tag>
        {gap}
        {due}
      </>
    );
  }
  const reason = findDeclineReason('host', sounding.reasonCode)?.label ?? '';
  const how = sounding.answerManner === '' ? '' : soundingManners[sounding.answerManner as SoundingManner];
  return (
    <>
      <b>{soundingAnswers[answer as keyof typeof soundingAnswers]}</b>
      {gap}
      {[formatDayNear(answeredOn, today), how, sounding.answeredBy].filter((part) => part !== '').join(gap)}
      {sounding.isTakenUp ? null : (
        <>
          {gap}
          <Tag kind="warn">まだ受けとっていない</Tag>
        </>
      )}
      {reason === '' ? null : (
        <>
          <br />
          {reason}
          {sounding.reasonWords === '' ? null : (
            <>
              {gap}
              <Said words={sounding.reasonWords} />
            </>
          )}
        </>
      )}
    </>
  );
}

const marks = { agreed: '○', not_yet: '？', refused: '×' } as const;

function conditionFacts(sounding: StoredSounding, path: string, isOpen: boolean) {
  if (sounding.conditions.length === 0) return [];
  return [
    {
      label: '条件',
      value: (
        <>
          <ul>
            {sounding.conditions.map(({ words, person }) => (
              <li>
                <span aria-hidden="true">{marks[person]}</span> {words}
                <span class="soft">　{conditionAnswers[person]}</span>
              </li>
            ))}
          </ul>
          {isOpen && sounding.isTakenUp ? (
            <p>
              <a href={`${path}/soundings/${sounding.id}/conditions`}>条件を本人と話す・なおす</a>
            </p>
          ) : null}
        </>
      ),
    },
  ];
}
