import { Tabs } from '#web/ui/tabs.tsx';

const tabs = [
  { href: '/town', label: '場所・資源' },
  { href: '/town/week', label: '空き' },
  { href: '/town/voices', label: '声' },
  { href: '/town/activities', label: '活動' },
  { href: '/town/organizations', label: '団体' },
  { href: '/gaps', label: '足りないもの' },
  { href: '/town/import', label: '台帳の取り込み' },
] as const;

/** The pages of まち. `current` is the address of the tab that is open or that the page belongs to. */
export function TownTabs({ current }: { current: (typeof tabs)[number]['href'] }) {
  return <Tabs label="まち" tabs={tabs} current={current} />;
}
