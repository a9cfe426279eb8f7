import { JapaneseDateField } from '#web/ui/japanese-date-field.tsx';

type Props = {
  name: string;
  label: string;
  value: string;
  today: string;
  error?: string | undefined;
  hint?: string;
  required?: boolean;
};

/** A day with the short hint that these small forms use. */
export function DayField({ hint = 'きょう、11/24、令和8年11月24日', ...props }: Props) {
  return <JapaneseDateField {...props} hint={hint} />;
}
