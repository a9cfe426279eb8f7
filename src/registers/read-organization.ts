import type { OrganizationKind } from '#domain/organization.ts';
import { readCorporateNumber } from './parsers/code.ts';
import type { RegisterRow } from './register-row.ts';
import type { RowCells } from './row-cells.ts';

const kinds: readonly [RegExp, OrganizationKind][] = [
  [/社会福祉協議会|社協/, 'council'],
  [/医療法人|医療生協|病院|診療所/, 'medical'],
  [/社会福祉法人/, 'welfare_corporation'],
  [/NPO|ＮＰＯ|特定非営利|一般社団|一般財団|公益社団|公益財団/, 'npo'],
  [/株式会社|有限会社|合同会社|合資会社|\(株\)|㈱|\(有\)|㈲/, 'business'],
  [/学校法人|大学|学園/, 'school'],
  [/自治会|町内会|町会|区会/, 'residents'],
  [/商工会|商店会|商店街/, 'commerce'],
  [/(?:都|道|府|県|市|区|町|村)$/, 'municipality'],
];

/** What kind of body a name says it is; a body without a legal form is a circle of citizens only where it says so. */
export function organizationKindOf(name: string): OrganizationKind {
  return kinds.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
}

/** Who runs it, or null where the register does not say: an organisation is never made up from the name of a place. */
export function readOrganization(cells: RowCells): RegisterRow['organization'] {
  const corporateNumber = cells.take(readCorporateNumber(cells.raw('corporateNumber')), 'corporateNumber');
  const name = cells.words('organizationName').replace(/\s*\n\s*/g, ' ');
  if (name === '') return null;
  return { name, kana: '', corporateNumber, kind: organizationKindOf(name) };
}
