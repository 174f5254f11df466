import { Anchor } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import classes from './DocumentPage.module.css';

/** The way from one document to all of them. */
export function BackToDocuments() {
  return (
    <Anchor
      className={classes.back}
      c="dimmed"
      renderRoot={(props) => <Link to="/documents" search={{}} {...props} />}
    >
      <IconArrowLeft size={12} stroke={1.8} aria-hidden /> Documents
    </Anchor>
  );
}
