import { NumberInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';

interface NumberFieldProps {
  label: string;
  value: number;
  least: number;
  most: number;
  onChange: (value: number) => void;
  step?: number;
  /** Digits after the point that may be typed; whole numbers unless given. */
  decimals?: number;
  suffix?: string;
  description?: ReactNode;
  disabled?: boolean;
}

/** A number that takes effect while it is typed, as soon as it is one within its bounds. */
export function NumberField({ value, least, most, onChange, decimals = 0, ...input }: NumberFieldProps) {
  // What is being typed may be no number yet: it stays in the field and is dropped when the field is left.
  const [typed, setTyped] = useState<string | number | null>(null);
  return (
    <NumberInput
      {...input}
      value={typed ?? value}
      min={least}
      max={most}
      decimalScale={decimals}
      clampBehavior="none"
      thousandSeparator=","
      onChange={(next) => {
        setTyped(next);
        if (typeof next === 'number' && next >= least && next <= most) onChange(next);
      }}
      onBlur={() => setTyped(null)}
      error={typeof typed === 'number' && (typed < least || typed > most) ? `${least} to ${most}` : undefined}
    />
  );
}
