import type { AuditAction } from './actions.ts';

/** What the audit log says of a call that succeeds. It is written before the answer leaves, at the api’s edge. */
export interface EndpointAudit {
  action: AuditAction;
  /** The parameter of the path that holds the object’s id; without it the object is the team. */
  subject?: string;
  /** Calls of one person for one object soon after each other are one deed: a page asks for its parts one by one. */
  isOneSitting?: boolean;
}

/** Somebody looks at what was read in a document, or at its pages. */
export const documentViewed: EndpointAudit = {
  action: 'document.viewed',
  subject: 'id',
  isOneSitting: true,
};

/** Somebody takes along what was read in a document. */
export const documentExported: EndpointAudit = { action: 'document.exported', subject: 'id' };

/** Somebody takes along the document itself. */
export const documentDownloaded: EndpointAudit = { action: 'document.downloaded', subject: 'id' };
