import type { PresentProof } from '#use-cases/accounts/own-ways.ts';
import { TextField } from '#web/ui/text-field.tsx';

/** What a change of a way in asks for: the present password, or a sign-in by the municipality's own provider just now. */
export function PresentField(props: { proof: PresentProof; name: string; error?: string | undefined }) {
  const { proof, name, error } = props;
  if (proof === 'fresh') return null;
  return (
    <TextField
      name={name}
      label="いまの合言葉"
      hint={
        proof === 'stale'
          ? '縁側の合言葉を知らないときは、いったん出て、共通のはいり方ではいり直してください。10分のあいだは、合言葉なしで変えられます'
          : undefined
      }
      type="password"
      width="middle"
      autocomplete="current-password"
      required
      error={error}
    />
  );
}
