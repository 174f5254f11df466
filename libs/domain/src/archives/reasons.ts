/**
 * Why a file of an archive became no document. Codes are stable; the sentence is for a person, and the same for every
 * file, so that files can be counted by it.
 */
export const entryReasons = {
  empty: 'The file is empty. Export it anew from the program that made it.',
  unsupported_type: 'This is not a PDF, PNG or JPEG file. Convert it to one of these and upload it again.',
  corrupt: 'The file is damaged. Export it anew from the program that made it, or pack it anew.',
  too_large: 'The file is larger than this portal takes. Split it, or scan it at a lower resolution.',
  encrypted: 'The file is protected by a password. Pack it anew without one.',
  nested_archive: 'This is an archive inside of another. Unpack it, and upload what is in it.',
  unsupported_compression:
    'The file is packed in a way that this portal does not unpack. Pack it anew as plain ZIP.',
  too_deep: 'The file lies in too many folders inside of each other. Move it up and pack it anew.',
  not_a_file: 'This is a link to a file, not a file. Pack the file itself.',
  packed_too_tightly: 'The file unpacks to far more than its size, as only traps do. Upload it unpacked.',
} as const satisfies Record<string, string>;
export type EntryReasonCode = keyof typeof entryReasons;

/** Why an archive was not unpacked to its end. What was unpacked before stays. */
export const archiveReasons = {
  corrupt: 'The archive is damaged or was cut short. Pack it anew and upload it again.',
  encrypted: 'The archive is protected by a password. Pack it anew without one.',
  overlapping:
    'Files in the archive lie over each other, as only traps do. Pack it anew and upload it again.',
  too_many_files: 'The archive holds more files than this portal takes. Split it into several.',
  too_large: 'The archive unpacks to more than this portal takes. Split it into several.',
  quota_exceeded: 'A quota of the team was reached while the archive was unpacked.',
  storage_full:
    'There is no room left where documents are kept. Ask whoever runs the portal, then upload it again.',
  unavailable: 'Database or storage did not answer for too long. Upload the archive again.',
  cancelled: 'The batch was cancelled before the archive was unpacked.',
  stopped_unexpectedly:
    'Unpacking the archive stopped unexpectedly several times. Pack it anew, or report it.',
  internal: 'Something went wrong on our side. Upload the archive again; if it happens again, report it.',
} as const satisfies Record<string, string>;
export type ArchiveReasonCode = keyof typeof archiveReasons;
