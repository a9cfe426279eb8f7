import { checkResultLabels, freshnessOf } from '#domain/freshness.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import { openStateLabels } from '#domain/organization.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import type { ResourceRecord } from '#use-cases/resources/read-resource.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { CapacityKey } from '#web/ui/capacity-squares.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { Facts } from '#web/ui/facts.tsx';
import { Form } from '#web/ui/form.tsx';
import { Freshness } from '#web/ui/freshness.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { Timeline } from '#web/ui/timeline.tsx';
import { CapacityTable } from './capacity-table.tsx';
import { agreementFacts, conditionFacts, courseFacts, freshnessFacts, placeFacts } from './resource-card.tsx';
import { TownTabs } from './town-tabs.tsx';

/** One resource: what it is, when there is room, under which conditions, and how fresh all of this is. */
export function ResourcePage({ context, resource }: { context: PageContext; resource: ResourceRecord }) {
  const { id, number, words, state, halfDays } = resource;
  const freshness = freshnessOf(resource, context.today);
  const { facts, unasked } = conditionFacts(resource);
  const hasCapacity = words.kind === 'capacity' || words.kind === 'room' || halfDays.length > 0;
  const path = `/town/resources/${id}`;
  return (
    <Page context={context} title={words.name} tabs={<TownTabs current="/town" />}>
      <Head
        title={words.name}
        kicker={words.nameKana}
        sub={
          <>
            {number}
            {gap}
            <Freshness state={freshness} checkedOn={resource.checkedOn} today={context.today} />
          </>
        }
        actions={
          <>
            <LinkButton href={`${path}/roster`}>出欠表</LinkButton>
            <LinkButton href={`${path}/card`}>個票を印刷</LinkButton>
            <LinkButton href={`${path}/edit`}>なおす</LinkButton>
          </>
        }
      />
      {state === 'open' ? null : (
        <Notice kind="warn" title={openStateLabels[state]}>
          <span>{gap}つなぐ候補には出ません。記録は残っています。</span>
        </Notice>
      )}
      <Columns side={<Side context={context} resource={resource} />} slim>
        <Section title="場と時間" aside={<a href={`${path}/closures`}>休みを書く</a>} class="wide-labels">
          <Facts facts={placeFacts(resource)} caption="場と時間" />
          {words.summary ? <p class="as-typed card-text">{words.summary}</p> : null}
        </Section>
        {hasCapacity ? (
          <Section title="定員の空き" aside={<a href={`${path}/capacity`}>定員をなおす</a>}>
            {halfDays.length === 0 ? (
              <EmptyState
                words="まだ定員の数がありません。"
                action={{ href: `${path}/capacity`, label: '曜日と半日ごとの数を書く' }}
              />
            ) : (
              <>
                <CapacityTable days={halfDays} caption={`${words.name}の曜日と半日ごとの空き`} />
                <CapacityKey />
              </>
            )}
          </Section>
        ) : null}
        <Section title="条件" class="wide-labels">
          {facts.length === 0 ? (
            <EmptyState
              words="条件は、まだ何も確かめていません。"
              action={{ href: `${path}/edit#conditions`, label: '条件を書く' }}
            />
          ) : (
            <Facts facts={facts} caption="条件" />
          )}
          {unasked.length > 0 && facts.length > 0 ? (
            <p class="card-text">
              <b>？ 未確認</b>
              {gap}
              {unasked.join('、')}
            </p>
          ) : null}
        </Section>
        <Section title="受入先との話" class="wide-labels">
          <Facts facts={agreementFacts(resource)} caption="受入先との話" />
        </Section>
        <Section title="実績" aside="あなたに開いている範囲">
          <Facts facts={courseFacts(resource)} caption="実績" />
        </Section>
        {resource.sourceCells ? (
          <Section title="取り込み元の升" class="wide-labels">
            <details>
              <summary>名簿に書いてあったまま見る</summary>
              <Facts
                facts={Object.entries(resource.sourceCells).map(([label, value]) => ({ label, value }))}
                caption="取り込み元の升"
              />
            </details>
          </Section>
        ) : null}
      </Columns>
    </Page>
  );
}

function Side({ context, resource }: { context: PageContext; resource: ResourceRecord }) {
  const { id, state, checks, organization } = resource;
  const path = `/town/resources/${id}`;
  return (
    <>
      <Section title="確認">
        <Facts plain facts={freshnessFacts(resource)} caption="確認" />
        {organization?.contactNote ? <p class="soft">連絡：{organization.contactNote}</p> : null}
        <Form class="town-form" csrf={context.csrf} action={`${path}/confirm`}>
          <input type="hidden" name="result" value="same" />
          <input type="hidden" name="method" value="電話" />
          <Actions>
            <Button>きょう確認した</Button>
            <LinkButton href={`${path}/check`} kind="plain">
              くわしく書く
            </LinkButton>
          </Actions>
        </Form>
      </Section>
      <Section title="これまでの確認" aside={`${checks.length}件`}>
        {checks.length === 0 ? (
          <EmptyState words="まだありません。" />
        ) : (
          <Timeline
            entries={checks.map((check) => ({
              when: formatDayNear(check.checkedOn, context.today),
              what: checkResultLabels[check.result],
              body: (
                <>
                  <p>{[check.method, check.checkedByName].join(gap)}</p>
                  {check.note ? <p class="as-typed">{check.note}</p> : null}
                </>
              ),
            }))}
          />
        )}
      </Section>
      <Section title="状態">
        <Form class="town-form" csrf={context.csrf} action={`${path}/state`}>
          <p>{openStateLabels[state]}</p>
          <Actions>
            {state === 'open' ? null : (
              <Button kind="second" name="state" value="open">
                再開する
              </Button>
            )}
            {state === 'paused' ? null : (
              <Button kind="second" name="state" value="paused">
                休止にする
              </Button>
            )}
            {state === 'closed' ? null : (
              <Button kind="plain" name="state" value="closed">
                終了にする
              </Button>
            )}
          </Actions>
        </Form>
        <p class="soft">
          {formatDayNear(tokyoDay(resource.updatedAt), context.today)}
          {resource.updatedByName ? `　${resource.updatedByName}さんがなおしました` : null}
        </p>
      </Section>
    </>
  );
}
