import { writeBirth } from '#domain/birth-date.ts';
import { relations } from '#domain/person.ts';
import type { PersonHead } from '#use-cases/people/find-person.ts';
import type { HouseholdMember } from '#use-cases/people/list-household.ts';
import { Checkbox } from '#web/ui/checkboxes.tsx';
import { Halves } from '#web/ui/columns.tsx';
import { ErrorSummary } from '#web/ui/error-summary.tsx';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { Form } from '#web/ui/form.tsx';
import { gap } from '#web/ui/gap.ts';
import type { PageContext } from '#web/ui/page-context.ts';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { Table } from '#web/ui/table.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { ClosedItem } from './closed-item.tsx';
import { shown, type Values } from '#web/form-reader.ts';
import { PersonFrame } from './person-frame.tsx';
import { SaveBar } from '#web/ui/save-bar.tsx';

/** As far as it is known; an empty cell where nobody asked. */
function bornWords({ bornOn, bornPrecision }: HouseholdMember, today: string): string {
  return bornOn === null ? '' : writeBirth({ bornOn, bornPrecision }, today);
}

type Props = {
  context: PageContext;
  person: PersonHead;
  members: readonly HouseholdMember[];
  /** The member that is being corrected; without, the form adds one. */
  editing?: HouseholdMember | undefined;
  values: Values;
  errors: FieldErrors;
};

function MemberForm({ context, person, editing, values, errors }: Props) {
  const value = shown(values);
  const path = `/people/${person.id}/household`;
  return (
    <Form
      csrf={context.csrf}
      action={editing ? `${path}/${editing.id}` : path}
      keep={`member-${editing?.id ?? person.id}`}
      {...(editing ? { version: editing.version } : {})}
    >
      <ErrorSummary errors={errors} />
      <input type="hidden" name="memberId" value={value.text('memberId')} />
      <Halves>
        <Select
          name="relation"
          label="続柄"
          required
          options={relations.map((relation) => ({ value: relation, label: relation }))}
          value={value.text('relation')}
          error={errors['relation']}
        />
        <TextField name="name" label="名まえ" value={value.text('name')} error={errors['name']} />
      </Halves>
      <Checkbox name="livesTogether" label="いっしょに住んでいる" checked={value.isOn('livesTogether')} />
      <Halves>
        <TextField
          name="bornOn"
          label="生年月日"
          hint="わかるところまで。昭和18年、84歳くらい"
          value={value.text('bornOn')}
          error={errors['bornOn']}
        />
        <TextField
          name="occupation"
          label="職業・学校"
          value={value.text('occupation')}
          error={errors['occupation']}
        />
      </Halves>
      <Halves>
        <TextField
          name="careNote"
          label="障害・介護"
          value={value.text('careNote')}
          error={errors['careNote']}
        />
        <TextField
          name="role"
          label="主な役割"
          hint="家計、介護、相談相手、など"
          value={value.text('role')}
          error={errors['role']}
        />
      </Halves>
      <TextField
        name="note"
        label="覚え書き"
        hint="頼れるか、心配なこと"
        value={value.text('note')}
        error={errors['note']}
      />
      {editing ? null : (
        <TextField
          name="recordNumber"
          label="この家族の記録の番号"
          hint="あなたに開いている記録があるときだけ。つないでも、記録どうしは互いに開きません"
          width="short"
          value={value.text('recordNumber')}
          error={errors['recordNumber']}
        />
      )}
      <SaveBar save={editing ? '保存する' : '家族に加える'} back={`/people/${person.id}`} />
    </Form>
  );
}

/** The family as told for this person. Each member with a record of their own stays a person of their own (invariant 12). */
export function HouseholdPage(props: Props) {
  const { context, person, members, editing } = props;
  const path = `/people/${person.id}/household`;
  if (!person.open.has('family')) {
    return (
      <PersonFrame context={context} person={person} tab="" title="家族">
        <ClosedItem what="家族のこと" />
      </PersonFrame>
    );
  }
  return (
    <PersonFrame context={context} person={person} tab="" title="家族">
      <Section title="家族" aside={person.householdNote}>
        <Table
          caption="家族"
          rows={members}
          empty="家族のことは、まだうかがっていません。"
          columns={[
            { label: '続柄', kind: 'head', cell: (member) => member.relation },
            { label: '名まえ', cell: (member) => member.name },
            { label: '住まい', cell: (member) => (member.livesTogether ? '同居' : '別居') },
            { label: '生年月日', cell: (member) => bornWords(member, context.today) },
            { label: '職業・学校', cell: (member) => member.occupation },
            { label: '障害・介護', cell: (member) => member.careNote },
            {
              label: '主な役割・覚え書き',
              cell: (member) => [member.role, member.note].filter((part) => part !== '').join(gap),
            },
            {
              label: '記録',
              cell: (member) => (
                <>
                  {member.record ? (
                    <>
                      <a href={`/people/${member.record.id}`}>{member.record.number}</a>
                      {gap}
                    </>
                  ) : null}
                  <a href={`${path}/${member.id}`}>なおす</a>
                </>
              ),
            },
          ]}
        />
      </Section>
      <Section title={editing ? `${editing.relation}の欄をなおす` : '家族を加える'}>
        <MemberForm {...props} />
      </Section>
    </PersonFrame>
  );
}
