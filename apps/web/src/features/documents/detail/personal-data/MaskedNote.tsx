import { IconEyeOff } from '@tabler/icons-react';
import { useCan, useMe } from '../../../../shell/session.ts';
import classes from './PersonalData.module.css';

/** Why there are dots and black boxes, for those who see them. */
export function MaskedNote() {
  const { role } = useMe();
  const maySee = useCan('documents.unmask');
  if (maySee) return null;
  return (
    <p className={classes.masked}>
      <IconEyeOff size={15} stroke={1.7} aria-hidden />
      Names, addresses and numbers of people are masked: your role here ({role}) looks at documents without
      them. Figures are shown as they are.
    </p>
  );
}
