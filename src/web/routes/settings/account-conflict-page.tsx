import { roleLabels, type Role } from '#domain/actor.ts';
import type { Clash } from '#domain/clash.ts';
import type { AccountRow, AgencyRow } from '#use-cases/accounts/list-accounts.ts';
import type { Form } from '#web/form.ts';
import { ConflictPage } from '#web/routes/town/conflict-page.tsx';
import type { PageContext } from '#web/ui/page-context.ts';

type Props = {
  context: PageContext;
  account: AccountRow;
  agencies: readonly AgencyRow[];
  clash: Clash;
  form: Form;
};

const labels = { agencyId: '機関', name: '名前', nameKana: 'ふりがな', roles: '役割', isActive: 'はいれる' };

/** Two administrators changed one account: field by field, as everywhere. */
export function AccountConflictPage({ context, account, agencies, clash, form }: Props) {
  const show = (field: string, value: unknown): string => {
    if (field === 'agencyId') return agencies.find(({ id }) => id === value)?.name ?? '一覧にない機関';
    if (field === 'roles') return (value as Role[]).map((role) => roleLabels[role]).join('・');
    if (field === 'isActive') return value === true ? 'はいれる' : '止めている';
    return String(value);
  };
  const crumbs = [
    { label: '設定', href: '/settings' },
    { label: account.name, href: `/settings/accounts/${account.id}` },
  ];
  return (
    <ConflictPage context={context} crumbs={crumbs} clash={clash} form={form} labels={labels} show={show} />
  );
}
