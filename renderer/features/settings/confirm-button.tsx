import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';

type ConfirmButtonProps = {
  label: string;
  /** Shown after the first press. */
  confirm: string;
  /** Name for screen readers, with what it is about. */
  name: string;
  onConfirm: () => void;
  isBusy?: boolean;
};

/** How long the second press is waited for. */
const waitMs = 4_000;

/** What cannot be taken back asks for a second press at the same place. */
export function ConfirmButton({ label, confirm, name, onConfirm, isBusy = false }: ConfirmButtonProps) {
  const [isArmed, setIsArmed] = useState(false);
  useEffect(() => {
    if (!isArmed) return undefined;
    const timer = setTimeout(() => setIsArmed(false), waitMs);
    return () => clearTimeout(timer);
  }, [isArmed]);
  const press = () => {
    setIsArmed(!isArmed);
    if (isArmed) onConfirm();
  };
  return (
    <Button
      size="xs"
      {...(isArmed ? { variant: 'filled', color: 'brick' } : {})}
      aria-label={isArmed ? `${confirm}: ${name}` : name}
      disabled={isBusy}
      onClick={press}
      onBlur={() => setIsArmed(false)}
    >
      {isArmed ? confirm : label}
    </Button>
  );
}
