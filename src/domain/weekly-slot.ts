import { timesOnWeekday } from './bookable-slot.ts';
import type { Half } from './formal-capacity.ts';
import { halvesOf } from './half-of-day.ts';
import type { WeeklySlot } from './open-days.ts';
import type { ResourceWindow } from './resource-window.ts';
import { formalSlot } from './seat.ts';

type Booked = { slotKey: string; weekday: number; half: string; startsOn: string; endsOn: string | null };

/**
 * A booked half day with the rules that say on which dates it falls: those of its own window, or, where formal users have
 * the places, of every window that covers it. An offer that ran out still says when somebody comes who is there already.
 */
export function weeklySlotOf(booked: Booked, windows: readonly ResourceWindow[]): WeeklySlot {
  const { slotKey, weekday, startsOn, endsOn } = booked;
  const half = booked.half as Half;
  const covers = ({ rule }: ResourceWindow) =>
    timesOnWeekday(rule, weekday - 1).some((time) => halvesOf(time).includes(half));
  const own = windows.filter((window) => (slotKey === formalSlot ? covers(window) : window.id === slotKey));
  return { weekday, half, startsOn, endsOn, rules: own.map(({ rule }) => rule) };
}
