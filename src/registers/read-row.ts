import type { RegisterFormat, ServiceKind } from './formats/register-format.ts';
import { readAge } from './parsers/age.ts';
import { readCapacity } from './parsers/capacity.ts';
import { readMunicipalityCode, readSourceNumber } from './parsers/code.ts';
import { readFees, readYen } from './parsers/fee.ts';
import { fold } from './parsers/fold.ts';
import { readPhone } from './parsers/phone.ts';
import { readPoint } from './parsers/point.ts';
import { readStatus } from './parsers/status.ts';
import { readEmail, readUrl } from './parsers/url.ts';
import { readOrganization } from './read-organization.ts';
import { readSchedule } from './read-schedule.ts';
import type { Recognised } from './recognise.ts';
import type { RegisterRow } from './register-row.ts';
import type { TableRow } from './register-table.ts';
import { rowCells, tidy, type RowCells } from './row-cells.ts';
import { foldName, likenessOf, sourceKeyOf } from './source-key.ts';

const spellings = new WeakMap<RegisterFormat, Map<string, ServiceKind>>();

/** Folding forty names again for each of forty thousand rows would cost more than all the rest. */
function servicesOf(format: RegisterFormat): Map<string, ServiceKind> {
  const known = spellings.get(format);
  if (known) return known;
  const folded = new Map(
    (format.services ?? []).flatMap((kind) =>
      [kind.name, ...(kind.also ?? [])].map((spelling) => [foldName(spelling), kind] as const),
    ),
  );
  spellings.set(format, folded);
  return folded;
}

function readService(cells: RowCells, format: RegisterFormat) {
  const written = cells.words('service');
  if (!format.services || written === '') return undefined;
  const service = servicesOf(format).get(foldName(written).replace(/^指定/, ''));
  if (!service) cells.doubt('service-unknown', written, cells.all('service')[0]?.column);
  return { name: service?.name ?? written, key: service?.code ?? written, service };
}

function readPlace(cells: RowCells, name: string): RegisterRow['place'] {
  const point = cells.take(readPoint(cells.raw('latitude'), cells.raw('longitude')), 'latitude');
  const address = cells.words('address').replace(/\s*\n\s*/g, ' ');
  if (address === '') cells.doubt('address-missing');
  else if (!/\d|[一二三四五六七八九十]丁目/.test(fold(address))) {
    cells.doubt('address-vague', address, cells.all('address')[0]?.column);
  }
  const building = cells.words('building').replace(/\s*\n\s*/g, ' ');
  return {
    name: building === '' || /^[\d\s階F]+$/i.test(fold(building)) ? name : building,
    kana: '',
    address,
    building,
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    access: cells.words('access'),
  };
}

function readFee(cells: RowCells): RegisterRow['resource']['fee'] {
  const columns = cells.all('fee').flatMap((cell) => {
    const yen = cells.take(readYen(cell.text), 'fee');
    return yen === null ? [] : [{ who: cell.label, yen }];
  });
  const note = cells.words('feeNote');
  const amounts = columns.length > 0 ? columns : cells.take(readFees(cells.raw('feeNote')), 'feeNote');
  const prices = columns.map(({ who, yen }) => `${who} ${yen === 0 ? '無料' : `${yen}円`}`).join('、');
  return { text: [prices, note].filter((words) => words !== '').join('\n'), amounts };
}

function describe(cells: RowCells): string {
  const flags = cells.all('flag').filter((cell) => /^(?:1|有|あり|○|◯|TRUE)$/i.test(fold(cell.text)));
  const details = cells.all('detail').filter((cell) => tidy(cell.text) !== '');
  return [
    cells.words('description'),
    ...flags.map((cell) => cell.label),
    ...details.map((cell) => `${cell.label}：${tidy(cell.text)}`),
    cells.words('remark'),
  ]
    .filter((words) => words !== '')
    .join('\n');
}

function readContact(cells: RowCells): { phone: string; email: string; url: string } {
  const phones = cells.all('phone').map((cell) => cells.take(readPhone(cell.text), 'phone'));
  const address = cells.take(readUrl(cells.raw('url')), 'url');
  const emails = cells.all('email').map((cell) => cells.take(readEmail(cell.text), 'email'));
  const firstOf = (values: readonly string[]) => values.find((value) => value !== '') ?? '';
  return { phone: firstOf(phones), email: firstOf([...emails, address.email]), url: address.url };
}

/** One row of a recognised table as a register row. Nothing is refused here: what cannot be read becomes a doubt. */
export function readRow(
  row: TableRow,
  found: Recognised,
  names: readonly string[],
  fallbackCode: string,
): RegisterRow {
  const { format } = found;
  const cells = rowCells(row, found.columns, names);
  const readCode = readMunicipalityCode(cells.raw('municipalityCode'), cells.raw('prefecture'));
  const municipalityCode = cells.take(readCode, 'municipalityCode') || fallbackCode;
  const number = cells.take(readSourceNumber(cells.raw('number'), format.numberDigits), 'number');
  const service = readService(cells, format);
  const ownName = cells.words('name').replace(/\s*\n\s*/g, ' ');
  const place = readPlace(cells, ownName);
  const isPart = format.continues !== undefined;
  const name = isPart ? place.name || place.address : ownName;
  if (name === '') cells.doubt('no-name');
  if (isPart) cells.doubt('parent-needed');

  const phones = cells.all('phone').map((cell) => cell.text);
  const notes = [cells.raw('scheduleNote'), cells.raw('remark'), cells.raw('days')];
  const status = cells.take(readStatus(phones.join('\n'), notes), 'phone');
  const eligibility = cells.words('eligibility');
  // 対象 is a sentence in most registers; only a column made for ages is doubted when it cannot be read.
  const age = cells.take(readAge(cells.raw('age')), 'age') ?? readAge(eligibility).value;
  const capacity = cells.take(readCapacity(cells.raw('capacity'), format.zeroCapacityIsUnknown), 'capacity');
  const key = { municipalityCode, number, address: place.address, name };
  const isNational = format.services !== undefined;
  return {
    line: row.line,
    format: format.id,
    sourceKey: sourceKeyOf({ ...key, format: format.id, service: service?.key ?? '', isNational, isPart }),
    parentKey:
      isPart && number !== ''
        ? sourceKeyOf({ ...key, format: format.continues ?? '', service: '', isNational, isPart: false })
        : null,
    likeness: likenessOf(municipalityCode, `${name} ${service?.key ?? ''}`, place.address),
    municipalityCode,
    organization: readOrganization(cells),
    place: { ...place, name: place.name || name },
    resource: {
      name,
      kana: cells.words('nameKana'),
      kind: format.resourceKind,
      category: service?.name ?? format.category,
      description: describe(cells),
      ...readContact(cells),
      ...readSchedule(cells, format),
      capacity: service?.service?.capacityMeansPlaces === false ? null : capacity,
      fee: readFee(cells),
      age,
      eligibility,
      booking: cells
        .all('booking')
        .map((cell) => tidy(cell.text))
        .filter(Boolean)
        .join('\n'),
    },
    status,
    doubts: cells.doubts,
    cells: Object.fromEntries(row.cells.map((cell, place) => [names[place] ?? `列${place + 1}`, cell])),
  };
}
