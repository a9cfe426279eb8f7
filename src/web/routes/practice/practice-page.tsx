import { consequences, endings } from '#domain/decline-reason.ts';
import { isFixed, ruleSides, type RuleSide, type StoredRule } from '#domain/decline-rule.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { usualPractice, type StoredPractice } from '#domain/practice-setting.ts';
import { tokyoDay } from '#domain/tokyo-day.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Facts } from '#web/ui/facts.tsx';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type Props = {
  context: PageContext;
  setting: StoredPractice;
  rules: readonly StoredRule[];
  mayWrite: boolean;
  values: Values;
  errors?: FieldErrors;
  /** Somebody decided otherwise while this was being typed. */
  theirs?: StoredPractice | undefined;
};

/** 設定 → 進め方の決まり: how often a host is asked, when support may fade, and what follows from a no. */
export function PracticePage(props: Props) {
  const { context, rules, mayWrite } = props;
  return (
    <Page context={context} title="進め方の決まり">
      <Head
        title="進め方の決まり"
        crumbs={[{ label: '設定', href: '/settings' }, { label: '進め方の決まり' }]}
        sub="受入先にたよりすぎず、断りを本人の不利にせず、支えを少しずつほどくための決まりです。これから書くものに効きます。"
      />
      {mayWrite ? <Numbers {...props} /> : <ReadOnly {...props} />}
      {(Object.keys(ruleSides) as RuleSide[]).map((side) => (
        <Rules side={side} rules={rules.filter(({ whose }) => whose === side)} mayWrite={mayWrite} />
      ))}
    </Page>
  );
}

function Numbers({ context, setting, values, errors = {}, theirs }: Props) {
  const value = shown(values);
  return (
    <Section title="数" aside={setting.version === 0 ? 'はじめからの数です' : undefined}>
      <Form csrf={context.csrf} action="/settings/practice" version={(theirs ?? setting).version}>
        {theirs ? (
          <ErrorSummary errors={{}} title="ほかの人が先に、この数を決めました">
            <p>
              いまは、打診は週に{theirs.soundingsPerWeek}件まで、{theirs.reviewsBeforeStep}
              回です。下の数でよければ、もう一度決めてください。
            </p>
          </ErrorSummary>
        ) : (
          <ErrorSummary errors={errors} />
        )}
        <TextField
          name="soundingsPerWeek"
          label="一つの受入先への打診は、週に何件まで"
          hint={`月曜から日曜で数えます。はじめは${usualPractice.soundingsPerWeek}件。団体ごとに、団体の頁でかえられます`}
          required
          width="short"
          inputmode="numeric"
          value={value.text('soundingsPerWeek')}
          error={errors['soundingsPerWeek']}
        />
        <TextField
          name="reviewsBeforeStep"
          label="何回つづけてよければ、支え方の次を案にするか"
          hint={`本人と受入先の、どちらからも。はじめは${usualPractice.reviewsBeforeStep}回。案が出るだけで、自動ではかわりません`}
          required
          width="short"
          inputmode="numeric"
          value={value.text('reviewsBeforeStep')}
          error={errors['reviewsBeforeStep']}
        />
        <SaveBar save="この数に決める" back="/settings" />
      </Form>
    </Section>
  );
}

function ReadOnly({ setting }: Props) {
  return (
    <Section title="数">
      <Facts
        caption="数"
        facts={[
          { label: '打診', value: `一つの受入先に、週に${setting.soundingsPerWeek}件まで` },
          {
            label: '支え方',
            value: `本人からも受入先からも、${setting.reviewsBeforeStep}回つづけてよければ、次を案にする`,
          },
        ]}
      />
      <p class="soft after-form">決めるのは、主管課です。</p>
    </Section>
  );
}

/** One screen for every line of the table: which one is asked for behind the question mark. */
export function rulePath(
  { whose, code }: Pick<StoredRule, 'whose' | 'code'>,
  act: '' | '/reset' = '',
): string {
  return `/settings/practice/rule${act}?whose=${whose}&code=${code}`;
}

const explained: Record<RuleSide, string> = {
  person: '本人の「いや」は、本人が取り消すまでです。数えず、順番も下げません',
  host: '受入先の都合。本人の見る頁や紙には出ません',
  neither: '病気・入院・転出などは、だれの断りでもありません',
  worker: 'まだだれにも聞かずに、つなぐで見送るとき',
};

function Rules({ side, rules, mayWrite }: { side: RuleSide; rules: StoredRule[]; mayWrite: boolean }) {
  return (
    <Section title={`わけと、その後　${ruleSides[side]}`} aside={explained[side]} id={`rules-${side}`}>
      <Table
        caption={`${ruleSides[side]}のわけと、その後`}
        rows={rules}
        columns={[
          {
            label: 'わけ',
            kind: 'head',
            cell: (rule) =>
              mayWrite && !isFixed(rule) ? <a href={rulePath(rule)}>{rule.label}</a> : rule.label,
          },
          { label: 'どうなる', cell: ({ consequence }) => consequences[consequence] },
          { label: 'いつまで', cell: untilWords },
          {
            label: 'この町',
            cell: (rule) => (
              <>
                {rule.isInUse ? null : <span class="tag">使わない</span>}
                {rule.updatedAt === null
                  ? 'はじめのまま'
                  : `${formatJapaneseDate(tokyoDay(rule.updatedAt))}に決めた`}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

/** 60日、または空きができるまで */
export function untilWords({ waitDays, endsWhen }: Pick<StoredRule, 'waitDays' | 'endsWhen'>): string {
  const days = waitDays === null ? '' : `${waitDays}日`;
  if (endsWhen === 'on_day') return days === '' ? '日を決めて' : days;
  return days === '' ? endings[endsWhen] : `${days}、または${endings[endsWhen]}`;
}
