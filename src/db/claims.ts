import type { Actor, Role, Worker } from '#domain/actor.ts';
import { roleCodes, seesCases } from '#domain/actor.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const roleOf = {
  worker: 'engawa_worker',
  signin: 'engawa_signin',
  public: 'engawa_public',
  host: 'engawa_host',
} as const;

const sha256 = /^[0-9a-f]{64}$/;

/** A text as SQL says it. Claims are literals, not set_config(): only those reach the shards of a distributed server. */
export function literal(value: string): string {
  // NUL would end the statement, and a backslash means something else where standard_conforming_strings is off.
  const quoted = value.replaceAll('\0', '').replaceAll("'", "''");
  return quoted.includes('\\') ? `E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`;
}

function checkedId(id: string): string {
  if (!uuid.test(id)) throw new Error('a claim must be a UUID');
  return literal(id);
}

function checkedRoles(roles: readonly Role[]): string {
  // They travel as one text with commas: a role with a comma in it would be two.
  if (!roles.every((role) => roleCodes.includes(role))) throw new Error('a claim must be a known role');
  return literal(roles.join(','));
}

/**
 * A page is many small statements, and many people ask at once: a second process for one of them takes longer to begin than the rest
 * to end. And the planner, to whom a policy hides how few rows there are, would have code compiled that runs for a moment.
 */
const small = ['set local max_parallel_workers_per_gather = 0', 'set local jit = off'];

/** Who a worker is, to the policies. */
export function claimsOf(worker: Worker): string[] {
  return [
    `set local app.account_id = ${checkedId(worker.accountId)}`,
    `set local app.agency_id = ${checkedId(worker.agencyId)}`,
    `set local app.roles = ${checkedRoles(worker.roles)}`,
    `set local app.sees_cases = ${seesCases(worker.roles) ? "'on'" : "'off'"}`,
  ];
}

/** The first round trip of a transaction: begin, become the role, carry the claims. */
export function beginAs(actor: Actor, typedReason?: string): string {
  const lines = [
    'begin',
    ...small,
    `set local role ${roleOf[actor.kind]}`,
    `set local app.municipality_id = ${checkedId(actor.municipalityId)}`,
  ];
  if (actor.kind === 'worker') {
    lines.push(...claimsOf(actor));
    if (typedReason) lines.push(`set local app.typed_reason = ${literal(typedReason)}`);
  }
  if (actor.kind === 'host') {
    if (!sha256.test(actor.tokenHash)) throw new Error('a host is claimed by the hash of its secret');
    lines.push(`set local app.host_token = ${literal(actor.tokenHash)}`);
    if (actor.linkId !== undefined) lines.push(`set local app.host_link_id = ${checkedId(actor.linkId)}`);
  }
  return lines.join('; ');
}
