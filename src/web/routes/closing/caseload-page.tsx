import { caseStates, type CaseState } from '#domain/case-state.ts';
import { daysBetween } from '#domain/calendar-day.ts';
import type { CaseInHand, Colleague } from '#use-cases/closing/list-caseload.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Button } from '#web/ui/button.tsx';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';

type Props = {
  context: PageContext;
  from: Colleague;
  colleagues: readonly Colleague[];
  cases: readonly CaseInHand[];
  values: Values;
  errors: FieldErrors;
};

/** 担当をまとめて引き継ぐ: a whole caseload on one day, each case with a sheet of its own. */
export function CaseloadPage({ context, from, colleagues, cases, values, errors }: Props) {
  const value = shown(values);
  const options = (list: readonly Colleague[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  const free = cases.filter(({ isBeingHandedOver }) => !isBeingHandedOver);
  return (
    <Page context={{ ...context, currentPlace: 'people' }} title="担当をまとめて引き継ぐ">
      <Head
        title="担当をまとめて引き継ぐ"
        crumbs={[
          { label: 'ひと', href: '/people' },
          { label: '引継ぎ', href: '/handover' },
          { label: 'まとめて引き継ぐ' },
        ]}
        sub="一件ずつ引継書の下書きができます。その日が来るまで、担当は替わりません"
      />
      <Section title="だれの担当か">
        <form action="/handover/new" method="get" class="flt">
          <Select
            name="from"
            label="いまの担当"
            unmarked
            empty={false}
            options={options(colleagues)}
            value={from.id}
          />
          <Button kind="second">この人の担当を見る</Button>
        </form>
      </Section>
      {free.length === 0 ? (
        <Section title={`${from.name}さんの担当`}>
          <EmptyState words="引き継ぐケースは、ありません。引継書を書いているものは、引継ぎの一覧にあります。" />
        </Section>
      ) : (
        <Form csrf={context.csrf} action="/handover/new">
          <ErrorSummary errors={errors} />
          <input type="hidden" name="batchId" value={value.text('batchId')} />
          <input type="hidden" name="from" value={from.id} />
          <Section title={`${from.name}さんの担当`} aside={`${free.length}件`}>
            <Checkboxes
              name="caseIds"
              label="引き継ぐケース"
              required
              choices={free.map((one) => ({
                value: one.caseId,
                label: one.personName,
                hint: `${one.caseNumber}　${caseStates[one.state as CaseState]}　${daysBetween(one.stateSince, context.today)}日`,
              }))}
              values={value.all('caseIds')}
              error={errors['caseIds']}
            />
          </Section>
          <Section title="だれに・いつ">
            <Select
              name="toAccountId"
              label="新しい担当"
              required
              width="middle"
              options={options(colleagues.filter(({ id }) => id !== from.id))}
              value={value.text('toAccountId')}
              error={errors['toAccountId']}
            />
            <JapaneseDateField
              name="effectiveOn"
              label="引き継ぐ日"
              required
              value={value.text('effectiveOn')}
              today={context.today}
              error={errors['effectiveOn']}
            />
          </Section>
          <SaveBar save="引継書の下書きをつくる" back="/handover" />
        </Form>
      )}
    </Page>
  );
}
