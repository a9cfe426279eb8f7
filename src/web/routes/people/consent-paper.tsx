import { consentItems, consentManners, type ConsentItem } from '#domain/consent.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { nameWithSan } from '#domain/person.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { StoredConsent } from '#use-cases/consents/list-consents.ts';
import { Facts } from '#web/ui/facts.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Section } from '#web/ui/section.tsx';
import { nameOf } from './person-frame.tsx';

type Props = { context: PageContext; person: PersonHead; consent?: StoredConsent | undefined };

/** A box to be ticked by hand, or one that was ticked. */
function Ticks({ items }: { items: readonly ConsentItem[] | undefined }) {
  return (
    <>
      {Object.entries(consentItems).map(([code, label]) => (
        <>
          {/* The box stays with the first letter of what it is about. */}
          <span>
            {items?.includes(code as ConsentItem) ? '☑' : '□'}
            {`\u00A0${label}`}
          </span>
          {gap}
        </>
      ))}
    </>
  );
}

/** Room for handwriting: two lines. */
function Blank() {
  return (
    <>
      {gap}
      <br />
      {gap}
    </>
  );
}

/** 同意書 on one A4 sheet: filled from a recorded answer, or empty to be written on by hand. */
export function ConsentPaper({ context, person, consent }: Props) {
  const path = `/people/${person.id}`;
  const until = consent?.validUntil;
  return (
    <Page context={context} title="個人情報の取扱い・情報共有同意書">
      <PrintHead context={context} number={person.number} />
      <Head
        title="個人情報の取扱い・情報共有同意書"
        crumbs={[
          { label: 'ひと', href: '/people' },
          { label: nameWithSan(person), href: path },
          { label: '同意', href: `${path}/consents` },
          { label: '用紙' },
        ]}
        actions={<PrintButton>印刷する</PrintButton>}
      />
      <p>
        {context.municipalityName}　{context.session?.agencyName ?? ''}　あて
      </p>
      <p>
        わたしは、次のことについて説明を受け、わたしのことを次のとおり伝えあうことに同意します。同意は、いつでも、どの項目だけでも取り消せます。同意しなくても、取り消しても、そのために支援を断られることはありません。
      </p>
      <Section title="同意の内容">
        <Facts
          caption="同意の内容"
          facts={[
            { label: '目的', value: consent?.purpose ?? <Blank /> },
            { label: '伝える相手', value: consent?.recipient ?? <Blank /> },
            { label: '伝えてよいこと', value: <Ticks items={consent?.items} /> },
            { label: '伝えてよいことば', value: consent?.toldWords ?? <Blank /> },
            { label: '伝えないこと', value: consent?.notToldWords ?? <Blank /> },
            {
              label: 'いつまで',
              value: until ? `${formatJapaneseDate(until)}まで` : `令和${gap}年${gap}月${gap}日まで`,
            },
            {
              label: '取り消すとき',
              value: '窓口・電話・手紙のどれでも。取り消した次のときから、伝えません。',
            },
          ]}
        />
      </Section>
      <Section title="署名">
        <Facts
          caption="署名"
          facts={[
            {
              label: '日付',
              value: consent ? formatJapaneseDate(consent.givenOn) : `令和${gap}年${gap}月${gap}日`,
            },
            {
              label: '本人',
              value:
                consent && consent.manner !== 'signed' ? (
                  `${nameOf(person)}${gap}${consentManners[consent.manner]}`
                ) : (
                  <>
                    {gap}
                    <br />
                    （署名）
                  </>
                ),
            },
            {
              label: '代わりの人',
              value:
                consent && consent.givenBy !== 'person' ? (
                  consent.givenByName
                ) : (
                  <span class="soft">保護者・代理人・代筆・立会のとき　（名まえ・続柄）</span>
                ),
            },
            { label: '立会・代筆', value: consent?.witness ?? '' },
            { label: '説明した人', value: consent?.recordedBy ?? context.session?.name ?? '' },
          ]}
        />
      </Section>
    </Page>
  );
}
