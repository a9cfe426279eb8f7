import { BlockList, isIP } from 'node:net';
import { asActor } from '#db/as-actor.ts';

function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

/** Whether an address lies in one of the networks; without any, every place is allowed. What is no address lies nowhere. */
export function isAllowedPlace(networks: readonly string[], address: string): boolean {
  if (networks.length === 0) return true;
  const version = isIP(address);
  return version !== 0 && blockListOf(networks).check(address, version === 6 ? 'ipv6' : 'ipv4');
}

const keptFor = 10_000;
const kept = new Map<string, { at: number; networks: Promise<readonly string[]> }>();

/** The process that changes the list knows at once; others behind the same balancer within ten seconds. */
export function forgetAllowedNetworks(municipalityId: string): void {
  kept.delete(municipalityId);
}

/** はいれる場所, asked before anybody is known: kept for a moment, because every request asks. */
export async function readAllowedNetworks(municipalityId: string, now: Date): Promise<readonly string[]> {
  const found = kept.get(municipalityId);
  if (found && Math.abs(now.getTime() - found.at) < keptFor) return found.networks;
  const networks = asActor({ kind: 'signin', municipalityId }, { act: 'session.resume' }, async (db) => {
    const row = await db.selectFrom('signInSetting').select('allowedNetworks').executeTakeFirst();
    return row?.allowedNetworks ?? [];
  });
  kept.set(municipalityId, { at: now.getTime(), networks });
  networks.catch(() => kept.delete(municipalityId));
  return networks;
}
