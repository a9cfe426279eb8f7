import { formatDayNear } from '#domain/japanese-date.ts';
import { secondPersonActs } from '#domain/second-person.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import type { SecondPersonRow } from '#use-cases/accounts/second-person.ts';
import type { Form as TypedForm } from '#web/form.ts';
import { Actions, Button } from '#web/ui/button.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';

type Props = {
  context: PageContext;
  requests: readonly SecondPersonRow[];
  accounts: readonly { id: string; name: string }[];
  isNeeded: boolean;
  errors: FieldErrors;
  form?: TypedForm;
};

/** ふたりで決めること: what was asked today, and a new question to the other administrators. */
export function SecondPersonPage({ context, requests, accounts, isNeeded, errors, form }: Props) {
  return (
    <Page context={context} title="ふたりで決めること">
      <Head
        title="ふたりで決めること"
        crumbs={[{ label: '設定', href: '/settings' }, { label: 'ふたりで決めること' }]}
        sub={
          isNeeded
            ? '同意があると、頼んだ人が24時間のうちに一度だけ、その操作をできます'
            : 'いまは求めていません。「はいり方の決まり」で求めるまでは、同意なしにできます'
        }
      />
      <Section title="頼みごと" aside={`この24時間　${requests.length}件`}>
        {requests.length === 0 ? (
          <EmptyState words="この24時間に、頼まれたことはありません。" />
        ) : (
          <ul class="rows no-lead">
            {requests.map((request) => (
              <Request context={context} request={request} />
            ))}
          </ul>
        )}
      </Section>
      <Section title="もうひとりの管理者に頼む">
        <ErrorSummary errors={errors} order={['act', 'accountId', 'reason']} />
        <Form csrf={context.csrf} action="/settings/second-person">
          <Radios
            name="act"
            label="何をするか"
            required
            choices={choicesOf(secondPersonActs)}
            value={form?.text('act') ?? ''}
            error={errors['act']}
          />
          <Select
            name="accountId"
            label="だれのことか"
            hint="はじめの三つのときに選びます"
            width="middle"
            options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
            value={form?.text('accountId') ?? ''}
            error={errors['accountId']}
          />
          <TextArea
            name="reason"
            label="わけ"
            hint="例　電話をなくしたと、窓口で本人から聞いた"
            rows={2}
            required
            value={form?.text('reason')}
            error={errors['reason']}
          />
          <Actions>
            <Button>頼む</Button>
          </Actions>
        </Form>
      </Section>
    </Page>
  );
}

function stateOf({ isAgreed, usedAt, answeredByName, isOwn }: SecondPersonRow): string {
  if (usedAt) return `${answeredByName ?? ''}さんが同意し、済みました`;
  if (isAgreed === true) return `${answeredByName ?? ''}さんが同意しました${isOwn ? '。いま、できます' : ''}`;
  if (isAgreed === false) return `${answeredByName ?? ''}さんが断りました`;
  return isOwn ? '返事を待っています' : '';
}

function Request({ context, request }: { context: PageContext; request: SecondPersonRow }) {
  const { id, act, accountName, reason, askedByName, askedAt, isOwn, isAgreed } = request;
  const what = `${accountName === null ? '' : `${accountName}さん　`}${secondPersonActs[act]}`;
  return (
    <li>
      <span class="p">
        <b>{what}</b>
        {gap}
        {stateOf(request)}
        <span class="soft">
          {reason}　{askedByName}　{formatDayNear(tokyoDay(askedAt), context.today)} {tokyoTime(askedAt)}
        </span>
      </span>
      {!isOwn && isAgreed === null ? (
        <Form csrf={context.csrf} action={`/settings/second-person/${id}`} class="go">
          <Button kind="second" name="answer" value="yes" label={`${what}に同意する`}>
            同意する
          </Button>
          <Button kind="plain" name="answer" value="no" label={`${what}を断る`}>
            断る
          </Button>
        </Form>
      ) : null}
    </li>
  );
}
