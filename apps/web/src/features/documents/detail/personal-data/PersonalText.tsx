import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import type { PiiType } from '@gemmavision/domain/documents';
import { piiKinds } from './kinds.ts';
import classes from './PersonalData.module.css';

interface PersonalTextProps {
  id: string;
  type: PiiType;
  isSelected: boolean;
  children: ReactNode;
}

/** Personal data within a text: its kind is said by colour, by a tag behind it, and to those who listen before it. */
export function PersonalText({ id, type, isSelected, children }: PersonalTextProps) {
  const { word, tag, group } = piiKinds[type];
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isSelected) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  return (
    <mark
      ref={place}
      className={classes.mark}
      data-key={id}
      data-group={group}
      data-tag={tag}
      data-selected={isSelected || undefined}
      title={word}
    >
      <VisuallyHidden className={classes.spoken}>personal data, {word}: </VisuallyHidden>
      {children}
    </mark>
  );
}
