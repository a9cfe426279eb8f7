import { consentManners } from '#domain/consent.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { CareSheetEdition } from '#use-cases/hosting/care-sheet-editions.ts';
import type { CareSheetFile } from '#use-cases/hosting/read-care-sheet.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { Values } from '#web/form-reader.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { gap } from '#web/ui/gap.ts';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { CareSheetStep } from './care-sheet-step.tsx';
import { PlacementFrame, placementPath } from './placement-frame.tsx';
import { TwoSides } from './two-sides.tsx';

type Props = {
  context: PageContext;
  person: PersonHead;
  file: CareSheetFile;
  /** An older edition that is looked at; without, the newest. */
  shown?: CareSheetEdition;
  values: Values;
  errors: FieldErrors;
};

/** 配慮シート: what this host is told, what it is not, and the next step until the paper is there. */
export function CareSheetPage({ context, person, file, shown, values, errors }: Props) {
  const { placement, editions, consent, keptOut } = file;
  const path = `${placementPath(placement)}/care-sheet`;
  const [newest] = editions;
  const edition = shown ?? newest;
  const isOlder = edition !== undefined && edition !== newest;
  const out = editions.filter((one) => one !== newest && one.handedOn !== null && one.takenBackOn === null);
  return (
    <PlacementFrame
      context={context}
      person={person}
      placement={placement}
      place="/care-sheet"
      title="配慮シート"
      actions={newest ? <LinkButton href={`${path}/new`}>次の版を書く</LinkButton> : undefined}
    >
      {edition === undefined ? (
        <Section title="配慮シート">
          <EmptyState
            words="まだありません。本人といっしょに、受入先に伝えることばを選びます。"
            action={{ href: `${path}/new`, label: '第1版を書く' }}
          />
        </Section>
      ) : (
        <>
          {isOlder ? (
            <Notice>
              <b>第{edition.edition}版を見ています。</b>
              <a href={path}>いまの版（第{newest?.edition}版）へ</a>
            </Notice>
          ) : null}
          {out.map((one) => (
            <Notice kind="warn">
              <b>第{one.edition}版が、まだ受入先にあります。</b>
              <a href={`${path}?edition=${one.edition}`}>返してもらったと書く</a>
            </Notice>
          ))}
          <TwoSides content={edition.content} edition={edition.edition} consent={consent} keptOut={keptOut} />
          <CareSheetStep
            context={context}
            placement={placement}
            edition={edition}
            isOlder={isOlder}
            consent={consent}
            values={values}
            errors={errors}
          />
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
                {
                  label: '書いた日・人',
                  shortLabel: '書いた',
                  cell: (one) => `${formatDayNear(tokyoDay(one.savedAt), context.today)}${gap}${one.savedBy}`,
                },
                { label: '本人の了解', shortLabel: '了解', cell: (one) => agreedText(one, context.today) },
                { label: '渡した相手', shortLabel: '渡した', cell: (one) => handedText(one, context.today) },
              ]}
            />
          </Section>
        </>
      )}
    </PlacementFrame>
  );
}

function agreedText({ agreedOn, agreedManner }: CareSheetEdition, today: string): string {
  if (agreedOn === null) return 'まだ';
  const manner = agreedManner === '' ? '' : consentManners[agreedManner];
  return [formatDayNear(agreedOn, today), manner].filter((part) => part !== '').join(gap);
}

function handedText({ handedOn, handedTo, takenBackOn }: CareSheetEdition, today: string): string {
  if (handedOn === null) return '';
  const back = takenBackOn === null ? '' : `${formatDayNear(takenBackOn, today)}に返った`;
  return [formatDayNear(handedOn, today), handedTo, back].filter((part) => part !== '').join(gap);
}
