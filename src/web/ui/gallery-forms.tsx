import { Button } from './button.tsx';
import { Checkboxes } from './checkboxes.tsx';
import { ErrorSummary, WaysOut } from './error-summary.tsx';
import { FilterBar } from './filter-bar.tsx';
import { Form } from './form.tsx';
import { JapaneseDateField } from './japanese-date-field.tsx';
import { NumberField } from './number-field.tsx';
import type { PageContext } from './page-context.ts';
import { Radios } from './radios.tsx';
import { Section } from './section.tsx';
import { Select } from './select.tsx';
import { SuggestionList } from './suggestion-list.tsx';
import { TextArea } from './text-area.tsx';
import { TextField } from './text-field.tsx';
import { TimeRange } from './time-range.tsx';
import { WeekHours } from './week-hours.tsx';

const errors = {
  birthDate: '平成ではなく令和の日付です。令和元年5月1日でよければ、そう書いてください',
  told: '伝えてよいことを、ひとつは選んでください',
};

function FilledForm({ context }: { context: PageContext }) {
  return (
    <Form csrf={context.csrf} keep="gallery" version={3}>
      <TextField name="familyName" label="姓" required value="勘解由小路" width="middle" />
      <JapaneseDateField
        name="birthDate"
        label="生年月日"
        today={context.today}
        value="平成31年5月1日"
        error={errors.birthDate}
      />
      <JapaneseDateField
        name="heardOn"
        label="うかがった日"
        required
        today={context.today}
        value="2026-10-06"
      />
      <TextArea
        name="words"
        label="本人の言葉"
        voice
        hint="言ったとおりに。直さずに書きます"
        value="昼に、だれかと飯の話がしたい"
      />
      <Select
        name="area"
        label="地区"
        width="middle"
        value="kitano"
        options={[
          { value: 'kitano', label: '北野' },
          { value: 'kawabata', label: '川端' },
        ]}
      />
      <Radios
        name="manner"
        label="同意の受け方"
        required
        value="oral"
        choices={[
          { value: 'signed', label: '自署' },
          { value: 'proxy', label: '代筆', hint: '代わりに書いた人の名前も書きます' },
          { value: 'oral', label: '口頭（立会あり）' },
        ]}
      />
      <Checkboxes
        name="told"
        label="伝えてよいこと"
        required
        layout="row"
        error={errors.told}
        choices={[
          { value: 'participation', label: '得意・願い' },
          { value: 'health', label: '体のこと' },
          { value: 'economy', label: '暮らしのこと' },
        ]}
      />
      <NumberField name="standing" label="続けて立てる時間" value="15" unit="分" />
      <TimeRange name="open" label="使える時刻" from="9:30" until="12:00" />
      <WeekHours
        name="hours"
        label="動ける時間"
        slots={[19, 20, 21, 22, 115, 116, 117, 118, 163, 164, 0]}
        fromHour={8}
        untilHour={19}
      />
      <Radios
        name="came"
        label="来られましたか"
        layout="segments"
        value="came"
        unmarked
        choices={[
          { value: 'came', label: '来た' },
          { value: 'half', label: '途中まで' },
          { value: 'absent', label: '休み' },
        ]}
      />
      <div class="acts after-form">
        <Button>記録する</Button>
        <Button kind="second" name="draft" value="yes">
          下書きのままおく
        </Button>
      </div>
    </Form>
  );
}

/** Every kind of field, filled, empty and refused. */
export function GalleryForms({ context }: { context: PageContext }) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <Section title="しぼり込み">
        <FilterBar action="/town" isNarrowed>
          <TextField name="q" label="ことば" unmarked value="ｶﾜﾊﾞﾀ" />
          <Select
            name="where"
            label="地区"
            unmarked
            empty="すべて"
            options={[{ value: 'kitano', label: '北野' }]}
          />
        </FilterBar>
      </Section>
      <Section title="記入">
        <FilledForm context={context} />
      </Section>
      <Section title="書かれた文から" aside="3件">
        <Form csrf={context.csrf}>
          <SuggestionList
            name="term"
            suggestions={[
              {
                id: 'a1',
                term: '調理',
                kind: '得意・強み',
                words: '和食の店で31年、板場に立っていた',
                answer: 'yes',
              },
              { id: 'a2', term: '人に教えること', kind: '願い', words: '人に教えるのは、嫌いじゃなかった' },
              {
                id: 'a3',
                term: '店の厨房',
                kind: 'したくない',
                words: 'もうお店では調理を行うことができない',
                answer: 'no',
              },
            ]}
          />
          <div class="acts after-form">
            <Button kind="second">選んだ言葉を記録する</Button>
          </div>
        </Form>
        <SuggestionList name="none" suggestions={[]} />
      </Section>
      <Section title="進めないとき">
        <div class="note err">
          <h2>招集の前に、なおすところが1つあります</h2>
          <p>
            事例2（R8-0131）の同意は、<b>市教育委員会</b>を含んでいません。次のどれかを選んでください。
          </p>
          <WaysOut
            ways={[
              { href: '#a', label: '本人に、もう一度うかがう', explained: '伝えてよいことを相談する' },
              { href: '#b', label: '教育委員会は席を外す', explained: '事例2のあいだだけ' },
              { href: '#c', label: '名前を出さずに検討する', explained: '世帯と地区も伏せる' },
              { href: '#d', label: '支援会議に変える', explained: '法106条の6。決めるのは主管課' },
            ]}
          />
        </div>
      </Section>
    </>
  );
}
