import { resourceConditionsShape, type ResourceConditions } from '#domain/resource-conditions.ts';
import type { RegisterRow } from '#registers/register-row.ts';

/** What one row of a register becomes in the town's tables. Only what the file says; nothing is guessed. */
export type RowRecords = {
  organization: { name: string; nameKana: string; corporateNumber: string | null; kind: string } | null;
  place: {
    name: string;
    nameKana: string;
    address: string;
    buildingNote: string;
    latitude: number | null;
    longitude: number | null;
    /** Where one calls: a corporation has many houses, and each its own telephone. */
    phone: string;
    note: string;
  };
  resource: ResourceRecord;
  windows: { rule: unknown; capacity: number | null }[];
};

export type ResourceRecord = {
  kind: string;
  category: string;
  name: string;
  nameKana: string;
  summary: string;
  opportunity: ResourceConditions;
  eligibilityLaw: string;
  feeNote: string;
  scheduleNote: string;
  state: string;
};

/** What the category of a register means by itself; everything finer is asked of the host. */
function conceptsOf(row: RegisterRow): string[] {
  if (row.format.startsWith('kodomo-shokudo')) return ['a.kidscaf', 't.child'];
  if (row.format === 'kaigo') return ['a.caregive', 't.elder'];
  return [];
}

/** 介護保険の給付は認定を受けた人のもの: a place of it is open to nobody else, whatever room there is. */
function eligibilityOf(row: RegisterRow): { code: string }[] | undefined {
  return row.format === 'kaigo' ? [{ code: 'care_insurance' }] : undefined;
}

function wholeYears(age: number | null | undefined): number | null {
  return age === null || age === undefined ? null : Math.floor(age);
}

function conditionsOf(row: RegisterRow): ResourceConditions {
  const { age, fee } = row.resource;
  const [only] = fee.amounts;
  const eligibility = eligibilityOf(row);
  return resourceConditionsShape.parse({
    v: 1,
    concepts: conceptsOf(row),
    ...(age ? { ageMin: wholeYears(age.from), ageMax: wholeYears(age.to) } : {}),
    // Several prices say nothing about one person: they stay words until somebody asks.
    ...(only && fee.amounts.length === 1 ? { feeYen: only.yen } : {}),
    ...(eligibility ? { eligibility } : {}),
  });
}

export function recordsOf(row: RegisterRow): RowRecords {
  const { organization, place, resource } = row;
  // In a text that was many cells of a table, each says what it is.
  const told = (label: string, text: string): string => (text === '' ? '' : `${label}　${text}`);
  return {
    organization: organization && {
      name: organization.name,
      nameKana: organization.kana,
      corporateNumber: organization.corporateNumber,
      kind: organization.kind,
    },
    place: {
      name: place.name === '' ? resource.name : place.name,
      nameKana: place.kana,
      address: place.address,
      buildingNote: place.building,
      latitude: place.latitude,
      longitude: place.longitude,
      phone: resource.phone,
      note: place.access,
    },
    resource: {
      kind: resource.kind,
      category: resource.category,
      name: resource.name,
      nameKana: resource.kana,
      summary: [
        resource.description,
        told('申し込み', resource.booking),
        told('メール', resource.email),
        resource.url,
      ]
        .filter((text) => text !== '')
        .join('\n'),
      opportunity: conditionsOf(row),
      eligibilityLaw: resource.eligibility,
      feeNote: resource.fee.text,
      scheduleNote: resource.scheduleNote,
      state: row.status,
    },
    windows: resource.windows.map(({ rule }) => ({ rule, capacity: resource.capacity })),
  };
}
