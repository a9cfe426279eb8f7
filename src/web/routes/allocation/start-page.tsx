import { formatDayNear, formatJapaneseDate } from '#domain/japanese-date.ts';
import { weightCodes, weightLabels, weightNameOf } from '#domain/sharing.ts';
import { tokyoTime } from '#domain/tokyo-day.ts';
import type { SharingRow, SharingStart } from '#use-cases/placement/list-sharings.ts';
import type { MeetingChoice } from '#use-cases/placement/sharing-rule.ts';
import { Button } from '#web/ui/button.tsx';
import { Columns } from '#web/ui/columns.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Pagination } from '#web/ui/pagination.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { Table } from '#web/ui/table.tsx';
import { HowItIsShared } from './how-it-is-shared.tsx';
import { home } from './sharing-words.ts';

export type TypedProposal = { id: string; weight: string; meetingId: string };

type Props = {
  context: PageContext;
  start: SharingStart;
  typed: TypedProposal;
  errors?: FieldErrors;
  isLater: boolean;
};

/** Where scarce places are shared: who is in it, which weight holds, and what was proposed before. */
export function StartPage({ context, start, typed, errors = {}, isLater }: Props) {
  const { seeking, underWay, hasMore, rule, runs, next } = start;
  return (
    <Page context={context} title="場の分けあい">
      <Head
        title="場の分けあい"
        crumbs={[{ label: 'つなぐ', href: '/connect' }, { label: '場の分けあい' }]}
        sub="行き先を探しているみんなと、まちの空きをいっしょに見て、会議で話す案をつくります"
      />
      <Columns slim side={<HowItIsShared />}>
        <Section title="案をつくる">
          <ErrorSummary errors={errors} order={['weight', 'meetingId']} />
          <Facts
            caption="案に入る人"
            facts={[
              {
                label: '行き先を探している人',
                value: `${seeking}人${hasMore ? '（待っている日の長い順に、ここまで）' : ''}`,
              },
              { label: 'もう動きはじめている人', value: `${underWay}人　動かしません` },
              {
                label: 'いまの重み',
                value: (
                  <>
                    {weightNameOf(rule.points)}
                    {rule.id === null ? '　まだ会議で決めていません（ふつうの重み）' : null}
                    {rule.reviewOn === null ? null : `　${formatJapaneseDate(rule.reviewOn)}に見直し`}
                    {gap}
                    <a href={`${home}/rule`}>決まりを見る</a>
                  </>
                ),
              },
            ]}
          />
          {rule.reviewOn !== null && rule.reviewOn <= context.today ? (
            <p class="soft">
              重みを見直す日が来ています。<a href={`${home}/rule`}>会議で話して、決めなおしてください</a>。
            </p>
          ) : null}
          {seeking === 0 ? (
            <EmptyState
              words="あなたに見える人のなかに、行き先を探している人はいません。"
              action={{ href: '/connect', label: 'つなぐへ' }}
            />
          ) : (
            <ProposalForm context={context} meetings={start.meetings} typed={typed} errors={errors} />
          )}
        </Section>
        <Section title="これまでの案" id="runs">
          <Runs runs={runs} today={context.today} />
          <Pagination
            previous={isLater ? home : undefined}
            next={next === undefined ? undefined : `${home}?before=${next}#runs`}
          />
        </Section>
      </Columns>
    </Page>
  );
}

function ProposalForm({
  context,
  meetings,
  typed,
  errors,
}: {
  context: PageContext;
  meetings: readonly MeetingChoice[];
  typed: TypedProposal;
  errors: FieldErrors;
}) {
  return (
    <Form csrf={context.csrf} action={home}>
      <input type="hidden" name="id" value={typed.id} />
      <div class="fields">
        <Radios
          name="weight"
          label="待っている日の重み"
          hint="一段早い人のために、合い方を100点のうち何点まで手放すか。会議の決まりとちがう重みでも、試しにつくれます"
          required
          choices={weightCodes.map((code) => ({ value: code, label: weightLabels[code] }))}
          value={typed.weight}
          error={errors['weight']}
        />
        {meetings.length === 0 ? null : (
          <Select
            name="meetingId"
            label="話す会議"
            empty="まだ決めていない"
            options={meetings.map(({ id, title, heldOn }) => ({
              value: id,
              label: `${formatDayNear(heldOn, context.today)}　${title === '' ? '重層的支援会議' : title}`,
            }))}
            value={typed.meetingId}
            error={errors['meetingId']}
          />
        )}
      </div>
      <div class="after-form">
        <Button>案をつくる</Button>
        <p class="soft">みんなの条件と、まちの空きをひとつずつくらべます。人数が多いと、数秒かかります。</p>
      </div>
    </Form>
  );
}

function Runs({ runs, today }: { runs: readonly SharingRow[]; today: string }) {
  return (
    <Table
      caption="これまでの案、新しい順"
      rows={runs}
      empty="まだ、案をつくったことがありません。"
      columns={[
        {
          label: '日時',
          kind: 'head',
          cell: (run) => (
            <a href={`${home}/${run.id}`}>
              {formatDayNear(run.onDay, today)} {tokyoTime(run.runAt)}
            </a>
          ),
        },
        { label: 'つくった人', cell: (run) => run.byName },
        { label: '重み', kind: 'tight', cell: (run) => weightNameOf(run.points) },
        {
          label: '行き先の出た人',
          shortLabel: '出た人',
          kind: 'number',
          cell: (run) => `${run.people}人のうち${run.placed}人`,
        },
        {
          label: 'まだ決めていない',
          shortLabel: 'まだ',
          kind: 'number',
          cell: (run) => (run.open === 0 ? <span class="soft">なし</span> : `${run.open}人`),
        },
      ]}
    />
  );
}
