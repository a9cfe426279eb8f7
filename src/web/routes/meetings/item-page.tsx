import { decisionsFor, itemDecisions, itemPurposes } from '#domain/meeting.ts';
import { planStates } from '#domain/plan-state.ts';
import type { ShownItem, ShownMeeting } from '#use-cases/meetings/read-meeting.ts';
import { shown } from '#web/form-reader.ts';
import { Actions, Button, LinkButton } from '#web/ui/button.tsx';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { Head } from '#web/ui/head.tsx';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Page } from '#web/ui/page.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { SaveFirst, TypedRows } from '#web/ui/typed-rows.tsx';
import { ItemRecord } from './decided-items.tsx';
import { reportRows, roleRows, type TypedItem } from './item-rows.ts';
import { meetingTitle } from './meeting-words.ts';

type Common = { context: PageContext; meeting: ShownMeeting; item: ShownItem };
type Props = Common & { typed: TypedItem; version: number; errors: FieldErrors };

export function ItemHead({ meeting, item }: Omit<Common, 'context'>) {
  const plan = item.planState ? `プラン第${item.planEdition}回は「${planStates[item.planState]}」` : '';
  return (
    <Head
      crumbs={[
        { label: '会議', href: '/meetings' },
        { label: meetingTitle(meeting), href: `/meetings/${meeting.id}` },
        { label: `事例${item.position}` },
      ]}
      title={`事例${item.position}　${item.personName}`}
      sub={
        <>
          {item.personNumber}　{itemPurposes[item.purpose]}　{plan}　
          <a href={`/people/${item.personId}/plans${item.planId ? `/${item.planId}` : ''}`}>プランを見る</a>
        </>
      }
    />
  );
}

/** The record of one person's part, as it was confirmed: nobody changes it any more. */
export function ItemViewPage({ context, meeting, item }: Common) {
  return (
    <Page context={context} title={`事例${item.position}`}>
      <ItemHead meeting={meeting} item={item} />
      <Section title="記録">
        <ItemRecord item={item} today={context.today} />
      </Section>
      <After meeting={meeting} item={item} />
    </Page>
  );
}

/** What a decision asks for next, and where. */
function After({ meeting, item }: Omit<Common, 'context'>) {
  return (
    <ul class="rows no-lead after-form no-print">
      {item.decision === 'close' ? (
        <li>
          <a href={`/people/${item.personId}/closure?meeting=${item.id}`}>終結の頁を書く</a>
        </li>
      ) : null}
      {item.resourceGap === '' ? null : (
        <li>
          <a href={`/meetings/${meeting.id}/items/${item.id}/voice`}>
            まちに足りないものを、声にする（名まえは載りません）
          </a>
        </li>
      )}
      {meeting.state === 'confirmed' ? null : (
        <li>
          <a href={`/meetings/${meeting.id}/items/${item.id}/aside`}>この議題で席を外す人を決める</a>
        </li>
      )}
    </ul>
  );
}

/** Writing the record: their own words before anybody's report, then points, decision, who does what. */
export function ItemPage(props: Props) {
  const { context, meeting, item, typed, version, errors } = props;
  const value = shown(typed.values);
  const { today } = context;
  const area = (name: 'points' | 'decisionWords' | 'resourceGap', label: string, hint?: string) => (
    <TextArea
      name={name}
      label={label}
      rows={3}
      {...(hint ? { hint } : {})}
      value={value.text(name)}
      error={errors[name]}
    />
  );
  return (
    <Page context={context} title={`事例${item.position}`}>
      <ItemHead meeting={meeting} item={item} />
      <Form csrf={context.csrf} version={version} keep={`item-${item.id}`}>
        <SaveFirst />
        <ErrorSummary errors={errors} />
        <Section title="1　本人の意向">
          <TextArea
            name="ownWords"
            label="本人のことば"
            voice
            rows={3}
            value={value.text('ownWords')}
            error={errors['ownWords']}
          />
          <Checkboxes
            name="present"
            label="出席"
            layout="row"
            unmarked
            choices={[
              { value: 'person', label: '本人が出席' },
              { value: 'family', label: '家族が出席' },
            ]}
            values={value.all('present')}
          />
        </Section>
        <Section title="2　機関からの報告">
          <TypedRows
            shape={reportRows}
            rows={typed.reports}
            label="報告"
            add="報告を足す"
            empty="報告は、まだありません。"
          >
            {(row, name) => (
              <>
                <TextField
                  name={name('by')}
                  label="機関"
                  width="middle"
                  unmarked
                  value={row['by']}
                  error={errors[name('by')]}
                />
                <TextArea
                  name={name('words')}
                  label="報告"
                  rows={2}
                  unmarked
                  value={row['words']}
                  error={errors[name('words')]}
                />
              </>
            )}
          </TypedRows>
        </Section>
        <Section title="3　論点">{area('points', '論点')}</Section>
        <Section title="4　決まったこと">
          <Decision meeting={meeting} item={item} typed={typed} errors={errors} />
          {area('decisionWords', '決まったこと（ことばで）', '修正・休む・終結は、理由をかならず書きます')}
        </Section>
        <Section title="5　役割分担">
          <TypedRows
            shape={roleRows}
            rows={typed.roles}
            label="役割"
            add="役割を足す"
            empty="役割は、まだありません。だれが、なにを、いつまでにするかを書きます。"
          >
            {(row, name) => (
              <div class="fields">
                <TextField
                  name={name('who')}
                  label="だれが"
                  required
                  value={row['who']}
                  error={errors[name('who')]}
                />
                <TextField
                  name={name('what')}
                  label="なにを"
                  required
                  value={row['what']}
                  error={errors[name('what')]}
                />
                <JapaneseDateField
                  name={name('until')}
                  label="いつまで"
                  unmarked
                  value={row['until']}
                  today={today}
                  error={errors[name('until')]}
                />
              </div>
            )}
          </TypedRows>
        </Section>
        <Section title="6　まちに足りないもの・次にみる日">
          {area('resourceGap', 'まちに足りないもの', '保存すると、名まえのない声にできます')}
          <JapaneseDateField
            name="nextOn"
            label="次にみる日"
            value={value.text('nextOn')}
            today={today}
            error={errors['nextOn']}
          />
        </Section>
        <Section>
          <Actions>
            <Button name="do" value="save">
              記録を保存する
            </Button>
            <LinkButton href={`/meetings/${meeting.id}`} kind="plain">
              やめてもどる
            </LinkButton>
          </Actions>
        </Section>
      </Form>
      <After meeting={meeting} item={item} />
    </Page>
  );
}

function Decision({ meeting, item, typed, errors }: Omit<Props, 'context' | 'version'>) {
  if (item.decision !== null) {
    return (
      <Notice title={itemDecisions[item.decision]}>
        決めたことは、プランと段階にもう反映されています。ことばは、確定するまで直せます。
      </Notice>
    );
  }
  if (meeting.state !== 'held') {
    return <Notice>会議を「開いた」にすると、決まったことを選べます。</Notice>;
  }
  return (
    <Radios
      name="decision"
      label="決まったこと"
      hint="選んで保存すると、プランと段階がその場で動きます。あとから選びなおせません"
      choices={decisionsFor(item.planState ?? undefined).map((code) => ({
        value: code,
        label: itemDecisions[code],
      }))}
      value={shown(typed.values).text('decision')}
      error={errors['decision']}
    />
  );
}
