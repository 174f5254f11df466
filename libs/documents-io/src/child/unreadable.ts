import { documentReasons, type DocumentReasonCode } from '@gemmavision/domain/documents';

/**
 * Thrown inside the child where a document cannot be read; its top catches it and answers with a value.
 * The message is the one for a person: nothing of the parser's own words, which name libraries and offsets.
 */
export class Unreadable extends Error {
  readonly code: DocumentReasonCode;

  constructor(code: DocumentReasonCode, message: string = documentReasons[code]) {
    super(message);
    this.code = code;
  }
}
