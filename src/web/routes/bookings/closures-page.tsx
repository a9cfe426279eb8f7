import { closedHalves, closureKinds, closureTerm, closureText } from '#domain/resource-closure.ts';
import type { Closures, StoredClosure } from '#use-cases/bookings/list-closures.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { DayField } from '#web/routes/hosting/day-field.tsx';
import { TownTabs } from '#web/routes/town/town-tabs.tsx';
import { Button } from '#web/ui/button.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { Halves } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { Page } from '#web/ui/page.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Radios } from '#web/ui/radios.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';
import { TextField } from '#web/ui/text-field.tsx';

type Props = Closures & { context: PageContext; path: string; values: Values; errors: FieldErrors };

/** 休み: days on which a resource, or the whole town, is shut. Nobody is absent on them. */
export function ClosuresPage(props: Props) {
  const { context, resource, closures } = props;
  const { today } = context;
  const title = resource ? `${resource.name}の休み` : 'まち全体の休み';
  const coming = closures.filter(({ toDay, endedAt }) => toDay >= today && endedAt === null);
  const past = closures.filter((closure) => !coming.includes(closure));
  return (
    <Page context={context} title={title} tabs={<TownTabs current="/town/week" />}>
      <Head
        title={title}
        crumbs={[
          { label: 'まち', href: '/town' },
          ...(resource
            ? [{ label: resource.name, href: `/town/resources/${resource.id}` }]
            : [{ label: '空き', href: '/town/week' }]),
          { label: '休み' },
        ]}
        sub="休みの日は、来ないことを欠席に数えません。学校の休みは、設定の学校の暦に書きます。"
      />
      <Section title="これから" aside={coming.length > 0 ? `${coming.length}件` : undefined}>
        <ClosureTable {...props} rows={coming} empty="書かれた休みはありません。" />
      </Section>
      <ClosureForm {...props} />
      {past.length > 0 ? (
        <Section title="すぎたもの・取りやめたもの">
          <ClosureTable {...props} rows={past} empty="" />
        </Section>
      ) : null}
    </Page>
  );
}

function ClosureTable({
  context,
  path,
  rows,
  empty,
}: Props & { rows: readonly StoredClosure[]; empty: string }) {
  return (
    <Table
      caption="休み"
      rows={rows}
      empty={empty}
      columns={[
        { label: '日', kind: 'head', cell: (one) => closureTerm(one, context.today) },
        { label: 'わけ', cell: closureText },
        { label: 'どこ', cell: (one) => (one.isOfTown ? 'まち全体' : 'ここだけ') },
        { label: '書いた人', cell: (one) => one.byName },
        { label: 'すること', cell: (one) => <EndButton {...{ context, path, closure: one }} /> },
      ]}
    />
  );
}

function EndButton({
  context,
  path,
  closure,
}: {
  context: PageContext;
  path: string;
  closure: StoredClosure;
}) {
  if (closure.endedAt !== null) return <span class="soft">取りやめた</span>;
  if (closure.toDay < context.today) return <span class="soft">すぎた</span>;
  // The whole town's days are taken back on the town's own page.
  if (closure.isOfTown && path !== '/town/closures') return <a href="/town/closures">まち全体の休みへ</a>;
  return (
    <Form csrf={context.csrf} action={`${path}/${closure.id}/end`} version={closure.version}>
      <Button kind="plain" label={`${closureTerm(closure, context.today)}の休みを取りやめる`}>
        取りやめる
      </Button>
    </Form>
  );
}

function ClosureForm({ context, resource, path, values, errors }: Props) {
  const value = shown(values);
  return (
    <Section title="休みを書く">
      <Form csrf={context.csrf} action={path}>
        <ErrorSummary errors={errors} />
        <input type="hidden" name="closureId" value={value.text('closureId')} />
        <Halves>
          <DayField
            name="fromDay"
            label="はじめの日"
            required
            value={value.text('fromDay')}
            today={context.today}
            error={errors['fromDay']}
          />
          <DayField
            name="toDay"
            label="おわりの日"
            hint="一日だけなら空けておきます"
            value={value.text('toDay')}
            today={context.today}
            error={errors['toDay']}
          />
        </Halves>
        <Radios
          name="half"
          label="一日か半日か"
          required
          layout="row"
          choices={choicesOf(closedHalves)}
          value={value.text('half')}
          error={errors['half']}
        />
        <Radios
          name="kind"
          label="わけ"
          required
          layout="row"
          choices={choicesOf(closureKinds)}
          value={value.text('kind')}
          error={errors['kind']}
        />
        <TextField name="reason" label="くわしく" value={value.text('reason')} error={errors['reason']} />
        <SaveBar save="休みを書く" back={resource ? `/town/resources/${resource.id}` : '/town/week'} />
      </Form>
    </Section>
  );
}
