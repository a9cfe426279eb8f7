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
  const { suggestions, notUnderstood, wasRead, values } = draft;
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
            suggestions={suggestions.map(({ id, term, field, words, source, answer }) => ({
              id,
              term,
              kind: `${field}${gap}（${sourceLabels[source]}から）`,
              words,
              answer,
            }))}
          />
          {notUnderstood.length > 0 ? (
            <p class="soft">
              読み取れなかった文：{notUnderstood.map((words) => `「${words}」`).join('')}
              。要る条件は、下の欄に書いてください。
            </p>
          ) : null}
        </>
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
