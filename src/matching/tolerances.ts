import type { DisclosureCode } from '#domain/condition-codes.ts';
import type { PersonProfile } from '#domain/conditions.ts';
import type { DemandCode, Level } from '#domain/demand-codes.ts';

export type Tolerances = Partial<Record<DemandCode, Level>>;

const byDisclosure: Record<DisclosureCode, Tolerances> = {
  anonymous: { real_name: 0, publication: 0 },
  family_name: { real_name: 1, publication: 0 },
  full_name: { real_name: 3 },
};

/** What somebody bears: as answered, and where nobody asked, what 「名まえは出さない」 says about names and pictures. */
export function tolerancesOf({ tolerance, disclosure }: PersonProfile): Tolerances {
  return disclosure === undefined ? tolerance : { ...byDisclosure[disclosure], ...tolerance };
}
