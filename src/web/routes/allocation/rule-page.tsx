import { formatDayNear, formatJapaneseDate } from '#domain/japanese-date.ts';
import { weightCodes, weightLabels, weightNameOf } from '#domain/sharing.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { maySetRule } from '#use-cases/placement/set-sharing-rule.ts';
import type { MeetingChoice, SharingRule } from '#use-cases/placement/sharing-rule.ts';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { Table } from '#web/ui/table.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { HowItIsShared } from './how-it-is-shared.tsx';
import { home } from './sharing-words.ts';

export type TypedRule = { id: string; weight: string; meetingId: string; reason: string; reviewOn: string };

type Props = {
  context: PageContext;
  rules: readonly SharingRule[];
  meetings: readonly MeetingChoice[];
  typed: TypedRule;
  errors?: FieldErrors;
};

/** 待っている日の重み: what a town gives for having waited. Set by a meeting, with its reason and the day of review. */
export function RulePage({ context, rules, meetings, typed, errors = {} }: Props) {
  const maySet = maySetRule(context.session?.roles ?? []);
  return (
    <Page context={context} title="待っている日の重み">
      <Head
        title="待っている日の重み"
        crumbs={[
          { label: 'つなぐ', href: '/connect' },
          { label: '場の分けあい', href: home },
          { label: '重み' },
        ]}
        sub="一段早い人のために、合い方を100点のうち何点まで手放すか。まちの考えかたなので、会議で決めます"
      />
      <Columns slim side={<HowItIsShared />}>
        {maySet ? (
          <Section title="決めなおす">
            <ErrorSummary errors={errors} order={['weight', 'meetingId', 'reason', 'reviewOn']} />
            <Form csrf={context.csrf} keep="sharing-rule">
              <input type="hidden" name="id" value={typed.id} />
              <div class="gone-narrow">
                <Radios
                  name="weight"
                  label="重み"
                  required
                  choices={weightCodes.map((code) => ({ value: code, label: weightLabels[code] }))}
                  value={typed.weight}
                  error={errors['weight']}
                />
                {meetings.length === 0 ? null : (
                  <Select
                    name="meetingId"
                    label="決めた会議"
                    empty="会議によらない"
                    options={meetings.map(({ id, title, heldOn }) => ({
                      value: id,
                      label: `${formatDayNear(heldOn, context.today)}　${title === '' ? '重層的支援会議' : title}`,
                    }))}
                    value={typed.meetingId}
                    error={errors['meetingId']}
                  />
                )}
                <TextArea
                  name="reason"
                  label="そう決めたわけ"
                  required
                  value={typed.reason}
                  error={errors['reason']}
                />
                <JapaneseDateField
                  name="reviewOn"
                  label="見直す日"
                  required
                  today={context.today}
                  value={typed.reviewOn}
                  error={errors['reviewOn']}
                />
              </div>
              <SaveBar save="この重みに決める" back={home} />
            </Form>
          </Section>
        ) : (
          <Section title="決める人">
            <p>会議で決めたことを書くのは、多機関協働コーディネーターと主管課です。</p>
          </Section>
        )}
        <Section title="これまでの決まり">
          <Table
            caption="これまでの決まり、新しい順"
            rows={rules}
            empty="まだ決めていません。決めるまでは、重み 40（ふつう）で案をつくります。"
            columns={[
              {
                label: '決めた日',
                kind: 'head',
                cell: (rule) =>
                  rule.at === null ? (
                    ''
                  ) : (
                    <span class="nb">{formatDayNear(tokyoDay(rule.at), context.today)}</span>
                  ),
              },
              { label: '重み', kind: 'tight', cell: (rule) => weightNameOf(rule.points) },
              { label: 'わけ', cell: (rule) => rule.reason },
              {
                label: '会議',
                cell: ({ meeting }) =>
                  meeting === null ? (
                    <span class="soft nb">よらない</span>
                  ) : (
                    <a href={`/meetings/${meeting.id}`}>{formatDayNear(meeting.heldOn, context.today)}</a>
                  ),
              },
              {
                label: '見直す日',
                kind: 'tight',
                cell: ({ reviewOn }) => (reviewOn === null ? '' : formatJapaneseDate(reviewOn)),
              },
              { label: '書いた人', kind: 'tight', cell: (rule) => rule.byName },
            ]}
          />
        </Section>
      </Columns>
    </Page>
  );
}
