import { preferredContacts, voicemails } from '#domain/person.ts';
import { formatJapaneseDate } from '#domain/japanese-date.ts';
import type { Choices } from '#use-cases/people/list-choices.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { OpenedContact } from '#use-cases/people/open-contact.ts';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import { Facts } from '#web/ui/facts.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import { Notice } from '#web/ui/notice.tsx';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { ClosedItem } from './closed-item.tsx';
import type { Values } from '#web/form-reader.ts';
import { ContactFields } from './person-fields.tsx';
import { PersonFrame } from './person-frame.tsx';
import { ReasonForm } from './reason-form.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';

type Props = { context: PageContext; person: PersonHead };

/** What stands in place of the address: that it is protected, and how it opens. Nothing of it is on the page. */
export function LockedContactPage(
  props: Props & { isLocked: boolean; errors?: FieldErrors; typed?: string },
) {
  const { context, person, isLocked } = props;
  const path = `/people/${person.id}`;
  return (
    <PersonFrame context={context} person={person} tab="" title="連絡先">
      <Section title="連絡先">
        {isLocked ? (
          <>
            <Notice kind="warn" title="支援措置があります。">
              住所・電話は、名指しされた人が理由を書いたときだけ開きます。紙にもファイルにも出ません。
            </Notice>
            <ReasonForm
              context={context}
              action={`${path}/contact/open`}
              back={path}
              label="ひらく理由"
              button="ひらく"
              errors={props.errors}
              typed={props.typed}
            />
          </>
        ) : (
          <ClosedItem what="住所・連絡先" />
        )}
      </Section>
    </PersonFrame>
  );
}

/** `reason` was typed to open a protected address; it goes along to the form that changes it. */
export function ContactPage(props: Props & { contact: OpenedContact; reason: string }) {
  const { context, person, contact, reason } = props;
  const path = `/people/${person.id}`;
  const told = (...parts: string[]) =>
    parts.filter((part) => part !== '').join(gap) || <span class="soft">聞いていない</span>;
  return (
    <PersonFrame context={context} person={person} tab="" title="連絡先">
      <Section
        title="連絡先"
        aside={contact.isProtected ? undefined : <a href={`${path}/contact/edit`}>なおす</a>}
      >
        {contact.isProtected ? (
          <Notice kind="warn" title="支援措置があります。">
            {contact.protectedUntil === null ? null : `${formatJapaneseDate(contact.protectedUntil)}まで。`}
            {contact.protectedUntil !== null && contact.protectedUntil < context.today
              ? '期限が過ぎています。更新の申出を確かめるまで、このまま閉じておきます。'
              : null}
            この頁だけに出ています。印刷しても、住所と電話は紙に出ません。
          </Notice>
        ) : null}
        <div class={contact.isProtected ? 'no-print' : undefined}>
          <Facts
            caption="連絡先"
            facts={[
              { label: '住所', value: told(contact.postcode, contact.address, contact.buildingNote) },
              { label: '電話1', value: told(contact.phone) },
              { label: '電話2', value: told(contact.phone2) },
              {
                label: '電話のかけ方',
                value: told(
                  contact.voicemail === '' ? '' : `留守番電話に${voicemails[contact.voicemail]}`,
                  contact.callHours === '' ? '' : `かけてよい時間：${contact.callHours}`,
                  contact.callAs === '' ? '' : `名のり方：${contact.callAs}`,
                  contact.phoneNote,
                ),
              },
              { label: 'メール', value: told(contact.email) },
              { label: '望む連絡のしかた', value: preferredContacts[contact.preferredContact] },
            ]}
          />
        </div>
        {contact.isProtected ? (
          <form method="post" action={`${path}/contact/open`} data-turbo="false">
            <input type="hidden" name="csrf" value={context.csrf} />
            <input type="hidden" name="reason" value={reason} />
            <input type="hidden" name="edit" value="yes" />
            <p class="acts after-form">
              <button class="btn two">なおす</button>
              <a href={path}>とじる</a>
            </p>
          </form>
        ) : null}
      </Section>
    </PersonFrame>
  );
}

type EditProps = Props & {
  version: number;
  values: Values;
  errors: FieldErrors;
  choices: Choices;
  reason: string;
};

/** No draft is kept in the browser: an address must not lie about on a shared desk. */
export function ContactEditPage(props: EditProps) {
  const { context, person, version, values, errors, choices, reason } = props;
  const path = `/people/${person.id}`;
  return (
    <PersonFrame context={context} person={person} tab="" title="連絡先">
      <Section title="連絡先をなおす">
        <Form csrf={context.csrf} action={`${path}/contact/edit`} version={version}>
          <ErrorSummary errors={errors} />
          <input type="hidden" name="openReason" value={reason} />
          <ContactFields values={values} errors={errors} choices={choices} today={context.today} asksReason />
          <SaveBar save="保存する" back={path} />
        </Form>
      </Section>
    </PersonFrame>
  );
}
