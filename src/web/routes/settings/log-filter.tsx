import { actKinds, kindsOfAccounts } from '#domain/act-kind.ts';
import type { AccessLogAccount } from '#use-cases/access-log/read-access-log.ts';
import { FilterBar } from '#web/ui/filter-bar.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Select } from '#web/ui/select.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import type { AskedLog } from './asked-log.ts';

type Props = {
  context: PageContext;
  action: string;
  asked: AskedLog;
  accounts: readonly AccessLogAccount[];
  /** Asked by the page itself, not by the form: one person's log. */
  isOfPerson?: boolean;
};

/** By account, by kind of act, by days. The fields stand for what may be asked: 管理者 is offered no acts in cases. */
export function LogFilter({ context, action, asked, accounts, isOfPerson = false }: Props) {
  const { kept, typed, errors } = asked;
  const isAdministrator = context.session?.roles.includes('administrator') ?? false;
  const kinds = Object.entries(actKinds).filter(
    ([code]) => !isAdministrator || kindsOfAccounts.some((one) => one === code),
  );
  const isNarrowed = [...kept.keys()].some((key) => !(isOfPerson && key === 'person'));
  return (
    <FilterBar action={action} isNarrowed={isNarrowed}>
      {!isOfPerson && kept.has('person') ? (
        <input type="hidden" name="person" value={kept.get('person') ?? ''} />
      ) : null}
      {accounts.length > 0 ? (
        <Select
          name="account"
          label="利用者"
          unmarked
          empty="みんな"
          options={accounts.map(({ id, name, agencyName }) => ({
            value: id,
            label: `${name}（${agencyName}）`,
          }))}
          value={kept.get('account') ?? ''}
        />
      ) : kept.has('account') ? (
        <input type="hidden" name="account" value={kept.get('account') ?? ''} />
      ) : null}
      <Select
        name="kind"
        label="なにをしたか"
        unmarked
        empty="すべて"
        options={[
          ...kinds.map(([value, label]) => ({ value, label })),
          { value: 'refused', label: 'ことわったもの' },
        ]}
        value={typed.kind}
      />
      <TextField
        name="from"
        label="この日から"
        unmarked
        width="middle"
        autocomplete="off"
        value={typed.from}
        error={errors.from}
      />
      <TextField
        name="to"
        label="この日まで"
        unmarked
        width="middle"
        autocomplete="off"
        value={typed.to}
        error={errors.to}
      />
    </FilterBar>
  );
}
