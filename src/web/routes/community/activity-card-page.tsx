import { voicesInShort } from '#domain/voices-in-short.ts';
import { sessionStates } from '#domain/activity-session.ts';
import { activityStages } from '#domain/activity-stage.ts';
import { activityParts, carriedBys } from '#domain/activity.ts';
import { agreementSides, agreementStates } from '#domain/agreement.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { supportLevels } from '#domain/support-level.ts';
import type { ActivityRecord } from '#use-cases/community/read-activity.ts';
import { Facts } from '#web/ui/facts.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintButton } from '#web/ui/print-button.tsx';
import { PrintHead } from '#web/ui/print-head.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { activityFacts, supportFacts } from './activity-facts.tsx';

const meetingsOnPaper = 6;

/** One card is one sheet. */
function voicesText(voices: readonly { words: string }[]): string {
  const { words, others } = voicesInShort(voices);
  return `${words.map((one) => `「${one}」`).join('')}${others > 0 ? `　ほか${others}の声` : ''}`;
}

/** 活動個票 on A4, black and white. It says nothing of whose support led to it. */
export function ActivityCardPage({ context, activity }: { context: PageContext; activity: ActivityRecord }) {
  const { words, number, stage, agreements, checklist, sessions } = activity;
  const held = sessions.filter(({ state }) => state === 'held');
  const visits = held.reduce((sum, { headcount }) => sum + (headcount ?? 0), 0);
  return (
    <Page context={context} title={`活動個票 ${words.name}`}>
      <PrintHead context={context} number={number} />
      <Head
        title={words.name}
        kicker={words.nameKana}
        crumbs={[
          { label: '活動', href: '/town/activities' },
          { label: words.name, href: `/town/activities/${activity.id}` },
          { label: '活動個票' },
        ]}
        sub={[number, activityStages[stage], carriedBys[activity.carriedBy]].join(gap)}
        actions={<PrintButton>印刷する</PrintButton>}
      />
      <div class="card-sheet">
        <Section title="活動" class="wide-labels">
          <Facts
            caption="活動"
            facts={[
              ...activityFacts(activity),
              ...(words.summary === ''
                ? []
                : [{ label: '何をするか', value: <span class="as-typed">{words.summary}</span> }]),
              ...(activity.voice
                ? [
                    {
                      label: 'もとになった声',
                      value: voicesText([activity.voice, ...activity.alsoVoices]),
                    },
                  ]
                : []),
              ...supportFacts(activity),
            ]}
          />
        </Section>
        <Section title="役">
          <Table
            look="grid"
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
        <Section title="了解">
          <Table
            look="grid"
            caption="了解"
            rows={agreements}
            empty="まだ聞いていません。"
            columns={[
              { label: '相手', kind: 'head', cell: (row) => [agreementSides[row.side], row.whom].join(gap) },
              { label: '聞くこと', cell: ({ what }) => what },
              { label: '返事', kind: 'tight', cell: ({ state }) => agreementStates[state] },
              {
                label: '日',
                kind: 'tight',
                cell: (row) => {
                  const on = row.answeredOn ?? row.askedOn;
                  return on === null ? '' : formatJapaneseDate(on, { year: 'none' });
                },
              },
            ]}
          />
        </Section>
        <Section title="確かめること">
          <p class="card-text">
            {checklist.map(({ label, doneOn }) => (
              <span class="check-of">
                {doneOn === null ? '□' : '☑'} {label}
              </span>
            ))}
          </p>
        </Section>
        <Section title="開催" aside={`${held.length}回　のべ${visits}人`}>
          <Table
            look="grid"
            caption="開催"
            rows={sessions.slice(0, meetingsOnPaper)}
            empty="まだ開いていません。"
            columns={[
              { label: '日', kind: 'head', cell: ({ onDay }) => formatJapaneseDate(onDay) },
              {
                label: '来た人',
                kind: 'tight',
                cell: (row) => (row.state === 'held' ? `${row.headcount ?? 0}人` : sessionStates[row.state]),
              },
              {
                label: '職員の入り方',
                kind: 'tight',
                cell: ({ staffPart }) => (staffPart === null ? '' : supportLevels[staffPart]),
              },
              {
                label: 'ようす',
                cell: (row) =>
                  [row.theme, row.words, row.whyCancelled].filter((part) => part !== '').join(gap),
              },
            ]}
          />
        </Section>
      </div>
    </Page>
  );
}
