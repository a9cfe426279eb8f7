import { openStateLabels, organizationKinds } from '#domain/organization.ts';

function labelIn(labels: Readonly<Record<string, string>>, value: unknown): string {
  return labels[String(value)] ?? String(value);
}

/** A value of an organisation as people read it, on the conflict page. */
export function showOrganizationValue(field: string, value: unknown): string {
  if (field === 'kind') return labelIn(organizationKinds, value);
  if (field === 'state') return labelIn(openStateLabels, value);
  if (field === 'isWelfare') return value === true ? '福祉の団体' : '福祉でない団体';
  if (field === 'soundingsPerWeek') return value === null ? '町の決まり' : `週に${Number(value)}件まで`;
  return String(value);
}
