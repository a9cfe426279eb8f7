import { planLineStates } from '#domain/plan.ts';
import type { TypedRow } from '#web/typed-rows.ts';
import { choicesOf } from '#web/ui/choice.ts';
import type { FieldErrors } from '#web/ui/field-errors.ts';
import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';
import { Radios } from '#web/ui/radios.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextField } from '#web/ui/text-field.tsx';
import { TypedRows } from '#web/ui/typed-rows.tsx';
import { goalRows, lineRows } from './plan-rows.ts';

type Props = { rows: readonly TypedRow[]; errors: FieldErrors; today: string };

/** 短期目標: until when, and by what one will see that it is reached. */
export function GoalFields({ rows, errors, today }: Props) {
  return (
    <TypedRows
      shape={goalRows}
      rows={rows}
      label="目標"
      add="目標を足す"
      empty="目標は、まだありません。ひとつ足して、本人と決めてください。"
    >
      {(row, name) => (
        <div class="fields">
          <TextField
            name={name('words')}
            label="目標"
            required
            value={row['words']}
            error={errors[name('words')]}
          />
          <TextField
            name={name('measure')}
            label="どうなったら達成か"
            hint="例　週に1回、4週つづけて立つ"
            unmarked
            value={row['measure']}
            error={errors[name('measure')]}
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
  );
}

/** 課題ごとの行: the person, family and town, the agencies, in the three columns of the form. */
export function LineFields({ rows, goals, errors, today }: Props & { goals: readonly TypedRow[] }) {
  const field = (row: TypedRow, name: (field: string) => string) => (key: string) => ({
    name: name(key),
    value: row[key],
    error: errors[name(key)],
  });
  return (
    <TypedRows
      shape={lineRows}
      rows={rows}
      label="取り組み"
      add="行を足す"
      empty="取り組みは、まだありません。課題ごとに、だれが何をするかを書きます。"
    >
      {(row, name) => {
        const of = field(row, name);
        return (
          <>
            <div class="fields">
              <TextField {...of('issue')} label="課題" required />
              {goals.length > 0 ? (
                <Select
                  {...of('goalId')}
                  label="どの目標のため"
                  unmarked
                  empty="決めない"
                  options={goals.map((goal, place) => ({
                    value: goal.id,
                    label: goal['words'] || `目標 ${place + 1}`,
                  }))}
                />
              ) : null}
            </div>
            <div class="fields">
              <TextArea {...of('byPerson')} label="本人がすること" rows={2} unmarked />
              <TextArea {...of('byTown')} label="家族・地域がすること" rows={2} unmarked />
              <TextArea {...of('byAgencies')} label="支援機関がすること" rows={2} unmarked />
            </div>
            <div class="fields">
              <TextField {...of('agencies')} label="機関・担当・頻度" unmarked />
              <TextField {...of('resources')} label="使うもの（資源）" unmarked />
            </div>
            <div class="fields">
              <JapaneseDateField {...of('from')} label="期間のはじめ" unmarked today={today} />
              <JapaneseDateField {...of('to')} label="期間のおわり" unmarked today={today} />
            </div>
            <Radios
              {...of('state')}
              label="いまのようす"
              unmarked
              layout="row"
              choices={choicesOf(planLineStates)}
            />
          </>
        );
      }}
    </TypedRows>
  );
}
