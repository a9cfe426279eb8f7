import { roleLabels } from '#domain/actor.ts';
import { consentItems } from '#domain/consent.ts';
import { sightItems, type SightAnswer, type SightItem } from '#domain/sight.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { Holder } from '#use-cases/people/list-holders.ts';
import type { Sight, SightAccount } from '#use-cases/people/read-sight.ts';
import { Button } from '#web/ui/button.tsx';
import { gap } from '#web/ui/gap.ts';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { PrintButton } from '#web/ui/print-button.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { Table } from '#web/ui/table.tsx';
import { PersonFrame } from './person-frame.tsx';
import { countWords, nothingWords, sourceWords, verdictLabels, verdictMarks } from './sight-words.ts';

type Props = {
  context: PageContext;
  person: PersonHead;
  accounts: readonly SightAccount[];
  /** Where nobody was chosen: to whom something is open today. */
  holders?: readonly Holder[];
  sight?: Sight | undefined;
};

function nameOf({ agencyName, name, roles, isActive }: SightAccount): string {
  const role = roles.map((one) => roleLabels[one]).join('・');
  return `${agencyName}${gap}${name}（${role}）${isActive ? '' : '　止めてある'}`;
}

function Why({ answer, sight, today }: { answer: SightAnswer; sight: Sight; today: string }) {
  if (!sight.seesCases) return <>管理者は、事例の中身を見ません</>;
  const lines = answer.because.map((source) => sourceWords(source, today));
  const hasLivingConsent = sight.answers.some(({ because }) =>
    because.some(({ kind, standing }) => kind === 'consent' && standing === 'open'),
  );
  if (lines.length === 0) lines.push(nothingWords(answer.item, hasLivingConsent));
  if (answer.item === 'notes' && answer.verdict === 'partly')
    lines.push('自分の機関が書いた経過は開き、「自機関だけ」の経過はほかに出ない');
  return (
    <>
      {[...new Set(lines)].map((line) => (
        <p>{line}</p>
      ))}
    </>
  );
}

function Address({ address }: Pick<Sight, 'address'>) {
  if (address === undefined || address === 'free') return null;
  return (
    <Notice kind="warn" title="住所・連絡先は、支援措置で閉じています">
      <p>
        {address === 'may-open'
          ? '開いてよい人のひとりです。わけを書いたときだけ開きます。'
          : '同意や根拠があっても、この人には開きません。'}
      </p>
    </Notice>
  );
}

function Answers({ context, sight }: { context: PageContext; sight: Sight }) {
  const { answers, closed, account } = sight;
  return (
    <Section title={`${account.name}さんに、いま見えるもの`} aside={account.agencyName}>
      {account.isActive ? null : (
        <Notice kind="warn" title="止めてある利用者です">
          <p>はいれないので、下の根拠があっても何も見られません。</p>
        </Notice>
      )}
      {answers.some(({ isAdrift }) => isAdrift) ? (
        <Notice kind="warn" title="根拠と、開いている行がくいちがっています">
          <p>ソフトの不具合です。主管課へ知らせてください。くいちがう項目には「ずれ」とあります。</p>
        </Notice>
      ) : null}
      <Address address={sight.address} />
      <Table
        caption={`${account.name}さんに、いま見えるもの`}
        rows={answers}
        empty="あなたに開いている項目がないので、答えられません。"
        columns={[
          { label: '項目', kind: 'head', cell: ({ item }) => sightItems[item] },
          {
            label: '見られるか',
            kind: 'tight',
            cell: ({ verdict, isAdrift }) => (
              <>
                <span aria-hidden="true">{verdictMarks[verdict]}</span> {verdictLabels[verdict]}
                {isAdrift ? <span class="tag warn">ずれ</span> : null}
              </>
            ),
          },
          { label: '記録', kind: 'tight', cell: countWords },
          {
            label: 'わけ',
            cell: (answer) => <Why answer={answer} sight={sight} today={context.today} />,
          },
        ]}
      />
      {closed.length > 0 ? (
        <p class="soft">
          あなたに開いていないので、答えないもの：{closed.map((item) => sightItems[item]).join('、')}
        </p>
      ) : null}
    </Section>
  );
}

/** All that a consent can name is one word: a list of eight hides what is missing from another. */
function itemWords(items: readonly SightItem[]): string {
  const ofConsent = Object.keys(consentItems) as SightItem[];
  const hasAll = ofConsent.every((item) => items.includes(item));
  const rest = hasAll ? items.filter((item) => !ofConsent.includes(item)) : items;
  return [...(hasAll ? ['すべての項目'] : []), ...rest.map((item) => sightItems[item])].join('、');
}

function Holders({ holders }: { holders: readonly Holder[] }) {
  return (
    <Section title="いま、開いている相手" aside={`${holders.length}`}>
      <Table
        caption="いま、開いている相手"
        rows={holders}
        empty="あなたに見える項目では、だれにも開いていません。"
        columns={[
          { label: '機関・人', kind: 'head', cell: ({ name }) => name },
          { label: '見られるもの', cell: ({ items }) => itemWords(items) },
        ]}
      />
      <p class="soft">
        読むときに使うのと同じ一覧にたずねています。管理者は、機関に開いていても事例の中身を見ません。たしかめたことは、閲覧の記録に残ります。
      </p>
    </Section>
  );
}

/** だれが見られるか: may this account see this item of this person, and why; asked of the lists that decide. */
export function SightPage({ context, person, accounts, holders = [], sight }: Props) {
  const path = `/people/${person.id}/consents`;
  return (
    <PersonFrame
      context={context}
      person={person}
      tab="/consents"
      title="だれが見られるか"
      between={[{ label: '同意', href: path }]}
      actions={sight ? <PrintButton>印刷する</PrintButton> : undefined}
    >
      <form class="flt alone" method="get" action={`/people/${person.id}/sight`}>
        <Select
          name="account"
          label="だれについて"
          hint="選ぶと、なぜ見られるか・見られないかが、項目ごとに出ます"
          unmarked
          options={accounts.map((account) => ({ value: account.id, label: nameOf(account) }))}
          value={sight?.account.id}
        />
        <Button kind="second">たしかめる</Button>
      </form>
      {sight ? <Answers context={context} sight={sight} /> : <Holders holders={holders} />}
    </PersonFrame>
  );
}
