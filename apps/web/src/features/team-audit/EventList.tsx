import { ActionIcon, Anchor, Code } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Fragment, useId, useState } from 'react';
import type { AuditEvent } from '@gemmavision/domain/audit';
import { useMe } from '../../shell/session.ts';
import { readerLocale } from '../../ui/reader-locale.ts';
import { deedOf, personOf, shortId } from './audit-words.ts';
import { EventDetails } from './EventDetails.tsx';
import { preciseMoment } from './precise-moment.ts';
import classes from './EventList.module.css';

interface EventListProps {
  events: readonly AuditEvent[];
  /** Asks for all events of one object. */
  onSubject: (subject: string) => void;
}

/** The events, a row each, which opens to all that was written; on a narrow screen each is a block. */
export function EventList({ events, onSubject }: EventListProps) {
  return (
    <table className={classes.list}>
      <caption className={classes.hidden}>Events, the latest first</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className={classes.hidden}>Details</span>
          </th>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">Did what</th>
          <th scope="col">Object</th>
          <th scope="col">Address</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <EventRow key={event.sequence} event={event} onSubject={onSubject} />
        ))}
      </tbody>
    </table>
  );
}

function EventRow({ event, onSubject }: { event: AuditEvent } & Pick<EventListProps, 'onSubject'>) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const Icon = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <Fragment>
      <tr data-open={isOpen || undefined}>
        <td className={classes.open}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Details of event ${event.sequence}`}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon size={16} stroke={1.7} />
          </ActionIcon>
        </td>
        <td className={classes.when}>
          <time dateTime={event.at}>{preciseMoment(event.at, readerLocale())}</time>
        </td>
        <td className={classes.who}>{personOf(event)}</td>
        <td className={classes.deed}>{deedOf(event.action)}</td>
        <td className={classes.object}>
          <EventObject object={event.object} />
        </td>
        <td className={classes.address}>{event.ipAddress}</td>
      </tr>
      {isOpen ? (
        <tr className={classes.details}>
          <td colSpan={6} id={id}>
            <EventDetails event={event} onSubject={onSubject} />
          </td>
        </tr>
      ) : null}
    </Fragment>
  );
}

/** What it was done to: a link or a name where it still exists, else its id. */
function EventObject({ object: { id, found } }: Pick<AuditEvent, 'object'>) {
  const { team } = useMe();
  if (id === team.id) return 'this team';
  if (found?.kind === 'document') {
    return (
      <Anchor
        inherit
        title={found.name}
        renderRoot={(props) => <Link to="/documents/$id" params={{ id }} {...props} />}
      >
        {found.name}
      </Anchor>
    );
  }
  return found === null ? <Code title={id}>{shortId(id)}</Code> : found.name;
}
