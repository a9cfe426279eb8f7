/** Roles of design.md §2. An administrator keeps accounts and sees no case content. */
export const roleCodes = [
  'participation_worker',
  'coordinator',
  'consultation_worker',
  'community_coordinator',
  'municipal_officer',
  'administrator',
] as const;
export type Role = (typeof roleCodes)[number];

export const roleLabels: Record<Role, string> = {
  participation_worker: '参加支援員',
  coordinator: '多機関協働コーディネーター',
  consultation_worker: '相談支援員',
  community_coordinator: '地域づくりコーディネーター',
  municipal_officer: '主管課',
  administrator: '管理者',
};

/** Somebody signed in, as the claims of one transaction. */
export type Worker = {
  kind: 'worker';
  municipalityId: string;
  accountId: string;
  agencyId: string;
  roles: readonly Role[];
};

/** A host behind its link, without an account: it sees the rows of that link and its own ask, nothing else (design.md §5.3). */
export type Host = { kind: 'host'; municipalityId: string; tokenHash: string; linkId?: string };

/** Who acts: a signed-in worker, the sign-in page itself, a host behind its link, or anybody on the public site. */
export type Actor =
  | Worker
  | Host
  | { kind: 'signin'; municipalityId: string }
  | { kind: 'public'; municipalityId: string };

/** 管理者は事例の中身を見ない: every other role may, as far as the access lists go. */
export function seesCases(roles: readonly Role[]): boolean {
  return roles.some((role) => role !== 'administrator');
}
