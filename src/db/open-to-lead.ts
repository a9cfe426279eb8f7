import { sql } from 'kysely';

/**
 * Whether the agency in charge finds the case: being in charge opens nothing by itself, so the row's own list says it
 * (docs/decisions/0019). False where nobody is in charge.
 */
export const openToLead =
  sql<boolean>`coalesce(("case".acl ->> "case".lead_agency_id::text)::timestamptz > now(), false)`.as(
    'isOpenToLead',
  );
