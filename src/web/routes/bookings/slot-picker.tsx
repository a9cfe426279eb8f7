import { dayNames } from '#domain/hours.ts';
import { halfLabels, halves, type Half } from '#domain/formal-capacity.ts';
import type { SlotChoice } from '#use-cases/bookings/read-booking-week.ts';
import { classNames } from '#web/ui/class-names.ts';
import { FieldGroup } from '#web/ui/field.tsx';
import { fieldId } from '#web/ui/field-errors.ts';

type Props = { choices: readonly SlotChoice[]; picked: readonly string[]; error: string | undefined };

/** What is left, as somebody would say it. */
export function leftText({ left, over, never, isOwn }: SlotChoice): string {
  if (isOwn) return 'この人の枠です';
  if (never !== undefined) return `空きなし（${never}）`;
  if (left === null) return '何人までか、聞いていません';
  if (over > 0) return `空きなし（${over}人こえています）`;
  return left === 0 ? '空きなし' : `あと${left}人`;
}

/** Beside what is left: how many seats bookings take, as numbers. */
function takenText({ held, used }: SlotChoice): string {
  return [used > 0 ? `使用中${used}人` : '', held > 0 ? `仮押さえ${held}人` : '']
    .filter((part) => part !== '')
    .join('・');
}

/** The week of a resource: weekdays down, morning and afternoon across, places left in words. */
export function SlotPicker({ choices, picked, error }: Props) {
  const weekly = choices.filter(({ isWeekly }) => isWeekly);
  const others = choices.filter(({ isWeekly }) => !isWeekly);
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((day) => weekly.some(({ weekday }) => weekday === day));
  const first = choices.find(({ isOwn }) => !isOwn);
  const Cell = ({ weekday, half }: { weekday: number; half: Half }) => {
    const here = weekly.filter((choice) => choice.weekday === weekday && choice.half === half);
    return (
      <td data-l={halfLabels[half]} class={here.length === 0 ? 'none' : undefined}>
        {here.length === 0 ? <span class="soft">なし</span> : null}
        {here.map((choice) => (
          <SlotTick choice={choice} picked={picked} isFirst={choice === first} />
        ))}
      </td>
    );
  };
  return (
    <FieldGroup name="slots" label="曜日と半日" required error={error}>
      {weekdays.length === 0 ? null : (
        <table class="grid slot-week">
          <thead>
            <tr>
              <th scope="col">
                <span class="vh">曜日</span>
              </th>
              {halves.map((half) => (
                <th scope="col">{halfLabels[half]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weekdays.map((weekday) => (
              <tr>
                <th scope="row">{dayNames[weekday - 1]}</th>
                {halves.map((half) => (
                  <Cell weekday={weekday} half={half} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {others.map((choice) => (
        <SlotTick choice={choice} picked={picked} isFirst={choice === first} withTitle />
      ))}
    </FieldGroup>
  );
}

function SlotTick(props: {
  choice: SlotChoice;
  picked: readonly string[];
  isFirst: boolean;
  withTitle?: boolean;
}) {
  const { choice, picked, isFirst, withTitle = false } = props;
  const value = choice.ids.join(' ');
  const id = isFirst ? fieldId('slots') : `slot-${value.replaceAll(/[^0-9a-z-]/gi, '-')}`;
  const left = leftText(choice);
  const taken = takenText(choice);
  const isFree = !choice.isOwn && choice.never === undefined && choice.left !== 0;
  const words = (
    <>
      {/* The table says the day by its place; a reader hears it with every box. */}
      <span class={withTitle ? 'b' : 'vh'}>{choice.title} </span>
      {choice.hours === '' ? null : <span>{choice.hours}　</span>}
      <span class={classNames(isFree && choice.left !== null && 'is-free')}>{left}</span>
      {taken === '' ? null : <span class="soft pick-hint">{taken}</span>}
    </>
  );
  if (choice.isOwn) return <p class={choice.used > 0 ? 'own-slot is-used' : 'own-slot is-kept'}>{words}</p>;
  return (
    <label class="pick" for={id}>
      <input type="checkbox" id={id} name="slots" value={value} checked={picked.includes(value)} />
      <span>{words}</span>
    </label>
  );
}
