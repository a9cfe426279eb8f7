import type { BookableSlot } from '#domain/bookable-slot.ts';
import { slotName } from '#domain/booking.ts';
import type { Half } from '#domain/formal-capacity.ts';
import { ruleText } from '#domain/hours-text.ts';
import { goesByWeekday } from '#domain/bookable-slot.ts';
import type { ResourceWindow } from '#domain/resource-window.ts';

type Named = Pick<BookableSlot, 'slotKey' | 'weekday' | 'half'>;

/** The value of a tick box: `formal.1.am`. */
export function slotId({ slotKey, weekday, half }: Named): string {
  return `${slotKey}.${weekday}.${half}`;
}

export function findSlot(slots: readonly BookableSlot[], id: string): BookableSlot | undefined {
  return slots.find((slot) => slotId(slot) === id);
}

/** 月曜 午前; 毎月5日 for a window whose days do not go by the weekday. */
export function slotTitle(
  slot: { slotKey: string; weekday: number; half: Half },
  windows: readonly ResourceWindow[],
): string {
  const window = windows.find(({ id }) => id === slot.slotKey);
  return window && !goesByWeekday(window.rule) ? ruleText(window.rule) : slotName(slot);
}
