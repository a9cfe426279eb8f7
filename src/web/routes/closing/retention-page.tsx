import { retentionKinds } from '#domain/closure.ts';
import type { RetentionRule } from '#use-cases/closing/list-retention-rules.ts';
import type { Values } from '#web/form-reader.ts';
import { shown } from '#web/form-reader.ts';
import { Button } from '#web/ui/button.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { NumberField } from '#web/ui/number-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type Props = {
  context: PageContext;
  rules: readonly RetentionRule[];
  /** What was typed for one kind, and what must be put right. */
  typed?: { kind: string; values: Values; errors: FieldErrors };
};

/** 保存年限: the municipality's own rule per kind of record. The clock starts at the end of the fiscal year of closing. */
export function RetentionPage({ context, rules, typed }: Props) {
  const roles = context.session?.roles ?? [];
  const mayWrite = roles.includes('municipal_officer') || roles.includes('administrator');
  return (
    <Page context={context} title="保存年限">
      <Head
        title="保存年限"
        crumbs={[{ label: '設定', href: '/settings' }, { label: '保存年限' }]}
        sub="終結した年度の末日（3月31日）から数えます。年数を変えると、もう終えた記録の期限も、新しい年数で数えなおされます。期限がきても、ひとりでに消えることはありません。"
      />
      {mayWrite ? (
        rules.map((rule) => <Rule context={context} rule={rule} typed={typed} />)
      ) : (
        <Section title="いまの決まり">
          <Facts
            caption="保存年限"
            facts={rules.map(({ kind, years, ground }) => ({
              label: retentionKinds[kind],
              value: `${years}年${ground === '' ? '' : `　${ground}`}`,
            }))}
          />
          <p class="soft after-form">決めるのは、主管課と管理者です。</p>
        </Section>
      )}
    </Page>
  );
}

function Rule({
  context,
  rule,
  typed,
}: {
  context: PageContext;
  rule: RetentionRule;
  typed: Props['typed'];
}) {
  const mine = typed?.kind === rule.kind ? typed : undefined;
  const value = shown(mine?.values ?? { years: [String(rule.years)], ground: [rule.ground] });
  const errors = mine?.errors ?? {};
  return (
    <Section
      title={retentionKinds[rule.kind]}
      aside={rule.version === 0 ? 'まだ決めていません（ふつうは5年）' : undefined}
      id={rule.kind}
    >
      <Form csrf={context.csrf} action={`/settings/retention/${rule.kind}`} version={rule.version}>
        <ErrorSummary errors={errors} />
        <div class="fields">
          <NumberField
            name="years"
            label="年数"
            unit="年"
            required
            value={value.text('years')}
            error={errors['years']}
          />
          <TextField
            name="ground"
            label="根拠"
            hint="例　縁が丘市文書管理規程"
            value={value.text('ground')}
            error={errors['ground']}
          />
        </div>
        <div class="after-form">
          <Button kind="second">{retentionKinds[rule.kind]}の年数を決める</Button>
        </div>
      </Form>
    </Section>
  );
}
