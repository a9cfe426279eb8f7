import { Halves } from '#web/ui/columns.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { shown, type Values } from '#web/form-reader.ts';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import {
  certificates,
  jobColumns,
  jobRows,
  sheetBoxes,
  type BoxCode,
  type BoxGroupCode,
} from '#domain/sheet-box.ts';

type Props = { values: Values; errors: FieldErrors };

/** ★: what the yearly report to the state asks for; marked as on the paper. */
const counted: readonly BoxCode[] = ['householdKind', 'workState'];

export function boxName(code: BoxCode): string {
  return `box.${code}`;
}

/** The fact that stood in the box when the page was made. */
export function seenName(code: BoxCode): string {
  return `seen.${code}`;
}

function options(labels: Readonly<Record<string, string>>) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

function Box({ code, label, values, errors }: Props & { code: BoxCode; label?: string }) {
  const { kind, label: own } = sheetBoxes[code];
  const name = boxName(code);
  const field = {
    name,
    label: `${counted.includes(code) ? '★' : ''}${label ?? own}`,
    unmarked: true,
    value: shown(values).text(name),
    error: errors[name],
  };
  return (
    <>
      <input type="hidden" name={seenName(code)} value={shown(values).text(seenName(code))} />
      {kind === 'line' ? <TextField {...field} /> : null}
      {kind === 'text' ? <TextArea {...field} rows={2} /> : null}
      {typeof kind === 'string' ? null : (
        <Select {...field} width="middle" empty="聞いていない" options={options(kind)} />
      )}
    </>
  );
}

/** 手帳・認定 in pairs: whether there is one, and its grade or month beside it. */
function Certificates(props: Props) {
  return (
    <>
      {(Object.keys(certificates) as (keyof typeof certificates)[]).map((code) => (
        <Halves>
          <Box {...props} code={`${code}State`} />
          <Box {...props} code={`${code}Note`} label={`${certificates[code]}の内容（等級・区分・年月）`} />
        </Halves>
      ))}
      <Box {...props} code="services" />
    </>
  );
}

/** 職歴: a row of the form is a row here; on phones a block. */
function Jobs(props: Props) {
  return (
    <>
      {jobRows.map((row) => (
        <fieldset class="row-block">
          <legend>職歴 {row}</legend>
          <Halves>
            <Box {...props} code={`job${row}Period`} label={jobColumns.Period} />
            <Box {...props} code={`job${row}Trade`} label={jobColumns.Trade} />
          </Halves>
          <Halves>
            <Box {...props} code={`job${row}Post`} label={jobColumns.Post} />
            <Box {...props} code={`job${row}Leaving`} label={jobColumns.Leaving} />
          </Halves>
        </fieldset>
      ))}
    </>
  );
}

/** Two short boxes stand beside each other, a long one over the whole width: as on the paper. */
export function BoxFields({ group, ...props }: Props & { group: BoxGroupCode }) {
  if (group === 'certificates') return <Certificates {...props} />;
  const codes = (Object.keys(sheetBoxes) as BoxCode[]).filter(
    (code) => sheetBoxes[code].group === group && !/^job\d/.test(code),
  );
  const rows = codes.reduce<BoxCode[][]>((made, code) => {
    const last = made.at(-1);
    const isShort = (one: BoxCode) => sheetBoxes[one].kind !== 'text';
    const fits = last?.length === 1 && last.every(isShort) && isShort(code);
    return fits ? [...made.slice(0, -1), [...last, code]] : [...made, [code]];
  }, []);
  return (
    <>
      {rows.map((row) =>
        row.length === 2 ? (
          <Halves>
            {row.map((code) => (
              <Box {...props} code={code} />
            ))}
          </Halves>
        ) : (
          row.map((code) => <Box {...props} code={code} />)
        ),
      )}
      {group === 'work' ? <Jobs {...props} /> : null}
    </>
  );
}
