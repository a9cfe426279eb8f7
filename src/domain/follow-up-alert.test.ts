import { expect, it } from 'vitest';
import { hostAlerts, thickerProposals } from './follow-up-alert.ts';
import { contactShape, recordedContactShape } from './follow-up.ts';

const series = { since: '2026-11-10', days: [] };
const voice = { doneOn: '2026-11-20', hostLoad: 'heavy' as const, hostWish: 'go_on' as const };

it('受入先の新しい声だけが知らせになり、軽ければ知らせはない', () => {
  expect(hostAlerts(voice)).toEqual([{ kind: 'host_load', on: '2026-11-20', load: 'heavy' }]);
  expect(hostAlerts({ ...voice, hostLoad: 'light', hostWish: 'stop' })).toHaveLength(1);
  expect(hostAlerts({ ...voice, hostLoad: 'as_expected' })).toEqual([]);
  expect(hostAlerts(undefined)).toEqual([]);
});

it('知らせのある側だけ、一つつめる案が出る。いちばん密なら案はなく、間隔がなければ案もない', () => {
  const alerts = [{ kind: 'absences' as const, series }, ...hostAlerts(voice)];
  expect(thickerProposals(alerts, { person: 'monthly', host: 'quarterly' })).toEqual([
    { side: 'person', from: 'monthly', to: 'fortnightly' },
    { side: 'host', from: 'quarterly', to: 'monthly' },
  ]);
  expect(thickerProposals(alerts, { person: 'weekly' })).toEqual([]);
  expect(thickerProposals([], { person: 'monthly' })).toEqual([]);
});

it('連絡の記録には、聞いたことか見たことがいる。間隔をかえるなら、わけも', () => {
  const heard = {
    doneOn: '2026-11-24',
    manner: 'phone',
    words: ' ',
    workerView: '',
    hostLoad: null,
    hostWish: null,
    nextStep: '',
  };
  expect(contactShape.safeParse(heard).error?.issues[0]?.path).toEqual(['words']);
  const paced = { ...heard, words: 'はい', pace: 'thinner', paceWhy: '', dueBy: null };
  expect(recordedContactShape.safeParse(paced).error?.issues.map(({ path }) => path[0])).toEqual(['paceWhy']);
  expect(recordedContactShape.safeParse({ ...paced, pace: 'same' }).success).toBe(true);
});
