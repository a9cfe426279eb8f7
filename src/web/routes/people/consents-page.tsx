import { consentGivers, consentItems, consentManners, consentStateLabels } from '#domain/consent.ts';
import { assents, guardianAnswers } from '#domain/minor-consent.ts';
import { daysBetween } from '#domain/calendar-day.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { StoredConsent } from '#use-cases/consents/list-consents.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { PersonFrame } from './person-frame.tsx';

type Props = { context: PageContext; person: PersonHead; consents: readonly StoredConsent[] };

/** Within a month the end is near enough to ask again. */
const soon = 30;

function Standing({ consent, today }: { consent: StoredConsent; today: string }) {
  const label = consentStateLabels[consent.standing];
  if (consent.standing === 'given') {
    const left = consent.validUntil === null ? Infinity : daysBetween(today, consent.validUntil);
    return left <= soon ? <Tag kind="warn">{`あと${left}日`}</Tag> : <>{label}</>;
  }
  if (consent.standing === 'explained' && !consent.isAnsweredLater) return <Tag kind="warn">返事はまだ</Tag>;
  return <span class="soft">{label}</span>;
}

function How({ consent, today }: { consent: StoredConsent; today: string }) {
  const parts = [
    formatDayNear(consent.givenOn, today),
    consent.givenBy === 'person' ? '本人' : `${consentGivers[consent.givenBy]} ${consent.givenByName}`,
    consentManners[consent.manner],
    consent.witness === '' ? '' : `立会・代筆 ${consent.witness}`,
    consent.withdrawnAt === null
      ? ''
      : `撤回 ${formatDayNear(tokyoDay(consent.withdrawnAt), today)} ${consent.withdrawnNote}`,
  ];
  return <>{parts.filter((part) => part !== '').join(gap)}</>;
}

function What({ consent, today }: { consent: StoredConsent; today: string }) {
  return (
    <>
      {consent.items.map((item) => consentItems[item]).join('、')}
      {consent.toldWords === '' ? null : <p>伝えてよいことば：「{consent.toldWords}」</p>}
      {consent.notToldWords === '' ? null : <p class="soft">伝えない：{consent.notToldWords}</p>}
      {consent.validUntil === null ? null : (
        <p class="soft">{formatDayNear(consent.validUntil, today)}まで</p>
      )}
    </>
  );
}

/** Of a minor: what the child says, and what the guardian answered. Neither stands for the other. */
function OfMinor({ minor }: Pick<StoredConsent, 'minor'>) {
  if (minor.assent === '') return null;
  const guardian = minor.guardianAnswer === '' ? '' : guardianAnswers[minor.guardianAnswer];
  return (
    <p class="soft">
      本人は{assents[minor.assent]}
      {minor.assentWords === '' ? '' : `「${minor.assentWords}」`}
      {guardian === '' ? '' : `${gap}保護者　${guardian}${gap}${minor.guardianNote}`}
    </p>
  );
}

/** 同意: who may know what about this person, until when, and how it was said. */
export function ConsentsPage({ context, person, consents }: Props) {
  const path = `/people/${person.id}/consents`;
  const { today } = context;
  const isCurrent = (consent: StoredConsent) =>
    !consent.isAnsweredLater && ['given', 'explained', 'refused'].includes(consent.standing);
  const sections = [
    {
      title: 'いま',
      rows: consents.filter(isCurrent),
      empty: 'いま生きている同意はありません。伝えるまえに、うかがってください。',
    },
    { title: 'これまで', rows: consents.filter((consent) => !isCurrent(consent)), empty: undefined },
  ];
  return (
    <PersonFrame
      context={context}
      person={person}
      tab="/consents"
      title="同意"
      actions={
        <>
          <a href={`/people/${person.id}/sight`}>だれが見られるか</a>
          <LinkButton href={`${path}/paper`}>同意書の用紙</LinkButton>
          <LinkButton href={`${path}/new`} kind="main">
            同意をうかがう
          </LinkButton>
        </>
      }
    >
      <p class="soft">
        支援会議で知ったことは、どの同意でも開きません。同意は、撤回した次の画面から閉じます。
      </p>
      {sections.map(({ title, rows, empty }) =>
        rows.length === 0 && empty === undefined ? null : (
          <Section title={title} aside={rows.length > 0 ? `${rows.length}件` : undefined}>
            <Table
              caption={`同意　${title}`}
              rows={rows}
              empty={empty}
              columns={[
                { label: '相手', kind: 'head', cell: (consent) => consent.recipient },
                { label: '目的', cell: (consent) => consent.purpose },
                {
                  label: '伝えてよいこと',
                  shortLabel: '伝えること',
                  cell: (consent) => <What consent={consent} today={today} />,
                },
                { label: '返事', cell: (consent) => <Standing consent={consent} today={today} /> },
                {
                  label: 'いつ・どのように',
                  shortLabel: 'いつ',
                  cell: (consent) => (
                    <>
                      <How consent={consent} today={today} />
                      <OfMinor minor={consent.minor} />
                    </>
                  ),
                },
                {
                  label: 'すること',
                  cell: (consent) => (
                    <>
                      <a class="nb" href={`${path}/${consent.id}/paper`}>
                        用紙
                      </a>
                      {consent.standing === 'given' || consent.standing === 'expired' ? (
                        <>
                          {gap}
                          <a class="nb" href={`${path}/${consent.id}/withdraw`}>
                            撤回
                          </a>
                        </>
                      ) : null}
                      {consent.standing === 'given' ? null : (
                        <>
                          {gap}
                          <a class="nb" href={`${path}/new?from=${consent.id}`}>
                            うかがいなおす
                          </a>
                        </>
                      )}
                    </>
                  ),
                },
              ]}
            />
          </Section>
        ),
      )}
    </PersonFrame>
  );
}
