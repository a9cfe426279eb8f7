import { meetingManners, meetingShape, type MeetingDraft } from '#domain/meeting.ts';
import { shown, type FormReader, type Values } from '#web/form-reader.ts';
import { settled, type Read } from '#web/settled.ts';
import { choicesOf } from '#web/ui/choice.ts';
import { readClockTime } from '#web/ui/clock-time.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { TimeRange } from '#web/ui/time-range.tsx';

type Props = { values: Values; errors: FieldErrors; today: string };

/** When, where and how a meeting is held, and who leads and writes. */
export function MeetingFields({ values, errors, today }: Props) {
  const value = shown(values);
  const of = (name: keyof MeetingDraft) => ({ name, value: value.text(name), error: errors[name] });
  return (
    <>
      <TextField {...of('title')} label="会議の名まえ" hint="例　第8回 重層的支援会議" width="middle" />
      <JapaneseDateField {...of('heldOn')} label="開く日" required today={today} />
      <TimeRange
        name="time"
        label="時刻"
        from={value.text('timeFrom')}
        until={value.text('timeUntil')}
        error={errors['time']}
      />
      <Radios {...of('manner')} label="開き方" required layout="row" choices={choicesOf(meetingManners)} />
      <TextField {...of('placeNote')} label="場所" width="middle" />
      <div class="fields">
        <TextField {...of('chair')} label="司会" width="middle" />
        <TextField {...of('recorder')} label="記録" width="middle" />
      </div>
      <JapaneseDateField {...of('nextOn')} label="次回" today={today} />
    </>
  );
}

export function meetingValues(meeting: {
  title: string;
  heldOn: string;
  fromTime: string | null;
  toTime: string | null;
  placeNote: string;
  manner: string;
  chair: string;
  recorder: string;
  nextOn: string | null;
}): Values {
  const { fromTime, toTime, nextOn, ...plain } = meeting;
  return {
    ...Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, [value]])),
    timeFrom: [fromTime?.slice(0, 5) ?? ''],
    timeUntil: [toTime?.slice(0, 5) ?? ''],
    nextOn: [nextOn ?? ''],
  };
}

/** HH:MM as the database keeps it, '' when it could not be read. */
function clock(typed: string): string | null {
  if (typed.trim() === '') return null;
  return readClockTime(typed)?.padStart(5, '0') ?? '';
}

export function readMeetingForm(reader: FormReader): Read<MeetingDraft> {
  const { form } = reader;
  const read = settled(
    reader,
    meetingShape.safeParse({
      title: form.text('title'),
      heldOn: reader.day('heldOn') ?? '',
      fromTime: clock(form.text('timeFrom')),
      toTime: clock(form.text('timeUntil')),
      placeNote: form.text('placeNote'),
      manner: form.text('manner'),
      chair: form.text('chair'),
      recorder: form.text('recorder'),
      nextOn: reader.day('nextOn'),
    }),
  );
  if (read.ok) return read;
  // Both ends of the time are one field on the page.
  const { fromTime, toTime, ...rest } = read.errors;
  const time = fromTime ?? toTime;
  return { ok: false, errors: time === undefined ? rest : { ...rest, time } };
}
