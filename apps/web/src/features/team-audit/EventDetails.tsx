import { Button, Code } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AuditEvent } from '@gemmavision/domain/audit';
import classes from './EventList.module.css';

interface EventDetailsProps {
  event: AuditEvent;
  onSubject: (subject: string) => void;
}

/** All that was written of an event, and its place in the chain. */
export function EventDetails({ event, onSubject }: EventDetailsProps) {
  const { object, person } = event;
  return (
    <dl className={classes.facts}>
      <Fact name="Event">
        #{event.sequence} · {event.at}
      </Fact>
      <Fact name="Deed">{event.action}</Fact>
      {person === null ? null : <Fact name="Person">{person.id}</Fact>}
      <Fact name="Object">
        {object.id}{' '}
        <Button variant="transparent" size="compact-xs" px={0} onClick={() => onSubject(object.id)}>
          All events of it
        </Button>
      </Fact>
      {event.requestId === null ? null : <Fact name="Request">{event.requestId}</Fact>}
      {event.details === null ? null : (
        <Fact name="Details">
          <Code block style={{ whiteSpace: 'pre-wrap' }}>
            {JSON.stringify(event.details, null, 2)}
          </Code>
        </Fact>
      )}
      <Fact name="Hash before">{event.previousHash}</Fact>
      <Fact name="Hash">{event.hash}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
