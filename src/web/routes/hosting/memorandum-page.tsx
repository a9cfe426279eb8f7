import { daysBetween } from '#domain/calendar-day.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { memorandumParts, type MemorandumPart } from '#domain/memorandum.ts';
import { memorandumStanding, memorandumStandings } from '#domain/memorandum-term.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { MemorandumEdition } from '#use-cases/hosting/list-memoranda.ts';
import type { Values } from '#web/form-reader.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { gap } from '#web/ui/gap.ts';
import { Notice } from '#web/ui/notice.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { MemorandumStep } from './memorandum-step.tsx';
import { PlacementFrame, placementPath, type PlacementPageProps } from './placement-frame.tsx';

type Props = PlacementPageProps & {
  editions: readonly MemorandumEdition[];
  /** An older edition that is looked at; without, the newest. */
  shown?: MemorandumEdition | undefined;
  values: Values;
  errors: FieldErrors;
};

/** Within a month the end is near enough to talk about the next one. */
const soon = 30;

function StandingMark({
  edition,
  all,
  today,
}: {
  edition: MemorandumEdition;
  all: readonly MemorandumEdition[];
  today: string;
}) {
  const standing = memorandumStanding(edition, all, today);
  const label = memorandumStandings[standing];
  if (standing === 'over') return <Tag kind="warn">{label}</Tag>;
  const left = edition.validUntil === null ? soon + 1 : daysBetween(today, edition.validUntil);
  if (standing === 'valid' && left <= soon) return <Tag kind="warn">{`あと${left}日`}</Tag>;
  return standing === 'replaced' || standing === 'ended' ? <span class="soft">{label}</span> : <>{label}</>;
}

function termText({ validFrom, validUntil }: MemorandumEdition, today: string): string {
  const day = (on: string | null) => (on === null ? '' : formatDayNear(on, today));
  return `${day(validFrom)}から${day(validUntil)}まで`;
}

/** 受入条件確認書（覚書）: what both sides agreed to, in editions. */
export function MemorandumPage(props: Props) {
  const { context, placement, editions } = props;
  const path = `${placementPath(placement)}/memorandum`;
  const [newest] = editions;
  const edition = props.shown ?? newest;
  return (
    <PlacementFrame
      {...props}
      place="/memorandum"
      title="覚書"
      actions={
        newest ? (
          <LinkButton href={`${path}/new`}>
            {newest.lockedAt === null ? '直す' : '次の版を書く（更新）'}
          </LinkButton>
        ) : undefined
      }
    >
      {edition === undefined ? (
        <Section title="覚書">
          <EmptyState
            words="まだありません。役割・曜日・お金・やめ方を、本人と受入先のあいだで決めて書きます。"
            action={{ href: `${path}/new`, label: '覚書を書く' }}
          />
        </Section>
      ) : (
        <>
          {edition === newest ? null : (
            <Notice>
              <b>第{edition.edition}版を見ています。</b>
              <a href={path}>いまの版（第{newest?.edition}版）へ</a>
            </Notice>
          )}
          <Columns slim side={<MemorandumStep {...props} edition={edition} isNewest={edition === newest} />}>
            <Section
              title={`第${edition.edition}版`}
              aside={<StandingMark edition={edition} all={editions} today={context.today} />}
              class="wide-labels"
            >
              <Facts facts={factsOf(edition, context.today)} caption={`覚書　第${edition.edition}版`} />
            </Section>
          </Columns>
          <Editions {...props} path={path} />
        </>
      )}
    </PlacementFrame>
  );
}

function factsOf(edition: MemorandumEdition, today: string) {
  const { content } = edition;
  const parts = (Object.keys(memorandumParts) as MemorandumPart[])
    .filter((part) => content[part].trim() !== '')
    .map((part) => ({
      label: memorandumParts[part],
      value: <span class="as-typed">{content[part]}</span>,
    }));
  return [
    { label: '期間', value: termText(edition, today) },
    ...parts,
    { label: '返すときの予告', value: `${content.recallNoticeDays}日まえまで` },
  ];
}

function Editions({ context, editions, path }: Props & { path: string }) {
  return (
    <Section title="これまでの版" aside={`${editions.length}版`}>
      <Table
        caption="これまでの版"
        rows={editions}
        columns={[
          {
            label: '版',
            kind: 'head',
            cell: (one) => <a href={`${path}?edition=${one.edition}`}>第{one.edition}版</a>,
          },
          { label: '期間', cell: (one) => termText(one, context.today) },
          {
            label: 'いま',
            cell: (one) => <StandingMark edition={one} all={editions} today={context.today} />,
          },
          {
            label: '書いた日・人',
            shortLabel: '書いた',
            cell: (one) => `${formatDayNear(tokyoDay(one.savedAt), context.today)}${gap}${one.savedBy}`,
          },
        ]}
      />
    </Section>
  );
}
