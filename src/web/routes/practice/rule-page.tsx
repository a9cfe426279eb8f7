import { consequences, endings } from '#domain/decline-reason.ts';
import { ruleSides, type DeclineRule, type StoredRule } from '#domain/decline-rule.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import type { EarlierRule } from '#use-cases/practice/read-decline-rule.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Button } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/checkboxes.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Columns } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { rulePath, untilWords } from './practice-page.tsx';

type Props = {
  context: PageContext;
  rule: StoredRule;
  usual: DeclineRule;
  earlier: readonly EarlierRule[];
  values: Values;
  errors?: FieldErrors;
  theirs?: StoredRule | undefined;
};

/** What the fields show of a line of the table. */
export function ruleValues(rule: DeclineRule): Values {
  return {
    label: [rule.label],
    consequence: [rule.consequence],
    waitDays: [rule.waitDays === null ? '' : String(rule.waitDays)],
    endsWhen: [rule.endsWhen],
    isInUse: rule.isInUse ? ['yes'] : [],
  };
}

export function ruleWords(rule: Partial<DeclineRule>): string {
  const { label = '', consequence, waitDays = null, endsWhen, isInUse } = rule;
  return [
    label,
    consequence ? consequences[consequence] : '',
    endsWhen ? untilWords({ waitDays, endsWhen }) : '',
    isInUse === false ? '使わない' : '',
  ]
    .filter((part) => part !== '')
    .join('　');
}

/** One reason: its words here, what usually follows, for how long, and what ends it. */
export function RulePage({ context, rule, usual, earlier, values, errors = {}, theirs }: Props) {
  const value = shown(values);
  const { version } = theirs ?? rule;
  return (
    <Page context={context} title={rule.label}>
      <Head
        title={`${ruleSides[rule.whose]}：${rule.label}`}
        crumbs={[
          { label: '設定', href: '/settings' },
          { label: '進め方の決まり', href: '/settings/practice' },
          { label: rule.label },
        ]}
        sub="これから書く断り・見送りに効きます。書いてあるものは、書いたときのままです。"
      />
      <Columns slim side={<Side {...{ context, usual, earlier, version, isOwn: rule.id !== null }} />}>
        <Form
          csrf={context.csrf}
          action={rulePath(rule)}
          version={version}
          keep={`rule-${rule.whose}-${rule.code}`}
        >
          {theirs ? (
            <ErrorSummary errors={{}} title="ほかの人が先に、この行を書きかえました">
              <p>いまは「{ruleWords(theirs)}」です。下に書いたとおりでよければ、もう一度決めてください。</p>
            </ErrorSummary>
          ) : (
            <ErrorSummary errors={errors} />
          )}
          <Section title="わけ">
            <TextField
              name="label"
              label="この町での言い方"
              required
              width="middle"
              value={value.text('label')}
              error={errors['label']}
            />
            <Checkbox
              name="isInUse"
              label="用紙に出す"
              hint="印を外すと、これからの用紙に出ません。書いてあるものは残ります"
              checked={value.isOn('isInUse')}
            />
          </Section>
          <Section title="どうなる">
            <Radios
              name="consequence"
              label="ふつうは"
              required
              choices={choicesOf(consequences)}
              value={value.text('consequence')}
              error={errors['consequence']}
            />
          </Section>
          <Section title="いつまで" aside="早いほうで、また候補に出ます">
            <TextField
              name="waitDays"
              label="何日待つか"
              hint="空けると、日は決めません"
              width="short"
              inputmode="numeric"
              value={value.text('waitDays')}
              error={errors['waitDays']}
            />
            <Radios
              name="endsWhen"
              label="わけが終わるのは"
              required
              choices={choicesOf(endings)}
              value={value.text('endsWhen')}
              error={errors['endsWhen']}
            />
          </Section>
          <SaveBar save="この行に決める" back="/settings/practice" />
        </Form>
      </Columns>
    </Page>
  );
}

type SideProps = Pick<Props, 'context' | 'usual' | 'earlier'> & {
  version: number;
  isOwn: boolean;
};

function Side({ context, usual, earlier, version, isOwn }: SideProps) {
  return (
    <>
      <Section title="はじめの決まり">
        <p>{ruleWords(usual)}</p>
        {isOwn ? (
          <Form csrf={context.csrf} action={rulePath(usual, '/reset')} version={version}>
            <Button kind="second" label={`「${usual.label}」をはじめの決まりにもどす`}>
              はじめにもどす
            </Button>
          </Form>
        ) : (
          <p class="soft">まだ書きかえていません。</p>
        )}
      </Section>
      {earlier.length > 0 ? (
        <Section title="これまでの決まり">
          <ul class="rows no-lead">
            {earlier.map(({ before, changedAt, changedBy }) => (
              <li>
                <span class="p">
                  {ruleWords(before)}
                  <span class="soft">
                    {formatJapaneseDate(tokyoDay(changedAt))} {tokyoTime(changedAt)}まで　{changedBy}
                    が書きかえた
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
