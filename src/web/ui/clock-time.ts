/** Reads a time of day as people write it (930, 9:30, ９時半, 午後1時) as 9:30, or undefined. 24:00 ends a day. */
export function readClockTime(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').replace(/\s/g, '').replace(/時半$/, '時30分').replace(/[.：]/g, ':');
  const match =
    /^(午前|午後)?(\d{1,2})(?:時(?:(\d{1,2})分?)?|:(\d{2}))$/.exec(plain) ??
    /^()(\d{1,2})(\d{2})$/.exec(plain);
  if (!match) return undefined;
  const hour = Number(match[2]) + (match[1] === '午後' && Number(match[2]) < 12 ? 12 : 0);
  const minute = Number(match[3] ?? match[4] ?? 0);
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return undefined;
  return `${hour}:${String(minute).padStart(2, '0')}`;
}

/** Half-hour slots of a day as clock times: 19 → 9:30. */
export function slotTime(slot: number): string {
  return `${Math.floor(slot / 2)}:${slot % 2 === 0 ? '00' : '30'}`;
}
