import {
  fieldOf,
  halfLabels,
  halves,
  placeCountLabels,
  placeCounts,
  weekdayLabels,
  weekdays,
  type Half,
  type PlaceCount,
} from '#domain/formal-capacity.ts';
import { fieldId, type FieldErrors } from '#web/ui/field-errors.ts';
import { TextField } from '#web/ui/text-field.tsx';

type HalfProps = {
  half: Half;
  value: (weekday: number, half: Half, part: PlaceCount | 'overrideReason') => string;
  errors: FieldErrors;
};

/** The five counts of a half day on every weekday, typed as in a spreadsheet: Tab goes from day to day. */
export function CountTable({ half, value, errors }: HalfProps) {
  return (
    <table class="grid counts">
      <caption>{halfLabels[half]}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="vh">数</span>
          </th>
          {weekdays.map((weekday) => (
            <th scope="col">{weekdayLabels[weekday - 1]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {placeCounts.map((part) => (
          <tr>
            <th scope="row">{placeCountLabels[part]}</th>
            {weekdays.map((weekday) => {
              const field = fieldOf({ weekday, half }, part);
              const error = errors[field];
              const day = slotName(weekday, half);
              return (
                <td class={error === undefined ? undefined : 'bad'}>
                  <input
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    class="w-count"
                    id={fieldId(field)}
                    name={field}
                    aria-label={`${day} ${placeCountLabels[part]}`}
                    aria-invalid={error === undefined ? undefined : 'true'}
                    aria-describedby={error === undefined ? undefined : `${fieldId(field)}-error`}
                    value={value(weekday, half, part)}
                  />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const slotName = (weekday: number, half: Half): string =>
  `${weekdayLabels[weekday - 1] ?? ''}曜 ${halfLabels[half]}`;

/** A sentence for each cell that is wrong, under the table: in the cell it would be a column of single words. */
export function CountMessages({ half, errors }: { half: Half; errors: FieldErrors }) {
  const told = weekdays.flatMap((weekday) =>
    placeCounts.flatMap((part) => {
      const field = fieldOf({ weekday, half }, part);
      const error = errors[field];
      return error === undefined ? [] : [{ field, words: `${slotName(weekday, half)}　${error}` }];
    }),
  );
  if (told.length === 0) return null;
  return (
    <div class="f bad">
      {told.map(({ field, words }) => (
        <p class="msg" id={`${fieldId(field)}-error`}>
          {words}
        </p>
      ))}
    </div>
  );
}

/** In the summary every sentence says of which half day it speaks. */
export function toldWithDay(errors: FieldErrors): FieldErrors {
  const slots = weekdays.flatMap((weekday) => halves.map((half) => ({ weekday, half })));
  return Object.fromEntries(
    Object.entries(errors).map(([field, error]) => {
      const slot = slots.find((one) => field.startsWith(`${one.weekday}-${one.half}-`));
      return [field, slot ? `${slotName(slot.weekday, slot.half)}　${error}` : error];
    }),
  );
}

/** Why somebody sits beyond the capacity: folded away until it is needed, because it should not be. */
export function OverReasons({ half, value, errors }: HalfProps) {
  const fields = weekdays.map((weekday) => ({
    name: fieldOf({ weekday, half }, 'overrideReason'),
    label: slotName(weekday, half),
    typed: value(weekday, half, 'overrideReason'),
    isFaulty: errors[fieldOf({ weekday, half }, 'guests')] !== undefined,
  }));
  const isAsked = ({ name, typed, isFaulty }: (typeof fields)[number]): boolean =>
    isFaulty || typed !== '' || errors[name] !== undefined;
  const field = ({ name, label, typed }: (typeof fields)[number]) => (
    <TextField name={name} label={label} value={typed} error={errors[name]} unmarked />
  );
  return (
    <>
      {fields
        .filter(isAsked)
        .map(({ label, ...rest }) => field({ ...rest, label: `${label}　定員をこえて受ける理由` }))}
      <details class="reasons">
        <summary>
          {fields.some(isAsked)
            ? 'ほかの曜日で、定員をこえて受けるときの理由'
            : '定員をこえて受けるときの理由'}
        </summary>
        {fields.filter((one) => !isAsked(one)).map(field)}
      </details>
    </>
  );
}
