export { understandDocument, type Attachment, type Understanding } from './understand-document.ts';
