import { formatDayNear } from '#domain/japanese-date.ts';
import type { MeetingChoice } from '#use-cases/casework/read-course.ts';
import { Select } from '#web/ui/select.tsx';

type Props = { meetings: readonly MeetingChoice[]; today: string; value: string };

/** Which meeting decided it, where one did. Without any the question is not asked. */
export function MeetingField({ meetings, today, value }: Props) {
  if (meetings.length === 0) return null;
  return (
    <Select
      name="meetingItemId"
      label="決めた会議"
      width="middle"
      empty="会議によらない"
      options={meetings.map(({ id, number, heldOn }) => ({
        value: id,
        label: `${number}　${formatDayNear(heldOn, today)}`,
      }))}
      value={value}
    />
  );
}
