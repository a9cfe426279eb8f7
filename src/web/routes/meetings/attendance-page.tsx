import { presences } from '#domain/meeting.ts';
import type { AgencyChoice } from '#use-cases/meetings/list-agencies.ts';
import type { ShownMeeting } from '#use-cases/meetings/read-meeting.ts';
import type { RowShape, TypedRow } from '#web/typed-rows.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { choicesOf } from '#web/ui/choice.ts';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { SaveFirst, TypedRows } from '#web/ui/typed-rows.tsx';
import { meetingTitle } from './meeting-words.ts';

export const seatRows: RowShape = {
  list: 'seats',
  blank: { agencyId: '', affiliation: '', name: '', role: '', presence: 'invited', version: '0' },
  most: 60,
};

type Props = {
  context: PageContext;
  meeting: ShownMeeting;
  agencies: readonly AgencyChoice[];
  rows: readonly TypedRow[];
  errors: FieldErrors;
};

/** 出席: agencies that work here, and others by where they belong. Who was invited once is not wiped out, only left out. */
export function AttendancePage({ context, meeting, agencies, rows, errors }: Props) {
  const known = new Set(meeting.seats.map(({ id }) => id));
  const names = new Map(agencies.map(({ id, name }) => [id, name]));
  const back = `/meetings/${meeting.id}`;
  return (
    <Page context={context} title="出席">
      <Head
        title="出席"
        crumbs={[
          { label: '会議', href: '/meetings' },
          { label: meetingTitle(meeting), href: back },
          { label: '出席' },
        ]}
        sub="招いた機関と、来た人。本人・家族の出席は、議題ごとに書きます"
      />
      <Form csrf={context.csrf} keep={`seats-${meeting.id}`}>
        <SaveFirst />
        <ErrorSummary errors={errors} />
        <Section title="出席者">
          <TypedRows
            shape={seatRows}
            rows={rows}
            label="出席者"
            add="出席者を足す"
            empty="まだだれも招いていません。"
            mayRemove={(row) => !known.has(row.id)}
          >
            {(row, name) => {
              const agency = names.get(row['agencyId'] ?? '');
              return (
                <>
                  <input type="hidden" name={name('version')} value={row['version']} />
                  <div class="fields">
                    {known.has(row.id) ? (
                      <p class="f">
                        <input type="hidden" name={name('agencyId')} value={row['agencyId']} />
                        <b>{agency ?? '機関のほかの人'}</b>
                      </p>
                    ) : (
                      <Select
                        name={name('agencyId')}
                        label="機関"
                        unmarked
                        empty="機関のほかの人"
                        options={agencies.map((one) => ({ value: one.id, label: one.name }))}
                        value={row['agencyId']}
                      />
                    )}
                    <TextField
                      name={name('affiliation')}
                      label="所属"
                      unmarked
                      hint="機関のほかの人は、同意の相手の名のとおりに"
                      value={row['affiliation']}
                      error={errors[name('affiliation')]}
                    />
                    <TextField
                      name={name('name')}
                      label="名まえ"
                      unmarked
                      value={row['name']}
                      error={errors[name('name')]}
                    />
                    <TextField
                      name={name('role')}
                      label="役割"
                      unmarked
                      value={row['role']}
                      error={errors[name('role')]}
                    />
                  </div>
                  <Radios
                    name={name('presence')}
                    label="出欠"
                    unmarked
                    layout="row"
                    choices={choicesOf(presences)}
                    value={row['presence']}
                  />
                </>
              );
            }}
          </TypedRows>
        </Section>
        <Section>
          <Actions>
            <Button name="do" value="save">
              出席を保存する
            </Button>
            <LinkButton href={back} kind="plain">
              やめてもどる
            </LinkButton>
          </Actions>
        </Section>
      </Form>
    </Page>
  );
}
