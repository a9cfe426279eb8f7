import { pointsOf, weightLabels, weightNames } from '#domain/sharing.ts';
import { waitingBandCodes, waitingBands } from '#domain/waiting-band.ts';
import type { KeptComparison } from '#use-cases/placement/kept-sharing.ts';
import type { Sharing } from '#use-cases/placement/read-sharing.ts';
import { Facts } from '#web/ui/facts.tsx';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { SharingFrame } from './sharing-frame.tsx';
import { home } from './sharing-words.ts';

type Props = { context: PageContext; sharing: Sharing };

/** The same people and seats with every weight, so that a meeting sees what it decides. */
export function WeightsPage({ context, sharing }: Props) {
  const { run } = sharing;
  const { comparisons, peopleByBand, placed, people } = run.result;
  const bands = waitingBandCodes.filter((code) => peopleByBand[code] > 0);
  const isOwn = ({ weight }: KeptComparison): boolean => pointsOf(weight) === run.points;
  return (
    <SharingFrame
      context={context}
      sharing={sharing}
      current={`${home}/${run.id}/weights`}
      title="重みのくらべ"
    >
      <Section title="重みを変えると、だれに行き先が出るか">
        <p>
          どの重みでも、行き先の出る人は{people}人のうち{placed}
          人です。変わるのは、だれに出るかと、どれだけ合う場かです。
        </p>
        <Table
          caption="重みごとの、待っている日の段でみた人数"
          rows={comparisons}
          columns={[
            {
              label: '重み',
              kind: 'head',
              cell: (one) => (
                <>
                  {weightNames[one.weight]}
                  {isOwn(one) ? (
                    <>
                      {gap}
                      <Tag kind="go">この案</Tag>
                    </>
                  ) : null}
                </>
              ),
            },
            ...bands.map((band) => ({
              label: waitingBands[band].label,
              kind: 'number' as const,
              cell: (one: KeptComparison) => `${one.placedByBand[band]} / ${peopleByBand[band]}人`,
            })),
          ]}
        />
      </Section>
      <Section title="重みを変えると、どれだけ合う場になるか">
        <Table
          caption="重みごとの、本人の候補のなかでの位置"
          rows={comparisons}
          columns={[
            { label: '重み', kind: 'head', cell: (one) => weightNames[one.weight] },
            {
              label: 'いちばん合う場になった人',
              shortLabel: 'いちばん合う場',
              kind: 'number',
              cell: ({ standing }) => `${standing.first}人`,
            },
            {
              label: '2〜5番目に合う場になった人',
              shortLabel: '2〜5番目',
              kind: 'number',
              cell: ({ standing }) => `${standing.toFifth}人`,
            },
            {
              label: '6番目より下になった人',
              shortLabel: '6番目より下',
              kind: 'number',
              cell: ({ standing }) => `${standing.later}人`,
            },
            {
              label: 'この案とちがう人',
              kind: 'number',
              cell: (one) => (isOwn(one) ? '−' : one.differs === 0 ? '同じ' : `${one.differs}人`),
            },
          ]}
        />
      </Section>
      <Section title="重みのことば">
        <Facts
          plain
          caption="重みのことば"
          facts={comparisons.map(({ weight }) => ({
            label: weightNames[weight],
            value: weightLabels[weight].replace(/^\d+　/, ''),
          }))}
        />
      </Section>
    </SharingFrame>
  );
}
