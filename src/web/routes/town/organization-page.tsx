import { freshnessOf } from '#domain/freshness.ts';
import { turnWords } from '#domain/host-turn.ts';
import { openStateLabels, organizationKinds } from '#domain/organization.ts';
import { resourceKinds, type ResourceKind } from '#domain/resource.ts';
import type { OrganizationRecord } from '#use-cases/organizations/read-organization.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { Freshness } from '#web/ui/freshness.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { TownTabs } from './town-tabs.tsx';

const unwritten = <span class="soft">書いていません</span>;

/** One organisation: what it offers, its places, how to reach it. */
export function OrganizationPage({
  context,
  organization,
}: {
  context: PageContext;
  organization: OrganizationRecord;
}) {
  const { id, name, nameKana, number, kind, isWelfare, state, resources, places } = organization;
  const side = (
    <Section title="連絡先">
      <Facts
        plain
        caption="連絡先"
        facts={[
          { label: '電話', value: organization.phone || unwritten },
          { label: 'メール', value: organization.email || unwritten },
          {
            label: 'ホームページ',
            value: organization.url ? <a href={organization.url}>{organization.url}</a> : unwritten,
          },
          { label: '連絡のとり方', value: organization.contactNote || unwritten },
          { label: '法人番号', value: organization.corporateNumber ?? unwritten },
          {
            label: '込みぐあい',
            value: organization.turns ? (
              <>
                {turnWords(organization.turns)}
                <span class="soft">（週に{organization.turns.limit}件まで）</span>
              </>
            ) : (
              unwritten
            ),
          },
          ...(organization.note ? [{ label: '覚え書き', value: organization.note }] : []),
        ]}
      />
    </Section>
  );
  return (
    <Page context={context} title={name} tabs={<TownTabs current="/town/organizations" />}>
      <Head
        title={name}
        kicker={nameKana}
        sub={[number, organizationKinds[kind] ?? kind, isWelfare ? '福祉の団体' : '福祉でない団体'].join(gap)}
        actions={
          <>
            <LinkButton href={`/town/organizations/${id}/edit`}>なおす</LinkButton>
            <LinkButton href={`/town/resources/new?organization=${id}`} kind="main">
              資源を書く
            </LinkButton>
          </>
        }
      />
      {state === 'open' ? null : (
        <p>
          <Tag kind="warn">{openStateLabels[state]}</Tag>
        </p>
      )}
      <Columns side={side} slim>
        <Section title="この団体の資源" aside={`${resources.length}件`}>
          {resources.length === 0 ? (
            <EmptyState
              words="まだ資源がありません。"
              action={{ href: `/town/resources/new?organization=${id}`, label: '空きや役割を書く' }}
            />
          ) : (
            <Table
              caption="この団体の資源"
              rows={resources}
              columns={[
                {
                  label: '名まえ',
                  kind: 'head',
                  cell: (row) => <a href={`/town/resources/${row.id}`}>{row.name}</a>,
                },
                { label: '種類', kind: 'tight', cell: (row) => resourceKinds[row.kind as ResourceKind] },
                {
                  label: '状態',
                  cell: (row) =>
                    row.state === 'open' ? (
                      <Freshness
                        state={freshnessOf(row, context.today)}
                        checkedOn={row.checkedOn}
                        today={context.today}
                      />
                    ) : (
                      openStateLabels[row.state]
                    ),
                },
              ]}
            />
          )}
        </Section>
        <Section title="場所" aside={<a href={`/town/places/new?organization=${id}`}>場所を書く</a>}>
          {places.length === 0 ? (
            <EmptyState words="まだ場所がありません。" />
          ) : (
            <Table
              caption="場所"
              rows={places}
              columns={[
                {
                  label: '名まえ',
                  kind: 'head',
                  cell: (row) => <a href={`/town/places/${row.id}/edit`}>{row.name}</a>,
                },
                { label: '所在地', cell: (row) => [row.address, row.buildingNote].filter(Boolean).join(gap) },
                { label: '地区', kind: 'tight', cell: (row) => row.areaName ?? '' },
              ]}
            />
          )}
        </Section>
      </Columns>
    </Page>
  );
}
