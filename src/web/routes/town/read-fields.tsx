import { resourceLabels } from '#domain/resource.ts';
import { listActivities, nameConcept } from '#use-cases/resources/name-concept.ts';
import type { TextSource } from '#use-cases/resources/suggest-conditions.ts';
import { Button } from '#web/ui/button.tsx';
import { Checkboxes } from '#web/ui/checkboxes.tsx';
import { gap } from '#web/ui/gap.ts';
import { Select } from '#web/ui/select.tsx';
import { SuggestionList } from '#web/ui/suggestion-list.tsx';
import { conditionLabels } from './condition-facts.ts';
import type { ResourceDraft } from './resource-form.ts';

const sourceLabels: Record<TextSource, string> = {
  summary: resourceLabels.summary,
  hostWishes: conditionLabels.hostWishes,
  cannotAccept: resourceLabels.cannotAccept,
  requires: conditionLabels.requires,
};

const chosenConcepts = [
  { name: 'c.concepts', label: conditionLabels.concepts },
  { name: 'c.hostConcepts', label: '受入先の願いにあたること' },
  { name: 'c.requireConcepts', label: '要る技にあたること' },
];

/** Proposes conditions from what was written, with the words they came from. They count only once somebody says はい. */
export function ReadFields({ draft, isAsked }: { draft: ResourceDraft; isAsked: boolean }) {
  const { suggestions, unread, refused, wasRead, values } = draft;
  return (
    <div class="read-words" id="suggestions">
      <Button kind="second" name="do" value="read">
        書いた文から、条件の候補を出す
      </Button>
      {wasRead ? (
        <>
          <input type="hidden" name="wasRead" value="yes" />
          <SuggestionList
            name="suggestion"
            takesFocus={isAsked}
            suggestions={suggestions.map(({ id, term, field, words, around, source, answer }) => ({
              id,
              term,
              kind: `${field}${gap}（${sourceLabels[source]}から）`,
              words,
              around,
              answer,
            }))}
          />
        </>
      ) : null}
      {unread.length > 0 ? (
        <>
          {unread.map(({ words }) => (
            <input type="hidden" name="unreadShown" value={words} />
          ))}
          <Checkboxes
            name="c.unread"
            label={conditionLabels.unread}
            hint="覚え書きとして残り、個票と、候補のわけに「未確認」と出ます。条件でないものは、印をはずします"
            unmarked
            choices={unread.map(({ words }) => ({ value: words, label: `「${words}」` }))}
            values={unread.filter(({ isKept }) => isKept).map(({ words }) => words)}
          />
        </>
      ) : null}
      {refused.length > 0 ? (
        <details>
          <summary>「ちがう」とした読み取り　{refused.length}つ</summary>
          <Checkboxes
            name="c.refused"
            label="同じ言葉のあいだは、もう出しません"
            hint="印をはずすと、もう一度候補に出ます"
            unmarked
            choices={refused.map((key) => ({ value: key, label: key.slice(key.indexOf('「')) }))}
            values={refused}
          />
        </details>
      ) : null}
      {chosenConcepts.map(({ name, label }) => {
        const ids = values[name] ?? [];
        return ids.length === 0 ? null : (
          <Checkboxes
            name={name}
            label={label}
            layout="row"
            unmarked
            choices={ids.map((id) => ({ value: id, label: nameConcept(id) }))}
            values={ids}
          />
        );
      })}
      <Select
        name="addConcept"
        label="一覧から「すること」を足す"
        unmarked
        width="middle"
        options={listActivities().map(({ id, label }) => ({ value: id, label }))}
        value=""
      />
    </div>
  );
}
