import { formatDayNear } from '#domain/japanese-date.ts';
import { tokyoDay, tokyoTime } from '#domain/tokyo-day.ts';
import type { OwnSession } from '#use-cases/accounts/own-sessions.ts';
import type { OwnWays } from '#use-cases/accounts/read-own-ways.ts';
import type { SignInMethod } from '#use-cases/accounts/sign-in.ts';
import { Button } from '#web/ui/button.tsx';
import { Form } from '#web/ui/form.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { Table } from '#web/ui/table.tsx';

const methodWords: Record<SignInMethod, string> = {
  password: '合言葉',
  password_and_factor: '合言葉と二つめの確かめ',
  passkey: 'パスキー',
  single_sign_on: '庁内の共通のはいり方',
  demo: '見本のひと押し',
};

/** はいっている端末: where this account stands open, and the way to close it there. */
export function Sessions({ context, ways }: { context: PageContext; ways: OwnWays }) {
  const { sessions } = ways;
  const when = (at: Date) => `${formatDayNear(tokyoDay(at), context.today)} ${tokyoTime(at)}`;
  const end = (session: OwnSession) => (
    <Form csrf={context.csrf} action="/settings/sign-in/sessions/end">
      <input type="hidden" name="session" value={session.key} />
      <Button kind="plain" label={`${session.browser || '端末'}（${when(session.createdAt)}から）を閉じる`}>
        閉じる
      </Button>
    </Form>
  );
  return (
    <Section title="はいっている端末" aside={`${sessions.length}台`} id="sessions">
      <Table
        caption="はいっている端末"
        rows={sessions}
        columns={[
          { label: '端末', kind: 'head', cell: ({ browser }) => browser || 'わからない端末' },
          { label: 'どこから', cell: ({ source }) => source || 'わからない' },
          { label: 'はいった方法', cell: ({ method }) => methodWords[method] },
          { label: 'はいった時', kind: 'tight', cell: ({ createdAt }) => when(createdAt) },
          { label: '最後に使った時', kind: 'tight', cell: ({ seenAt }) => when(seenAt) },
          {
            label: '閉じる',
            kind: 'tight',
            cell: (session) => (session.isThis ? 'いまの端末' : end(session)),
          },
        ]}
      />
      <p class="soft after-form">
        見覚えのない端末があれば閉じて、合言葉を変え、管理者に知らせてください。30分さわらない端末は、ひとりでに閉じます。
      </p>
      {sessions.some(({ isThis }) => !isThis) ? (
        <Form csrf={context.csrf} action="/settings/sign-in/sessions/end">
          <p class="acts">
            <Button kind="second" name="others" value="yes">
              ほかの端末をすべて閉じる
            </Button>
          </p>
        </Form>
      ) : null}
    </Section>
  );
}
