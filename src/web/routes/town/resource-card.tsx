import { resourceKinds, resourceLabels, visibilityLabels } from '#domain/resource.ts';
import { windowText } from '#domain/resource-window.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { nameConcept } from '#use-cases/resources/name-concept.ts';
import type { ResourceRecord } from '#use-cases/resources/read-resource.ts';
import type { Fact } from '#web/ui/facts.tsx';
import { gap } from '#web/ui/gap.ts';
import { accessFeatureText } from './access-features.ts';
import { conditionLabels, splitConditions } from './condition-facts.ts';

const unwritten = <span class="soft">書いていません</span>;

function lines(typed: string) {
  return typed === '' ? unwritten : <span class="as-typed">{typed}</span>;
}

/** What it is, who runs it and where: the first block of the page and of the card on paper. */
export function placeFacts({ words, organization, place, windows }: ResourceRecord): Fact[] {
  return [
    { label: '種類', value: [resourceKinds[words.kind], words.category].filter(Boolean).join(gap) },
    {
      label: '団体',
      value: organization ? (
        <a href={`/town/organizations/${organization.id}`}>{organization.name}</a>
      ) : (
        unwritten
      ),
    },
    { label: '電話', value: place?.phone || organization?.phone || unwritten },
    {
      label: '場所',
      value: place
        ? [
            place.name === organization?.name ? '' : place.name,
            place.address,
            place.buildingNote,
            place.areaName ?? '',
          ]
            .filter(Boolean)
            .join(gap) || place.name
        : unwritten,
    },
    {
      label: '設備',
      value: place && place.accessFeatures.length > 0 ? accessFeatureText(place.accessFeatures) : unwritten,
    },
    {
      label: '曜日・時間',
      value:
        windows.length === 0 ? (
          unwritten
        ) : (
          <>
            {windows.map((window) => (
              <span class="line-of">
                {windowText(window)}
                {window.offeredUntil ? `${gap}申し出は${formatJapaneseDate(window.offeredUntil)}まで` : null}
                {window.note ? `${gap}${window.note}` : null}
              </span>
            ))}
          </>
        ),
    },
    ...(words.atmosphere ? [{ label: resourceLabels.atmosphere, value: lines(words.atmosphere) }] : []),
    ...(words.scheduleNote
      ? [{ label: '日時の覚え書き', value: lines(words.scheduleNote.replaceAll('\n', gap)) }]
      : []),
  ];
}

/** Conditions that somebody asked about, and the names of those that nobody did. */
export function conditionFacts(record: ResourceRecord): { facts: Fact[]; unasked: string[] } {
  // The host's wishes stand with what both sides tell each other, in the host's own words.
  const { asked, unasked } = splitConditions({ ...record.conditions, hostWishes: [] }, nameConcept);
  const { feeNote, eligibilityLaw, exceptionApprover } = record.words;
  return {
    facts: [
      ...asked,
      ...(feeNote ? [{ label: '費用の覚え書き', value: lines(feeNote) }] : []),
      ...(eligibilityLaw ? [{ label: '法律・制度の条件', value: lines(eligibilityLaw) }] : []),
      ...(exceptionApprover ? [{ label: '例外を認める人', value: lines(exceptionApprover) }] : []),
    ],
    unasked: unasked.filter((label) => label !== conditionLabels.hostWishes),
  };
}

/** What both sides tell each other. */
export function agreementFacts({ words, conditions }: ResourceRecord): Fact[] {
  return [
    {
      label: '受入先が求めていること',
      value:
        conditions.hostWishes.length === 0
          ? unwritten
          : conditions.hostWishes.map(({ text, concepts }) => (
              <span class="line-of">
                {text}
                {concepts.length > 0 ? (
                  <span class="soft">
                    {gap}（{concepts.map(nameConcept).join('、')}）
                  </span>
                ) : null}
              </span>
            )),
    },
    { label: resourceLabels.contactPerson, value: lines(words.contactPerson) },
    { label: '受入先に頼むこと', value: lines(words.askedOfHost) },
    { label: '受け入れられないこと', value: lines(words.cannotAccept) },
    { label: '受入先に伝えること', value: lines(words.toldToHost) },
    ...(words.matchNote ? [{ label: resourceLabels.matchNote, value: lines(words.matchNote) }] : []),
  ];
}

/** 実績, as far as it is open to the reader. */
export function courseFacts({ course }: ResourceRecord): Fact[] {
  const times = (count: number) => `${count}回`;
  return [
    { label: '打診', value: times(course.soundings) },
    { label: '見学・体験', value: `${times(course.visits)}・${times(course.trials)}` },
    { label: 'いま参加している人', value: `${course.running}人` },
    { label: '終わった参加', value: `${course.ended}件` },
  ];
}

/** How old the card is, in words. */
export function freshnessFacts(record: ResourceRecord): Fact[] {
  const { checkedOn, checkedByName, checkMethod, nextCheckOn } = record;
  return [
    {
      label: '最終確認',
      value: checkedOn
        ? [formatJapaneseDate(checkedOn), checkMethod, checkedByName ?? ''].filter(Boolean).join(gap)
        : 'まだ確認していません',
    },
    { label: '次の確認', value: nextCheckOn ? formatJapaneseDate(nextCheckOn) : unwritten },
    { label: '見せる範囲', value: visibilityLabels[record.words.visibility] },
  ];
}
