import type { CaseNeed } from '#domain/case-machine.ts';

/** Where what is missing can be written, as a page of the person. */
export function needLink(need: CaseNeed, personId: string): { href: string; label: string } {
  const at = (path: string) => `/people/${personId}${path}`;
  const links: Record<CaseNeed, { href: string; label: string }> = {
    lead: { href: at('/case/transfer'), label: '主担当を決める' },
    main: { href: at('/case'), label: '担当を決める' },
    tried: { href: at('/case/tried/new'), label: '試した制度を書く' },
    plan_for_meeting: { href: at('/plans'), label: 'プランを見る' },
    plan_decided: { href: at('/plans'), label: 'プランを見る' },
    visiting: { href: at('/placements'), label: '行き先を見る' },
    settled: { href: at('/placements'), label: '行き先を見る' },
    closure: { href: at('/closure'), label: '終結の頁を書く' },
  };
  return links[need];
}
