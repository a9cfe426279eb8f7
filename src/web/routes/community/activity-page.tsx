import { activityParts } from '#domain/activity.ts';
import { activityStages, isLiveStage } from '#domain/activity-stage.ts';
import type { Identifying } from '#domain/candidate-voice.ts';
import { formatDayNear } from '#domain/japanese-date.ts';
import type { ActivityOrigin } from '#use-cases/community/read-activity-origin.ts';
import type { ActivityRecord } from '#use-cases/community/read-activity.ts';
import { TownTabs } from '#web/routes/town/town-tabs.tsx';
import { LinkButton } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { Steps } from '#web/ui/steps.tsx';
import { Table } from '#web/ui/table.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { Timeline } from '#web/ui/timeline.tsx';
import { activityFacts, comingFacts, stagePlace, supportFacts } from './activity-facts.tsx';
import { ActivitySide, type ChecklistTyped } from './activity-side.tsx';
import { AgreementPart } from './agreement-part.tsx';
import { AllyForm, AllyList, type AllyTyped } from './ally-part.tsx';
import { inTreeOrder, LineageDrawing } from './lineage-drawing.tsx';
import { SessionPart } from './session-part.tsx';

type Props = {
  context: PageContext;
  activity: ActivityRecord;
  origin: readonly ActivityOrigin[];
  ally: AllyTyped;
  checklist: ChecklistTyped;
  errors?: FieldErrors;
  identifying?: readonly Identifying[];
};

/** One activity of the town with all that belongs to it. */
export function ActivityPage(props: Props) {
  const { context, activity, ally, errors = {}, identifying = [] } = props;
  const { id, words, stage, number } = activity;
  const address = `/town/activities/${id}`;
  const place = stagePlace(activity);
  const isWriting = stage !== 'sprout' && stage !== 'gathering' && isLiveStage(stage);
  const coming = comingFacts(activity);
  return (
    <Page context={context} title={words.name} tabs={<TownTabs current="/town/activities" />}>
      <Head
        title={words.name}
        kicker={words.nameKana}
        crumbs={[{ label: '活動', href: '/town/activities' }, { label: words.name }]}
        sub={[number, activity.organizationName, activity.placeName].filter(Boolean).join(gap)}
        actions={
          <>
            <LinkButton href={`${address}/card`} kind="plain">
              個票
            </LinkButton>
            <LinkButton href={`${address}/edit`}>なおす</LinkButton>
            <LinkButton href={isWriting ? `${address}/sessions/new` : `${address}/step`} kind="main">
              {isWriting ? '開催を書く' : '段階を動かす'}
            </LinkButton>
          </>
        }
      />
      <ErrorSummary errors={errors} />
      {place ? (
        <Steps steps={place.steps} current={place.current} />
      ) : (
        <p>
          <Tag>{activityStages[stage]}</Tag>
        </p>
      )}
      <Columns
        slim
        side={<ActivitySide {...props} address={address} errors={errors} identifying={identifying} />}
      >
        <Section class="wide-labels">
          {words.summary === '' ? null : <p class="as-typed lead-in">{words.summary}</p>}
          <Facts caption="なにを、いつ、どこで" facts={activityFacts(activity)} />
        </Section>
        <SessionPart
          context={context}
          address={address}
          sessions={activity.sessions}
          mayPlan={isLiveStage(stage)}
        />
        <Roles activity={activity} />
        <Section title="手伝いと、その減らしかた" class="wide-labels">
          <Facts caption="手伝いと、その減らしかた" facts={supportFacts(activity)} />
        </Section>
        <AgreementPart context={context} address={address} agreements={activity.agreements} />
        <Section title="加わる人" id="allies">
          <AllyList context={context} allies={activity.allies} address={address} />
          <AllyForm
            context={context}
            action={`${address}/allies`}
            typed={ally}
            errors={errors['added'] === undefined ? errors : {}}
            identifying={errors['added'] === undefined ? identifying : []}
          />
        </Section>
        {coming.facts.length > 0 ? (
          <Section title="来る人の条件" class="wide-labels">
            <Facts caption="来る人の条件" facts={coming.facts} />
            {coming.unasked.length > 0 ? (
              <p class="card-text">？ 未確認：{coming.unasked.join('、')}</p>
            ) : null}
          </Section>
        ) : null}
        <Family activity={activity} />
        <Section title="段階のあゆみ">
          <Timeline
            entries={activity.stages.map((row) => ({
              when: formatDayNear(row.onDay, context.today),
              what: row.byName,
              body: (
                <>
                  {row.fromStage === null
                    ? `${activityStages[row.toStage]}として書いた`
                    : `${activityStages[row.fromStage]} → ${activityStages[row.toStage]}`}
                  {row.why === '' ? null : <span class="soft line-of">{row.why}</span>}
                </>
              ),
            }))}
          />
        </Section>
      </Columns>
    </Page>
  );
}

function Roles({ activity }: { activity: ActivityRecord }) {
  return (
    <Section title="役" class="sparse">
      <Table
        caption="役"
        rows={activity.roles}
        columns={[
          { label: '役', kind: 'head', cell: ({ name }) => name },
          { label: '立場', kind: 'tight', cell: ({ part }) => activityParts[part] },
          { label: 'すること', cell: ({ does }) => does },
          { label: '人数', kind: 'tight', cell: ({ needed }) => (needed === null ? '' : `${needed}人`) },
        ]}
      />
    </Section>
  );
}

function Family({ activity }: { activity: ActivityRecord }) {
  const { lineage, id } = activity;
  const others = inTreeOrder(lineage.members);
  const nameOf = (wanted: string | null) => lineage.members.find((one) => one.id === wanted)?.name ?? '';
  return (
    <Section
      title="系譜"
      aside={<a href={`/town/activities/new?parent=${id}`}>ここから派生した活動を書く</a>}
    >
      {others.length < 2 && lineage.voice === null ? (
        <p class="empty">派生した活動は、まだありません。</p>
      ) : (
        <>
          <LineageDrawing lineage={lineage} current={id} />
          <details class="fold-form">
            <summary>表で見る</summary>
            <Table
              caption="活動の系譜"
              rows={others}
              columns={[
                {
                  label: '活動',
                  kind: 'head',
                  cell: (row) =>
                    row.id === id ? row.name : <a href={`/town/activities/${row.id}`}>{row.name}</a>,
                },
                { label: '段階', kind: 'tight', cell: (row) => activityStages[row.stage] },
                { label: '派生の元', cell: (row) => nameOf(row.parentId) || (lineage.voice ? '声から' : '') },
              ]}
            />
          </details>
        </>
      )}
    </Section>
  );
}
